"""What can be printed of a report: all of it, all but the red header, the calibration sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.typesetting.placed import Page
from desktop.ui import icons
from desktop.ui.dialogs import messages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_NO_PRINTER = "打印机没有接受文件，没有打印；请检查打印机是否已连接、有纸，然后再试。"
_OTHER_PAPER = (
    "打印对话框中选的纸张不是竖向 A4。公文用纸为 A4，换用其他纸张会使版心和页边不合规定。"
)
_NOTHING = "报告还没有内容，没有可以打印的页。"


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed.

    Attributes:
        pages: The pages of the report as it is.
        current: The index of the page that is looked at.
    """

    title: str
    pages: tuple[Page, ...]
    current: int = 0


class PrintActions(QObject):
    """Three actions; QtPrintSupport is loaded when the first of them is triggered."""

    def __init__(self, printed: Callable[[], Printed | None], window: QWidget) -> None:
        super().__init__(window)
        self._printed = printed
        self._window = window
        self.print_all = self._action("打印…", "printer", "Ctrl+P")
        self.print_over = self._action("套打（不印红头）…", "file-text")
        self.calibrate = self._action("校准打印位置…", "sliders-horizontal")
        self.print_all.triggered.connect(partial(self._print, skip_header=False))
        self.print_over.triggered.connect(partial(self._print, skip_header=True))
        self.calibrate.triggered.connect(self._calibrate)

    @property
    def actions(self) -> list[QAction]:
        """All of them, in the order of the menu."""
        return [self.print_all, self.print_over, self.calibrate]

    def _action(self, text: str, icon: str, keys: str = "") -> QAction:
        action = QAction(text, self)
        icons.put(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
        return action

    def _print(self, _checked: object = None, *, skip_header: bool) -> None:
        from desktop.ui.preview import printing  # noqa: PLC0415  # asks for the printers

        printed = self._printed()
        if printed is None:
            messages.tell(self._window, _NOTHING)
            return
        printer = printing.make_printer(printed.title)
        if not self._ask(printer, len(printed.pages)):
            return
        wanted = printing.chosen_pages(printer, len(printed.pages), printed.current)
        pages = [printed.pages[index] for index in wanted]
        shift = printing.remembered_shift()
        if not printing.print_pages(printer, pages, shift=shift, skip_header=skip_header):
            messages.warn(self._window, _NO_PRINTER)

    def _ask(self, printer: "QPrinter", count: int) -> bool:
        """Ask the system for printer, copies, range and sides; see to it that the paper is A4."""
        from desktop.ui.preview import print_dialog, printing  # noqa: PLC0415

        if not print_dialog.ask(printer, count, self._window):
            return False
        if not printing.is_a4(printer):
            if messages.choose(self._window, _OTHER_PAPER, ("改用 A4 打印", "取消")):
                return False
            printing.use_a4(printer)
        printer.setFullPage(True)
        return True

    def _calibrate(self, _checked: object = None) -> None:
        from desktop.ui.preview.calibration import CalibrationDialog  # noqa: PLC0415

        dialog = CalibrationDialog(self._window)
        dialog.print_button.clicked.connect(self._print_sheet)
        dialog.exec()

    def _print_sheet(self, _checked: object = None) -> None:
        from desktop.ui.preview import calibration, printing  # noqa: PLC0415

        printer = printing.make_printer("打印校准页")
        if self._ask(printer, 1) and not printing.print_sheet(printer, calibration.draw_sheet):
            messages.warn(self._window, _NO_PRINTER)
