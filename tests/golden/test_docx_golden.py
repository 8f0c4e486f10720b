"""The body of the Word file of a small report that has every element."""

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from lxml import etree

from desktop import exports
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official.options import Options

_TABLE = Table((("项目", "数量"), ("行政处罚案件", "7件")))


@pytest.fixture
def small_report() -> Report:
    """Give a report with every element, each as short as can be."""
    return Report(
        office="江北市国防动员办公室",
        year=2024,
        mark="江北市国防动员办公室文件",
        copy_number="000001",
        secrecy="机密★1年",
        urgency="加急",
        doc_number="江国动〔2025〕3号",
        signers=("李文", "欧阳明", "王五"),
        title="江北市国防动员办公室关于2024年度法治政府建设情况的报告",
        addressee="市委、市政府",
        sections=(
            Section(0, paragraphs=("现将情况报告如下。",)),
            Section(
                1, "主要举措和成效", part=Part.ACHIEVEMENTS, paragraphs=("办理案件7件。", _TABLE)
            ),
            Section(2, "加强学习。", run_in=True, paragraphs=("组织学习12次。",)),
            Section(3, "", run_in=True, paragraphs=("修订制度3项。",)),
            Section(1, "下一步安排", part=Part.PLAN, paragraphs=("继续努力。",)),
        ),
        attachments=(Attachment("执法情况统计表", (_TABLE,)), Attachment("制度目录")),
        signature="江北市国防动员办公室",
        date=dt.date(2025, 1, 9),
        note="此件主动公开",
        cc="市人大常委会办公室，市司法局",
        printer="江北市国防动员办公室秘书科",
        printed_on=dt.date(2025, 1, 10),
    )


def _body(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    etree.indent(tree)
    return etree.tostring(tree, encoding="unicode") + "\n"


def test_the_red_headed_document_is_as_it_was(
    small_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("full.document.xml", _body(exports.docx_bytes(small_report)))


def test_the_plain_document_is_as_it_was(
    small_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("plain.document.xml", _body(exports.docx_bytes(small_report, Options(plain=True))))


def test_the_plain_text_is_as_it_was(
    small_report: Report, golden: Callable[[str, str], None]
) -> None:
    golden("full.txt", exports.text(small_report))
