from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.preview.calibration import CalibrationDialog, draw_sheet
from desktop.ui.preview.printing import (
    Shift,
    make_printer,
    print_sheet,
    remember_shift,
    remembered_shift,
)


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot) -> CalibrationDialog:
    assert dressed is not None
    made = CalibrationDialog()
    qtbot.addWidget(made)
    return made


def test_a_printer_that_is_right_moves_nothing(dialog: CalibrationDialog) -> None:
    assert dialog.shift == Shift()
    assert dialog.said == "位置准确，打印时不移动。"


def test_what_is_printed_too_far_right_is_moved_left(dialog: CalibrationDialog) -> None:
    dialog.from_left.setValue(21.5)
    dialog.from_top.setValue(19.0)
    assert dialog.said == "打印时向左移 1.5 毫米、向下移 1.0 毫米。"
    dialog.accept()
    assert remembered_shift() == Shift(right=-1.5, down=1.0)


def test_leaving_it_keeps_what_was(dialog: CalibrationDialog) -> None:
    dialog.from_left.setValue(25.0)
    dialog.reject()
    assert remembered_shift() == Shift()


def test_it_shows_again_what_was_measured(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    remember_shift(Shift(right=-1.5, down=1.0))
    again = CalibrationDialog()
    qtbot.addWidget(again)
    assert (again.from_left.value(), again.from_top.value()) == (21.5, 19.0)


def test_the_sheet_is_one_page_with_lines_at_twenty_millimetres(
    dressed: QApplication, tmp_path: Path
) -> None:
    assert dressed is not None
    printer = make_printer("校准页")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "校准.pdf"))
    assert print_sheet(printer, draw_sheet)
    assert (tmp_path / "校准.pdf").read_bytes().count(b"/Type /Page\n") == 1
