"""校对设置, and the 校对报告 asked for on the page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.domain.finding import Finding, Scope
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.proofing.opening import open_settings
from desktop.ui.proofing.panel import ProofingPanel
from desktop.ui.proofing.settings_dialog import ProofingSettings
from desktop.ui.report_page import ReportPage
from tests.ui.asked import Asked


@pytest.fixture
def settings(workspace: Workspace, page: ReportPage, report: ReportId) -> ProofingSettings:
    return ProofingSettings(workspace, page, report)


def family(settings: ProofingSettings, name: str) -> int:
    """Tell the row of a family."""
    tree = settings.tree
    return next(
        row
        for row in range(tree.topLevelItemCount())
        if (item := tree.topLevelItem(row)) is not None and item.text(0).startswith(name)
    )


def action(page: ReportPage, text: str) -> QAction:
    return next(each for each in page.actions() if each.text() == text)


def test_a_family_is_switched_off_and_on_again(
    settings: ProofingSettings, workspace: Workspace, page: ReportPage
) -> None:
    item = settings.tree.topLevelItem(family(settings, "标点符号"))
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    settings.accept()
    assert "punctuation.halfwidth" in workspace.proofing.off()
    again = ProofingSettings(workspace, page)
    other = again.tree.topLevelItem(family(again, "标点符号"))
    assert other is not None
    other.setCheckState(0, Qt.CheckState.Checked)
    again.accept()
    assert workspace.proofing.off() == frozenset()


def test_the_arithmetic_is_switched_off_as_a_whole(
    settings: ProofingSettings, workspace: Workspace
) -> None:
    item = settings.tree.topLevelItem(family(settings, "数据核算"))
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    settings.accept()
    assert workspace.proofing.off() == {"figures"}


def test_what_is_given_up_changes_nothing(settings: ProofingSettings, workspace: Workspace) -> None:
    item = settings.tree.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    settings.reject()
    assert workspace.proofing.off() == frozenset()


def test_what_is_ignored_is_listed_and_taken_back(
    workspace: Workspace,
    page: ReportPage,
    report: ReportId,
    panel: ProofingPanel,
    commas: tuple[Finding, ...],
) -> None:
    panel.session.ignore(commas[0], Scope.ALWAYS)
    settings = ProofingSettings(workspace, page, report)
    assert settings.list.item(0).text().endswith("“,”\n在所有报告中")
    settings.list.setCurrentRow(0)
    settings.take_back.click()
    assert settings.list.count() == 0
    assert workspace.proofing.ignored(report) == ()


def test_nothing_ignored_says_how_to(settings: ProofingSettings) -> None:
    assert settings._said.text().startswith("没有忽略任何问题")
    assert not settings.take_back.isEnabled()


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Tell how many findings each dialog that was shown lists as ignored."""
    counts: list[int] = []
    monkeypatch.setattr(ProofingSettings, "exec", lambda self: counts.append(self.list.count()))
    return counts


def test_the_tool_lists_what_is_always_ignored(
    workspace: Workspace,
    panel: ProofingPanel,
    commas: tuple[Finding, ...],
    shown: list[int],
    qtbot: QtBot,
) -> None:
    panel.session.ignore(commas[0], Scope.HERE)
    panel.session.ignore(commas[1], Scope.ALWAYS)
    window = QMainWindow()
    qtbot.addWidget(window)
    open_settings(window, workspace)
    assert shown == [1]


def test_the_panel_opens_the_settings_of_its_report(
    panel: ProofingPanel, commas: tuple[Finding, ...], shown: list[int]
) -> None:
    panel.session.ignore(commas[0], Scope.HERE)
    panel.settings.click()
    assert shown == [1]


@pytest.mark.parametrize(("choice", "suffix"), [(0, ".docx"), (1, ".xlsx")])
def test_the_findings_are_written_as_word_or_excel(
    page: ReportPage, asked: Asked, tmp_path: Path, choice: int, suffix: str
) -> None:
    asked.choice, asked.paths = choice, [tmp_path / f"校对{suffix}"]
    page.proofing.panel.export.click()
    assert asked.paths[0].is_file()
    assert not page.written.isHidden()


def test_nothing_is_written_where_the_clerk_gives_up(
    page: ReportPage, asked: Asked, tmp_path: Path
) -> None:
    asked.choice, asked.paths = 2, [tmp_path / "校对.docx"]
    action(page, "导出校对报告…").trigger()
    assert not asked.paths[0].exists()
