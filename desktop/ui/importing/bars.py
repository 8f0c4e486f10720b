"""Head and foot of the import page: how far all files have got, and what to do with this one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.ui import icons, theme
from desktop.ui.importing.draft import OPEN_STAGES, Draft, Stage
from desktop.ui.importing.queue import ImportQueue


class ImportHead(QFrame):
    """Title, counts, and the progress of reading with its stop button.

    Signals:
        back_requested: Back to where the user came from.
        add_requested: More files are wanted.
        folder_requested: A folder is wanted.
        stop_requested: Reading is to stop.
    """

    back_requested = Signal()
    add_requested = Signal()
    folder_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = QPushButton("返回", self)
        self._title = QLabel("导入", self)
        self._counts = QLabel(self)
        self._progress = QProgressBar(self)
        self._stop = QPushButton("停止读取", self)
        self._folder = QPushButton("导入文件夹…", self)
        self._add = QPushButton("添加文件…", self)
        self._build()

    @property
    def counts(self) -> str:
        """What is said about all files."""
        return self._counts.text()

    def show_queue(self, queue: ImportQueue) -> None:
        """Show how far the files have got."""
        total = queue.rowCount()
        unread = queue.count(Stage.WAITING) + queue.count(Stage.READING)
        self._counts.setText(_counted(queue) if total else "")
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(total - unread)
        self._progress.setVisible(unread > 0)
        self._stop.setVisible(unread > 0)

    def _build(self) -> None:
        theme.mark(self, "bar")
        theme.mark(self._title, "title")
        theme.mark(self._counts, "muted")
        theme.mark(self._back, "flat")
        icons.put(self._back, "arrow-left")
        icons.put(self._folder, "folder-open")
        icons.put(self._add, "file-plus")
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(20 * theme.UNIT)
        self._progress.setAccessibleName("读取进度")
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        line.setSpacing(theme.UNIT)
        line.addWidget(self._back)
        line.addWidget(self._title)
        line.addWidget(self._counts)
        line.addStretch(1)
        line.addWidget(self._progress)
        line.addWidget(self._stop)
        line.addWidget(self._folder)
        line.addWidget(self._add)
        self._back.clicked.connect(self.back_requested)
        self._folder.clicked.connect(self.folder_requested)
        self._add.clicked.connect(self.add_requested)
        self._stop.clicked.connect(self.stop_requested)


class ImportFoot(QFrame):
    """What to do with the file being looked over.

    Signals:
        store_requested: Store it.
        skip_requested: Leave it out.
        cancel_requested: Leave the page.
    """

    store_requested = Signal()
    skip_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = QLabel(self)
        self.cancel = QPushButton(self)
        self.skip = QPushButton("跳过", self)
        self.store = QPushButton("存入", self)
        self._build()

    def show_draft(self, draft: Draft | None, *, read_only: bool) -> None:
        """Offer what can be done with a draft."""
        stage = draft.stage if draft else None
        self.store.setEnabled(stage is Stage.READY and not read_only)
        self.skip.setEnabled(stage in OPEN_STAGES)
        self.cancel.setText("完成" if stage in {Stage.STORED, Stage.SKIPPED} else "取消")
        if read_only:
            self._hint.setText("台账以只读方式打开，不能存入。")
        elif stage is Stage.READY:
            self._hint.setText(
                "章节：Tab 降级，Shift+Tab 升级，F2 改标题，Esc 离开；F4 下一处待确认。"
            )
        else:
            self._hint.setText("")

    def _build(self) -> None:
        theme.mark(self._hint, "small")
        theme.mark(self.store, "primary")
        self.store.setShortcut(QKeySequence("Ctrl+Return"))
        self.store.setToolTip("存入台账（Ctrl+Enter）")
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        line.setSpacing(theme.UNIT)
        line.addWidget(self._hint, 1)
        for widget in (self.cancel, self.skip, self.store):
            line.addWidget(widget)
        self.store.clicked.connect(self.store_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.cancel.clicked.connect(self.cancel_requested)


def _counted(queue: ImportQueue) -> str:
    """Count the files: 共 3 个文件，已存入 1，待核对 2."""
    parts = [f"共 {queue.rowCount()} 个文件"]
    for stage, word in (
        (Stage.STORED, "已存入"),
        (Stage.READY, "待核对"),
        (Stage.FAILED, "没有读入"),
        (Stage.SKIPPED, "已跳过"),
    ):
        count = queue.count(stage)
        if count:
            parts.append(f"{word} {count}")
    return "，".join(parts)
