"""接收报送包 and 读入回执 in the window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.exchange import Outcome, Standing
from desktop.domain.outline import Section
from desktop.domain.report import ReportId, Status
from desktop.exports.package.receipt import read_receipt
from desktop.services.packing import Wrapping
from desktop.services.workspace import Workspace
from desktop.ui.exchange.differences import DifferenceDialog
from desktop.ui.exchange.incoming_dialog import IncomingDialog
from desktop.ui.exchange.incoming_model import REASON, TAKE, IncomingModel
from desktop.ui.exchange.opening import open_files
from desktop.ui.exchange.receipt_dialog import ReceiptDialog
from desktop.ui.exchange.taking_in import TakingIn
from tests.ui.asked import Asked
from tests.ui.exchange.conftest import NAME, NOW


def _taking(workspace: Workspace, window: QWidget, *passwords: str) -> TakingIn:
    given = iter(passwords)
    return TakingIn(workspace, window, lambda: NOW, lambda _parent, _words: next(given, None))


def _rewrite(sender: Workspace, sent: ReportId, text: str) -> None:
    before = sender.reports.get(sent).report
    after = replace(before, sections=(Section(0, paragraphs=(text,)),))
    sender.reports.save(sent, before, after)


def test_a_package_is_merged_and_its_receipt_saved(
    *, workspace: Workspace, package: Path, window: QWidget, accepting: list[QDialog],
    asked: Asked, tmp_path: Path,
) -> None:  # fmt: skip
    asked.paths = [tmp_path / "回执.nbr"]
    assert _taking(workspace, window).open(package)
    assert accepting
    assert workspace.offices.find(NAME) is not None
    assert read_receipt(tmp_path / "回执.nbr").reports[0].outcome is Outcome.MERGED


def test_a_receipt_need_not_be_saved(
    workspace: Workspace, package: Path, window: QWidget, accepting: list[QDialog], asked: Asked
) -> None:
    asked.choice = 1
    assert _taking(workspace, window).open(package)
    assert accepting
    assert "已接收 1 份，退回 0 份" in asked.questions[0]
    assert asked.told == []


def test_a_damaged_package_is_said(
    workspace: Workspace, package: Path, window: QWidget, asked: Asked
) -> None:
    package.write_bytes(package.read_bytes()[:-9])
    assert not _taking(workspace, window).open(package)
    assert "没有读入任何内容" in asked.warned[0]


@pytest.fixture
def sealed(sender: Workspace, sent: ReportId, tmp_path: Path) -> Path:
    """Give a package that wants a password."""
    path = tmp_path / "加密.nbz"
    wrapping = Wrapping(documents=False, password="青山绿水一二三四")  # noqa: S106 - of a test
    sender.packing.pack([sent], path, now=NOW, wrapping=wrapping)
    return path


def test_a_password_is_asked_again_after_another_one(
    workspace: Workspace, sealed: Path, window: QWidget, accepting: list[QDialog], asked: Asked
) -> None:
    asked.choice = 1
    assert _taking(workspace, window, "别的", "青山绿水一二三四").open(sealed)
    assert accepting


def test_a_password_is_asked_three_times_and_no_more(
    workspace: Workspace, sealed: Path, window: QWidget, asked: Asked
) -> None:
    assert not _taking(workspace, window, "一", "二", "三", "青山绿水一二三四").open(sealed)
    assert "密码不正确" in asked.warned[0]


def test_who_gives_no_password_is_left_alone(
    workspace: Workspace, sealed: Path, window: QWidget, asked: Asked
) -> None:
    assert not _taking(workspace, window).open(sealed)
    assert asked.warned == []


def test_a_store_that_is_only_read_takes_nothing_in(
    workspace: Workspace, package: Path, window: QWidget, asked: Asked
) -> None:
    with Workspace.open(workspace.path, read_only=True) as reading:
        assert not _taking(reading, window).open(package)
    assert "不能接收报送包" in asked.warned[0]


@pytest.fixture
def model(
    workspace: Workspace, sender: Workspace, sent: ReportId, package: Path, tmp_path: Path
) -> IncomingModel:
    """Show a package with a report that both have changed."""
    preview = workspace.merging.preview(package)
    entry = preview.incoming[0].item.entry
    workspace.merging.merge(preview, {entry: True}, now=NOW)
    here = workspace.reports.all_entries()[0].id
    workspace.reports.unlock(here, "核对", on=NOW.date())
    _rewrite(workspace, here, "市里改的。")
    _rewrite(sender, sent, "县里改的。")
    path = tmp_path / "b.nbz"
    sender.packing.pack([sent], path, now=NOW, wrapping=Wrapping(documents=False))
    return IncomingModel(workspace.merging.preview(path).incoming)


def test_a_conflict_is_not_ticked_and_can_be_refused_with_a_reason(model: IncomingModel) -> None:
    assert model.incoming[0].standing is Standing.CONFLICT
    assert model.accepted == frozenset()
    model.setData(model.index(0, REASON), "以市里的为准")
    assert list(model.reasons.values()) == ["以市里的为准"]


def test_what_is_ticked_is_taken_and_its_reason_forgotten(model: IncomingModel) -> None:
    model.setData(model.index(0, REASON), "以市里的为准")
    model.setData(model.index(0, TAKE), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert (len(model.accepted), model.reasons, model.refused) == (1, {}, frozenset())


def test_what_differs_is_shown(
    workspace: Workspace, model: IncomingModel, window: QWidget, accepting: list[QDialog],
    tmp_path: Path,
) -> None:  # fmt: skip
    preview = workspace.merging.preview(tmp_path / "b.nbz")
    _taking(workspace, window)._differ(preview, preview.incoming[0])
    (dialog,) = accepting
    assert isinstance(dialog, DifferenceDialog)
    assert "县" in dialog.page.toPlainText()
    assert model.incoming


def test_the_button_says_what_will_happen(
    workspace: Workspace, package: Path, qtbot: QtBot
) -> None:
    dialog = IncomingDialog(workspace.merging.preview(package), "", lambda _incoming: None)
    qtbot.addWidget(dialog)
    before = dialog.accept_button.text()
    dialog.nothing.click()
    assert (before, dialog.accept_button.text()) == ("接收 1 份", "接收 0 份，退回 1 份")
    assert not dialog.differences.isEnabled()


def test_a_receipt_that_is_dropped_is_read_in_and_shown(
    *, workspace: Workspace, sender: Workspace, sent: ReportId, package: Path, window: QWidget,
    accepting: list[QDialog], tmp_path: Path,
) -> None:  # fmt: skip
    sender.reports.set_status(sent, Status.FINAL, on=NOW.date())
    preview = workspace.merging.preview(package)
    receipt = workspace.merging.merge(preview, {"reports/0001.json": True}, now=NOW)
    workspace.merging.write_receipt(tmp_path / "a.nbr", receipt)
    open_files(window, sender, [tmp_path / "a.nbr"])
    (dialog,) = accepting
    assert isinstance(dialog, ReceiptDialog)
    assert "其中 1 份已转为“已报送”" in dialog.words.text()
    assert sender.reports.get(sent).status is Status.SUBMITTED
