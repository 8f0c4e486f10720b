"""接收报送包, from the file to the receipt: read, shown, merged report by report, receipted."""

import datetime as dt
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from desktop.domain.errors import PasswordError, ReportError
from desktop.domain.exchange import RECEIPT, Outcome
from desktop.exports.package.receipt import Receipted
from desktop.services.comparison import compared
from desktop.services.merging import Decision, Incoming, Preview
from desktop.services.package_reading import Unpacked
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import files, messages
from desktop.ui.exchange.differences import DifferenceDialog
from desktop.ui.exchange.handing_over import Now, now_here
from desktop.ui.exchange.incoming_dialog import IncomingDialog
from desktop.ui.exchange.work import StepsDialog, WorkDialog
from desktop.ui.tasks import Progress

_TRIES = 3
_SHOWN = 5


def ask_password(parent: QWidget | None, question: str) -> str | None:
    """Ask for the password of a package; None: the user gives up."""
    typed, given = QInputDialog.getText(parent, "打开报送包", question, QLineEdit.EchoMode.Password)
    return typed if given else None


@dataclass
class TakingIn:
    """Takes packages in above a window."""

    workspace: Workspace
    window: QWidget
    now: Now = now_here
    ask: Callable[[QWidget | None, str], str | None] = ask_password

    def open(self, path: Path) -> bool:
        """Show a package and merge what is chosen; tells whether anything was decided."""
        with messages.reporting(self.window):
            unpacked = self._read(path)
            preview = self._look(unpacked) if unpacked else None
            if preview is not None:
                return self._decide(preview)
        return False

    def _read(self, path: Path) -> Unpacked | None:
        """Read a package beside the work; its password is asked for three times at most."""
        if not self.workspace.merging.is_sealed(path):
            return self._read_with(path, "")
        question = f"“{path.name}”已加密，请输入制作单位告知的密码："
        for left in range(_TRIES - 1, -1, -1):
            password = self.ask(self.window, question)
            if not password:
                return None
            try:
                return self._read_with(path, password)
            except PasswordError:
                if not left:
                    raise
                question = f"密码不正确，还可以再试 {left} 次。请重新输入："
        return None

    def _read_with(self, path: Path, password: str) -> Unpacked | None:
        work: WorkDialog[Unpacked] = WorkDialog("打开报送包", self.window)
        return work.run(_told(path, self.workspace.merging.reading(path, password)))

    def _look(self, unpacked: Unpacked) -> Preview | None:
        steps: StepsDialog[Incoming] = StepsDialog("与台账比较", len(unpacked.arrived), self.window)
        if not steps.run(self.workspace.merging.look(unpacked)):
            return None
        return Preview(unpacked, tuple(steps.steps))

    def _decide(self, preview: Preview) -> bool:
        if self.workspace.read_only:
            raise ReportError(f"{self.workspace.read_only_reason}现在只能查看，不能接收报送包。")
        dialog = IncomingDialog(
            preview, self._receiver(preview), partial(self._differ, preview), self.window
        )
        if not dialog.exec():
            return False
        decision = dialog.decision
        steps: StepsDialog[Receipted] = StepsDialog(
            "接收报送包", len(preview.incoming), self.window
        )
        now = self.now()
        try:
            steps.run(self.workspace.merging.merge_steps(preview, decision, now=now))
        finally:
            self._give_receipt(preview, decision, steps.steps, now)
        return True

    def _give_receipt(
        self, preview: Preview, decision: Decision, done: list[Receipted], now: dt.datetime
    ) -> None:
        """Say what was done, and write the receipt where the user wants one."""
        if not done:
            return
        words = _summary(done, len(preview.incoming))
        if messages.choose(self.window, words, ("保存回执…", "不要回执")) != 0:
            return
        name = f"{preview.unpacked.path.stem}回执{RECEIPT}"
        path = files.ask_save_path(self.window, "保存回执", name, "回执", RECEIPT)
        if path is not None:
            merging = self.workspace.merging
            receipt = merging.receipt(preview, decision, done, now=now)
            merging.write_receipt(path, receipt, force=True)
            messages.tell(
                self.window, f"回执已写入“{path.name}”，请发给报送单位，由对方用“读入回执”打开。"
            )

    def _differ(self, preview: Preview, incoming: Incoming) -> None:
        if incoming.stored is None:
            return
        stored = self.workspace.reports.get(incoming.stored).report
        packed = incoming.packed
        own = preview.unpacked.indicators
        catalogue = self.workspace.catalogues.current
        fresh = tuple(each for each in own if catalogue.get(each.key) is None)
        found = compared(
            (stored, self.workspace.figures.of_report(incoming.stored)),
            (packed.report, {each.indicator: each for each in packed.figures}),
            type(catalogue)((*catalogue.indicators, *fresh)),
        )
        item = incoming.item
        DifferenceDialog(f"{item.office} {item.year} 年度", found, self.window).exec()

    def _receiver(self, preview: Preview) -> str:
        """Propose the office above the sender, else the only one at the top."""
        names = {each.arrived.packed.superior for each in preview.incoming[:1]}
        for name in names:
            if name and self.workspace.offices.find(name):
                return name
        tops = self.workspace.offices.subordinates(None)
        return tops[0].office.full_name if len(tops) == 1 else ""


def _told(path: Path, read: Callable[[], Unpacked]) -> Generator[Progress, None, Unpacked]:
    yield Progress(0, 0, f"正在打开“{path.name}”并逐项校验…")
    return read()


def _summary(done: list[Receipted], total: int) -> str:
    taken = sum(each.outcome is Outcome.MERGED for each in done)
    words = f"已接收 {taken} 份，退回 {len(done) - taken} 份。"
    if len(done) < total:
        words += f"另有 {total - len(done)} 份没有处理，可以再次打开这个报送包。"
    failed = [each for each in done if each.reason.startswith("没有接收：")]
    lines = [f"{each.office} {each.year} 年度{each.reason}" for each in failed[:_SHOWN]]
    return "\n".join((words, *lines, "回执写明每一份的结果，供报送单位读入。"))
