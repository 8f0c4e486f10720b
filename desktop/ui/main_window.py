"""The window: a rail of places, the page in front, and everything that joins them."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.errors import NotFoundError
from desktop.domain.exchange import SENT
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui import icons, memory, state, theme, tools
from desktop.ui.bridge import Bridge
from desktop.ui.dialogs import files, messages
from desktop.ui.frame import WindowFrame
from desktop.ui.menus import WindowMenus
from desktop.ui.pages import Pages
from desktop.ui.rail import Place

if TYPE_CHECKING:
    from desktop.services.search import Hit

_HOME_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Back)
_MOMENT = 4000  # milliseconds a passing message stays
_ABOUT = (
    "法治年报\n\n法治政府建设年度报告的编写、统计与归档。"
    "全部内容只保存在本机的台账文件里，不连接网络。\n\n图标：Lucide（ISC 许可）。"
)


class MainWindow(QMainWindow):
    """Shows one workspace; whoever made it closes the workspace after the window.

    Signals:
        closing: The window is about to close; what is done now is waited for.
        store_requested: The window is to close, a function to be called on the closed store, and
            the window to open on it again.
        lock_requested: What is on the screen is to be covered until somebody signs in.
    """

    closing = Signal()
    store_requested = Signal(object)
    lock_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._bridge = Bridge(workspace.listeners, self)
        self._place = Place.LEDGER
        self._back: dict[Place, Place] = {}  # where Esc leads from a place, if not to the ledger
        self._leaving = False
        self.frame = WindowFrame(workspace, self)
        self.pages = Pages(workspace, self._bridge, today, self.frame.stack)
        self.menus = WindowMenus(
            self,
            self.pages.ledger,
            {"keys": self._show_keys, "verify": self._verify, "about": self._about},
        )
        self.tools = tools.fill(self.menus.tools, self, workspace)
        self.setAcceptDrops(True)
        self._connect()
        memory.restore_window(self)
        self._show(Place.LEDGER)

    @property
    def place(self) -> Place:
        """Where the window is."""
        return self._place

    @Slot(object)
    def go_to(self, place: Place) -> None:
        """Go to a place; it builds its page when it is gone to first."""
        if place is Place.REPORT:
            self._go_to_report()
        elif place is Place.FIGURES:
            self._go_to_figures()
        elif place is Place.IMPORT:
            self.pages.importing.setFocus()
            self._show(Place.IMPORT)
        elif place is Place.ROLLUP:
            self.pages.rollup.setFocus()
            self._show(Place.ROLLUP)
        elif place is Place.SEARCH:
            self._go_to_search()
        else:
            self._show(Place.LEDGER)

    @Slot(object)
    def open_report(self, report: int) -> None:
        """Open a report in the editor."""
        self._back.pop(Place.REPORT, None)
        self.pages.report.open_report(report)
        state.change(report=int(report))
        self._show(Place.REPORT)

    def show_place(self, report: int, section: int, start: int, end: int) -> None:
        """Open a report at a place; a section of -1 is its title."""
        self.open_report(report)
        self.pages.report.editor.go_to(section, start, end, "title" if section < 0 else "")

    @Slot(object)
    def show_figures(self, office: int) -> None:
        """Show the figures of an office."""
        self.pages.figures.show_office(office)
        self._show(Place.FIGURES)

    @Slot(object, object)
    def import_for(self, office: OfficeId | None, year: int | None) -> None:
        """Go to the import page; for a certain office and year ask for the file at once."""
        if office is not None:
            label, suffixes = "报告文件", self._workspace.importing.suffixes
            chosen = files.ask_open_files(self, "选择报告文件", label, suffixes)
            if not chosen:
                return
            self.pages.importing.load(chosen, office, year)
        self.go_to(Place.IMPORT)

    @Slot()
    def import_folder(self) -> None:
        """Ask for a folder, and go to the import page with all that is in it."""
        self.pages.importing.add_folder()
        self.go_to(Place.IMPORT)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take in packages and receipts, which another office has sent."""
        from desktop.ui.exchange.opening import open_files  # noqa: PLC0415 - not at the start

        open_files(self, self._workspace, paths)

    def import_files(self, paths: Sequence[Path]) -> None:
        """Read files and show what was recognised."""
        self.pages.importing.load(paths)
        self.go_to(Place.IMPORT)

    @Slot(object)
    def choose_theme(self, choice: theme.Choice) -> None:
        """Wear another theme and remember it."""
        state.change(theme=choice.value)
        self._restyle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go home with Esc or Alt+Left, where no page had a use for the key."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        home = event.key() in _HOME_KEYS or (alt and event.key() == Qt.Key.Key_Left)
        if home and self._place is not Place.LEDGER:
            self._go_back()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._workspace.read_only and self._dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = self._dropped(event)
        sent = [path for path in paths if path.suffix.lower() in SENT]
        if sent:
            # Once the drop is over: whoever dragged waits for it, and a question may come up.
            QTimer.singleShot(0, self, lambda: self.open_files(sent))
        if len(sent) < len(paths):
            self.import_files([path for path in paths if path not in sent])

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed and wait for work under way; stay where that fails."""
        from desktop.ui import tasks  # noqa: PLC0415 - not at the start

        if self._leaving:  # asked again while the last backup is being written
            event.ignore()
            return
        for page in self.pages.made:
            page.flush()
        holding = self.pages.holding()
        if holding is not None:
            self.go_to(holding)
            event.ignore()
            return
        memory.remember(self)
        self._leaving = True
        self.closing.emit()
        tasks.wait_for_all()
        self._leaving = False
        self._bridge.close()
        event.accept()

    def _go_to_report(self) -> None:
        """Show the report that is open, else the one open the last time."""
        if self.pages.has(Place.REPORT) and self.pages.report.report_id is not None:
            self._show(Place.REPORT)
            return
        last = state.load().number("report")
        if last is not None and self._is_stored(last):
            self.open_report(last)
        else:
            self._show(self._place)
            messages.tell(self, "还没有打开过报告；请在台账中双击一份报告。")

    def _is_stored(self, report: int) -> bool:
        try:
            self._workspace.reports.get(ReportId(report))
        except NotFoundError:
            return False
        return True

    def _go_to_figures(self) -> None:
        office = self.pages.ledger.matrix.office
        if self._place is Place.LEDGER and office is not None:
            self.pages.figures.show_office(office.id)
        elif not self.pages.has(Place.FIGURES):
            self.pages.figures.refresh()
        self._show(Place.FIGURES)

    def _go_to_search(self) -> None:
        """Put the keyboard into the box of the search; Esc leads back here."""
        if self._place is not Place.SEARCH and self._back.get(self._place) is not Place.SEARCH:
            self._back[Place.SEARCH] = self._place
        searching = self.pages.searching
        self._show(Place.SEARCH)
        searching.take_focus()

    @Slot(object)
    def _open_hit(self, hit: "Hit") -> None:
        """Open the report of a hit, at the hit; Esc leads back to what was found."""
        from desktop.ui.search import arrival  # noqa: PLC0415 - not at the start

        self.open_report(int(hit.report))
        if self.pages.report.report_id == hit.report:
            arrival.show_hit(self.pages.report.editor, hit)
        if self._back.get(Place.SEARCH) is Place.REPORT:
            del self._back[Place.SEARCH]
        self._back[Place.REPORT] = Place.SEARCH

    def _show(self, place: Place) -> None:
        if place is Place.LEDGER:
            self._back.clear()
        self._place = place
        page = self.pages.show(place)
        self.frame.rail.show_place(place)
        self.menus.show_page(place, page.actions())
        self._show_title()
        if place is Place.LEDGER:
            self.pages.ledger.take_focus()

    @Slot()
    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.pages.show(self._place).title()} - 法治年报")

    @Slot()
    def _go_home(self) -> None:
        self.go_to(Place.LEDGER)

    @Slot()
    def _go_back(self) -> None:
        """Go where one came from: to what was found, else home."""
        back = self._back.get(self._place, Place.LEDGER)
        if back is Place.SEARCH:
            self._show(back)
            self.pages.searching.take_back()
        else:
            self.go_to(back)

    @Slot(QWidget)
    def _on_built(self, page: QWidget) -> None:
        """Join a page that has just been made to the window."""
        match self.pages.place_of(page):
            case Place.REPORT:
                self.pages.report.closed.connect(self._go_back)
                self.pages.report.title_changed.connect(self._show_title)
                self.pages.report.figures_requested.connect(self.show_figures)
                self.pages.report.last_year.import_requested.connect(self.import_for)
                self.pages.report.last_year.compare_requested.connect(self._compare)
            case Place.FIGURES:
                self.pages.figures.closed.connect(self._go_home)
                self.pages.figures.report_requested.connect(self.open_report)
            case Place.ROLLUP:
                self.pages.rollup.closed.connect(self._go_home)
                self.pages.rollup.report_requested.connect(self.open_report)
                self.pages.rollup.figures_requested.connect(self.show_figures)
            case Place.SEARCH:
                self.pages.searching.closed.connect(self._go_back)
                self.pages.searching.hit_requested.connect(self._open_hit)
            case Place.IMPORT:
                self.pages.importing.closed.connect(self._go_home)
                self.pages.importing.report_stored.connect(self._on_report_stored)
        memory.restore_splitters(page)

    @Slot(int, int)
    def _compare(self, left: int, right: int) -> None:
        from desktop.ui.comparison.opening import open_reports  # noqa: PLC0415 - not at the start

        open_reports(self, self._workspace, left, right)

    @Slot(int)
    def _on_report_stored(self) -> None:
        self.statusBar().showMessage("已存入台账", _MOMENT)

    @Slot(object, object)
    def _on_changed(self, _changes: Changes, _origin: object) -> None:
        self.frame.saved.setText("所有更改已保存")

    @Slot()
    def _restyle(self) -> None:
        """Wear what the user or the system wants now."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        wanted = theme.chosen(app, theme.remembered())
        if wanted is not theme.current():
            theme.apply(app, wanted)
            icons.refresh(self)
            self.frame.restyle()
            self.frame.rail.show_place(self._place)
            self.pages.ledger.restyle()

    def _show_keys(self) -> None:
        from desktop.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - not at the start

        ShortcutsDialog(self.menus.grouped(), self._place, self).exec()

    def _verify(self) -> None:
        with messages.reporting(self):
            health = self._workspace.verify()
            if health.ok:
                messages.tell(self, f"台账文件完好，共 {health.reports} 份报告。")
            else:
                messages.warn(
                    self,
                    f"台账文件“{self._workspace.path.name}”有损坏，请先把该文件另外复制一份，"
                    "再把仍能打开的报告逐份导出。",
                )

    def _about(self) -> None:
        last = self._workspace.backups.last()
        told = f"{last.made:%Y-%m-%d %H:%M}" if last else "还没有"
        messages.tell(self, f"{_ABOUT}\n\n最近一次备份：{told}")

    def _dropped(self, event: QDropEvent) -> list[Path]:
        """Return the dropped folders, and the files that can be read."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        suffixes = (*self._workspace.importing.suffixes, *SENT)
        return [path for path in paths if path.is_dir() or path.suffix.lower() in suffixes]

    def _connect(self) -> None:
        """Join all parts of the window: the one place where it is done."""
        ledger = self.pages.ledger
        ledger.report_requested.connect(self.open_report)
        ledger.figures_requested.connect(self.show_figures)
        ledger.import_requested.connect(self.import_for)
        ledger.folder_requested.connect(self.import_folder)
        self.pages.built.connect(self._on_built)
        self.frame.rail.chosen.connect(self.go_to)
        self.menus.place_chosen.connect(self.go_to)
        self.menus.theme_chosen.connect(self.choose_theme)
        self._bridge.changed.connect(self._on_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
