import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.session import ReportSession
from desktop.ui.preview import print_dialog, printing
from desktop.ui.preview.stage import PreviewStage
from tests.ui.asked import Asked

Answer = Callable[[QPrinter], bool]


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the system's dialog choose a file, and tell which."""
    file = tmp_path / "纸.pdf"
    answer(monkeypatch, lambda printer: to_file(printer, file))
    return file


def to_file(printer: QPrinter, file: Path) -> bool:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return True


def answer(monkeypatch: pytest.MonkeyPatch, chosen: Answer) -> None:
    monkeypatch.setattr(print_dialog, "ask", lambda printer, _count, _parent: chosen(printer))


def count(file: Path) -> int:
    return file.read_bytes().count(b"/Type /Page\n")


def test_all_pages_are_printed(stage: PreviewStage, paper: Path) -> None:
    stage.prints.print_all.trigger()
    assert count(paper) == len(stage.panel.document.pages)


def test_over_letter_paper_all_pages_are_printed_too(stage: PreviewStage, paper: Path) -> None:
    stage.prints.print_over.trigger()
    assert count(paper) == len(stage.panel.document.pages)


def test_who_leaves_the_dialog_prints_nothing(
    stage: PreviewStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lambda _printer: False)
    monkeypatch.setattr(printing, "print_pages", lambda *_words, **_more: pytest.fail("printed"))
    stage.prints.print_all.trigger()


def test_an_empty_report_is_not_printed(qtbot: QtBot, paper: Path, asked: Asked) -> None:
    stage = PreviewStage(ReportEditor(ReportSession(Report())))
    qtbot.addWidget(stage)
    stage.prints.print_all.trigger()
    assert not paper.exists()
    assert asked.told == ["报告还没有内容，没有可以打印的页。"]


@pytest.mark.parametrize(("choice", "there"), [(0, True), (1, False)])
def test_other_paper_than_a4_is_asked_about(
    stage: PreviewStage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: Asked,
    choice: int,
    *,
    there: bool,
) -> None:
    def letter(printer: QPrinter) -> bool:
        to_file(printer, tmp_path / "a.pdf")
        return printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))

    answer(monkeypatch, letter)
    asked.choice = choice
    stage.prints.print_all.trigger()
    assert "A4" in asked.questions[0]
    assert (tmp_path / "a.pdf").exists() is there


@pytest.mark.usefixtures("paper")
def test_a_printer_that_takes_nothing_is_told(
    stage: PreviewStage, monkeypatch: pytest.MonkeyPatch, asked: Asked
) -> None:
    monkeypatch.setattr(printing, "print_pages", lambda *_words, **_more: False)
    stage.prints.print_all.trigger()
    assert asked.warned[0].startswith("打印机没有接受文件")


def test_the_sheet_is_printed_from_its_dialog(
    stage: PreviewStage, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(dialog: QDialog) -> int:
        dialog.print_button.click()  # type: ignore[attr-defined]  # the dialog of calibration
        return 0

    monkeypatch.setattr(QDialog, "exec", press)
    stage.prints.calibrate.trigger()
    assert count(paper) == 1


def test_printers_are_not_asked_for_before_something_is_printed(
    run_environment: dict[str, str], root: Path
) -> None:
    program = "import desktop.ui.report_page, sys; print('PySide6.QtPrintSupport' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=run_environment,
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == "False"
