"""The one place that opens the system's print dialog; tests put an answer in the place of `ask`."""

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def ask(printer: QPrinter, count: int, parent: QWidget | None) -> bool:
    """Let the user set a printer for `count` pages; tell whether he wants to print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    options = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintPageRange, True)  # noqa: FBT003  # Qt's signature
    dialog.setOption(options.PrintCurrentPage, True)  # noqa: FBT003
    dialog.setOption(options.PrintCollateCopies, True)  # noqa: FBT003
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    return dialog.exec() == QDialog.DialogCode.Accepted
