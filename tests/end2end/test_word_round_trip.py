"""What is written as a Word or text file is read back as the same report.

What a text file cannot tell: whether the first sentence of a numbered paragraph is its heading, and
whether a heading alone with its 。 is run in.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from desktop import exports
from desktop.domain.numbering import SCHEMES, SHORT, UNNUMBERED, Scheme
from desktop.domain.outline import Outline, Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official.options import Options
from desktop.recognition import recognise
from tests.end2end.varied import Varied

_TABLE = Table((("序号", "项目", "数量"), ("1", "行政处罚案件", "7件"), ("2", "罚款", "4.1万元")))
_OUTLINE: Outline = (
    Section(0, paragraphs=("2024年，我办认真学习贯彻习近平法治思想。现将情况报告如下。",)),
    Section(
        1,
        "法治政府建设主要举措和成效",
        part=Part.ACHIEVEMENTS,
        paragraphs=("全年办理行政执法案件7件，罚款4.1万元，数据如下。", _TABLE),
    ),
    Section(2, "强化理论学习。", run_in=True, paragraphs=("组织专题学习12次。", "成效较好。")),
    Section(3, "", run_in=True, paragraphs=("修订制度3项，废止1项。",)),
    Section(2, "规范行政执法。", run_in=True, paragraphs=("执法记录仪配发率达100%。",)),
    Section(1, "存在的不足和原因", part=Part.PROBLEMS, paragraphs=("执法力量不足。",)),
    Section(
        1,
        "主要负责人履行推进法治建设第一责任人职责情况",
        part=Part.LEADERSHIP,
        paragraphs=("主要负责人听取汇报4次。",),
    ),
    Section(1, "2025年度法治政府建设工作安排", part=Part.PLAN, paragraphs=("提高认识。",)),
)
_PLAIN = Report(
    office="江北市国防动员办公室",
    year=2024,
    title="江北市国防动员办公室关于2024年度法治政府建设情况的报告",
    addressee="市委、市政府",
    sections=_OUTLINE,
    signature="江北市国防动员办公室",
    date=dt.date(2025, 1, 9),
)
_RED = replace(
    _PLAIN,
    mark="江北市国防动员办公室文件",
    doc_number="江国动〔2025〕3号",
    signers=("李文",),
    note="此件主动公开",
)
_REPORTS = {
    "plain": _PLAIN,
    "red": _RED,
    "secret": replace(_RED, copy_number="000001", secrecy="机密★1年", urgency="特急", note=""),
    "imprint": replace(
        _RED,
        cc="市人大常委会办公室，市司法局",
        printer="江北市国防动员办公室秘书科",
        printed_on=dt.date(2025, 1, 10),
    ),
    "two signers": replace(_RED, signers=("李文", "欧阳明")),
    "three signers": replace(_RED, signers=("李文", "欧阳明", "王五")),
    "joint": replace(
        _RED,
        mark="江北市国防动员办公室\n江北市司法局文件",
        signature="江北市国防动员办公室\n江北市司法局",
    ),
    "attachments": replace(
        _RED,
        attachments=(
            Attachment("2024年度行政执法情况统计表", (_TABLE,)),
            Attachment("规范性文件目录", ("全年没有制定规范性文件。",)),
        ),
    ),
    "one attachment": replace(_RED, attachments=(Attachment("统计表", ("见下表。", _TABLE)),)),
    "short scheme": replace(
        _PLAIN,
        scheme=SHORT,
        sections=(
            *_OUTLINE[:2],
            Section(2, "强化学习。", run_in=True, paragraphs=("组织学习12次。",)),
            *_OUTLINE[5:],
        ),
    ),
}


def _read(report: Report, folder: Path, suffix: str) -> Report:
    file = folder / f"报告{suffix}"
    {".docx": exports.write_docx, ".txt": exports.write_txt}[suffix](report, file)
    found = recognise(file)
    assert found.leftover == ()
    return found.report


@pytest.mark.slow
@pytest.mark.parametrize("name", _REPORTS)
def test_a_word_file_is_read_back_as_the_same_report(name: str, tmp_path: Path) -> None:
    report = _REPORTS[name]
    found = _read(report, tmp_path, ".docx")
    differing = [
        field.name
        for field in fields(Report)
        if field.name != "scheme" and getattr(found, field.name) != getattr(report, field.name)
    ]
    assert differing == []


@pytest.mark.slow
@pytest.mark.parametrize("name", _REPORTS)
def test_what_was_read_back_shows_the_same_numbers(name: str, tmp_path: Path) -> None:
    report = _REPORTS[name]
    assert _read(report, tmp_path, ".docx").markers == report.markers


@pytest.mark.slow
def test_a_text_file_is_read_back_with_the_same_outline(tmp_path: Path) -> None:
    first = replace(_OUTLINE[1], paragraphs=_OUTLINE[1].paragraphs[:1])  # a text has no tables
    report = replace(_RED, sections=(_OUTLINE[0], first, *_OUTLINE[2:]))
    found = _read(report, tmp_path, ".txt")
    assert found.sections == report.sections
    assert (found.title, found.doc_number, found.date) == (
        report.title,
        report.doc_number,
        report.date,
    )


@pytest.mark.slow
def test_writing_what_was_read_back_gives_the_same_document(tmp_path: Path) -> None:
    found = _read(_REPORTS["imprint"], tmp_path, ".docx")
    assert exports.text(found) == exports.text(_REPORTS["imprint"])


@pytest.mark.slow
def test_a_version_for_publication_keeps_title_and_text(tmp_path: Path) -> None:
    file = tmp_path / "公开.docx"
    exports.write_docx(_REPORTS["imprint"], file, options=Options(plain=True))
    found = recognise(file).report
    assert (found.mark, found.doc_number, found.cc) == ("", "", "")
    assert (found.title, found.sections) == (_RED.title, _RED.sections)


GENERATED = range(20)
OUR_SCHEMES = {name: scheme for name, scheme in SCHEMES.items() if scheme != UNNUMBERED}


def _shown(report: Report) -> Report:
    """Return a report without what no file shows: parts that headings do not announce."""
    sections = tuple(replace(section, part=None) for section in report.sections)
    return replace(report, title=report.title.replace("\n", ""), sections=sections)


def _as_text(report: Report) -> Report:
    """Return a report as a text file tells it: which first sentences are headings it does not."""
    sections = tuple(
        Section(section.depth, paragraphs=(section.text,)) for section in report.sections
    )
    return replace(report, sections=sections)


def _differing(found: Report, report: Report) -> list[str]:
    return [
        field.name
        for field in fields(Report)
        if field.name != "scheme" and getattr(found, field.name) != getattr(report, field.name)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", OUR_SCHEMES.values(), ids=range(len(OUR_SCHEMES)))
@pytest.mark.parametrize(("suffix", "told"), [(".docx", _shown), (".txt", _as_text)])
def test_generated_reports_come_back_in_every_scheme(
    scheme: Scheme, suffix: str, told: Callable[[Report], Report], tmp_path: Path
) -> None:
    for seed in GENERATED:
        report = replace(Varied(seed).report(), scheme=scheme)
        folder = tmp_path / str(seed)
        folder.mkdir()
        found = _read(report, folder, suffix)
        assert (seed, _differing(told(_shown(found)), told(_shown(report)))) == (seed, [])
        assert found.markers == report.markers
