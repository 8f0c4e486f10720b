from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from desktop.ui.preview import print_dialog
from desktop.ui.preview.printing import chosen_pages, make_printer


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QPrintDialog]]:
    """Accept the dialog as it opens, and keep it."""
    kept: list[QPrintDialog] = []

    def accept(dialog: QPrintDialog) -> int:
        kept.append(dialog)
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    yield kept
    for dialog in kept:
        dialog.deleteLater()


def test_ranges_and_the_page_looked_at_can_be_chosen(
    opened: list[QPrintDialog], tmp_path: Path
) -> None:
    printer = make_printer("报告")
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    assert print_dialog.ask(printer, 7, None)
    (dialog,) = opened
    options = dialog.options()
    for option in ("PrintPageRange", "PrintCurrentPage", "PrintCollateCopies"):
        assert options & QPrintDialog.PrintDialogOption[option]
    assert (dialog.minPage(), dialog.maxPage()) == (1, 7)


def test_who_changes_nothing_prints_all(opened: list[QPrintDialog], tmp_path: Path) -> None:
    printer = make_printer("报告")
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    print_dialog.ask(printer, 3, None)
    assert opened
    assert printer.printRange() is QPrinter.PrintRange.AllPages
    assert chosen_pages(printer, 3, 0) == [0, 1, 2]


@pytest.mark.usefixtures("opened")
def test_who_leaves_the_dialog_wants_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected.value)
    assert not print_dialog.ask(make_printer("报告"), 3, None)
