"""A report of several pages, its session, and the preview on it."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.placed import Page
from desktop.typesetting.typesetter import Typesetter
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.session import ReportSession
from desktop.ui.preview.stage import PreviewStage

SENTENCE = "坚持严格规范公正文明执法，全年开展人防工程执法检查86次，办理行政执法案件7件。"
Words = Callable[[Path], list[tuple[float, float, str]]]


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Let there be an application: without one even a printer ends the program."""
    return qapp


@pytest.fixture
def report() -> Report:
    return Report(
        office="青山区国防动员办公室",
        year=2024,
        mark="青山区国防动员办公室文件",
        doc_number="青国动〔2025〕3号",
        signers=("王某",),
        title="青山区国防动员办公室2024年度法治政府建设情况报告",
        addressee="区委、区政府",
        sections=(
            Section(0, paragraphs=("2024年，各项工作取得新进展。",)),
            Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS),
            Section(2, "严格执法。", run_in=True, paragraphs=(SENTENCE * 12, SENTENCE * 9)),
            Section(2, "数据", paragraphs=(Table((("项目", "数量"), ("检查", "86"))),)),
            Section(1, "下一年度主要安排", paragraphs=(SENTENCE * 10,), part=Part.PLAN),
        ),
        attachments=(Attachment("统计表", ("统计截至2024年12月31日。",)),),
        signature="青山区国防动员办公室",
        date=dt.date(2025, 1, 9),
        printer="区国动办综合科",
        printed_on=dt.date(2025, 1, 10),
    )


@pytest.fixture
def session(report: Report) -> ReportSession:
    return ReportSession(report)


@pytest.fixture
def pages(dressed: QApplication, report: Report) -> tuple[Page, ...]:
    assert dressed is not None
    return Typesetter(FontBook(), Options()).typeset(compose(report))


@pytest.fixture
def stage(dressed: QApplication, session: ReportSession, qtbot: QtBot) -> PreviewStage:
    """Give the editor with its preview, which nobody has asked for yet."""
    assert dressed is not None
    made = PreviewStage(ReportEditor(session))
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def words() -> Words:
    """Give what reads the words of a PDF's first page, with left and upper edge in points."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")

    def read(file: Path) -> list[tuple[float, float, str]]:
        command = ["pdftotext", "-f", "1", "-l", "1", "-tsv", str(file), "-"]
        rows = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        cells = [row.split("\t") for row in rows.splitlines()[1:]]
        return [(float(row[6]), float(row[7]), row[11]) for row in cells if row[0] == "5"]

    return read
