"""What an empty ledger shows: three ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.choice import ChoiceButton
from desktop.ui.theme import UNIT

_WIDTH = 62 * UNIT


class Welcome(QWidget):
    """A calm page in the place of an empty matrix.

    Signals:
        import_requested: Read reports from files.
        office_requested: Enter the first office.
        samples_requested: Load the fictional offices.
    """

    import_requested = Signal()
    office_requested = Signal()
    samples_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = (
            ChoiceButton(
                "import",
                "导入已有报告",
                "读取以往的 Word 或文本文件，自动识别单位、年度和各部分",
                self,
            ),
            ChoiceButton(
                "building-2", "新建单位", "先登记本单位，再从空白开始编写本年度报告", self
            ),
            ChoiceButton("eye", "载入示例", "用虚构的单位和报告看看各项功能，之后可以删除", self),
        )
        self._build()
        self.setFocusProxy(self.choices[0])
        for choice, signal in zip(
            self.choices,
            (self.import_requested, self.office_requested, self.samples_requested),
            strict=True,
        ):
            choice.clicked.connect(signal)

    def lock(self, *, locked: bool) -> None:
        """Switch the ways to begin off where nothing can be written."""
        for choice in self.choices:
            choice.setEnabled(not locked)

    def _build(self) -> None:
        title = QLabel("从这里开始", self)
        theme.mark(title, "title")
        words = QLabel("台账里还没有单位和报告。所有内容只保存在这台电脑上，不需要联网。", self)
        theme.mark(words, "muted")
        words.setWordWrap(True)
        inner = QWidget(self)
        inner.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(UNIT)
        for choice in self.choices:
            column.addWidget(choice)
        box = QVBoxLayout(self)
        box.addStretch(2)
        box.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
