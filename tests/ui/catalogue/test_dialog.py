"""指标管理: what is added, renamed, retired, removed, brought in and handed on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.domain.indicator import Indicator, Measure
from desktop.services.workspace import Workspace
from desktop.ui.catalogue.dialog import CatalogueDialog
from desktop.ui.catalogue.form import IndicatorForm
from desktop.ui.catalogue.questions import RenameDialog, RetireDialog
from tests.ui.asked import Asked

pytestmark = pytest.mark.usefixtures("dressed")

DRAFT = Indicator("", "警报器巡检", "次", Measure.COUNT, "自定指标", "警报器的巡检次数。")
CASES = "enf.case_total"
Filling = Callable[[QDialog], None]


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> CatalogueDialog:
    made = CatalogueDialog(workspace, 2026)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[Filling], None]:
    """Let a function fill in the dialogs that open, and accept them."""

    def answer(fill: Filling) -> None:
        def run(opened: QDialog) -> int:
            fill(opened)
            opened.accept()
            return opened.result()

        for kind in (IndicatorForm, RenameDialog, RetireDialog):
            monkeypatch.setattr(kind, "exec", run)

    return answer


def shown(dialog: CatalogueDialog) -> dict[str, QTreeWidgetItem]:
    tree = dialog.tree
    groups = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    items = [group.child(place) for group in groups if group for place in range(group.childCount())]
    return {item.text(0): item for item in items}


def choose(dialog: CatalogueDialog, name: str) -> None:
    dialog.tree.setCurrentItem(shown(dialog)[name])


def form(qtbot: QtBot, workspace: Workspace) -> IndicatorForm:
    made = IndicatorForm(None, workspace.catalogues.current, workspace.catalogues.add)
    qtbot.addWidget(made)
    return made


def test_every_indicator_stands_in_its_group(dialog: CatalogueDialog) -> None:
    assert len(shown(dialog)) == 78
    assert dialog.count.text() == "共 78 项指标，其中自定 0 项"


def test_indicators_are_found_by_name_and_definition(dialog: CatalogueDialog) -> None:
    dialog.search.setText("免罚清单")
    assert list(shown(dialog)) == ["轻微违法免罚案件数"]


def test_an_indicator_is_added(
    dialog: CatalogueDialog, answering: Callable[[Filling], None], workspace: Workspace
) -> None:
    def fill(opened: QDialog) -> None:
        assert isinstance(opened, IndicatorForm)
        opened.label.setText("警报器巡检")
        opened.unit.setCurrentText("次")
        opened.definition.setPlainText("警报器的巡检次数。")
        opened.words.setText("警报检修、警报维护")

    answering(fill)
    dialog.buttons["add"].click()
    added = workspace.catalogues.current.indicators[-1]
    assert (added.label, added.group, added.cues) == (
        "警报器巡检",
        "自定指标",
        ("警报检修", "警报维护"),
    )
    assert shown(dialog)["警报器巡检"].text(3) == "自定"


def test_what_is_missing_is_said_in_the_form(qtbot: QtBot, workspace: Workspace) -> None:
    opened = form(qtbot, workspace)
    opened.accept()
    assert opened.problem == "请填写指标名称。"


def test_what_the_store_refuses_is_said_in_the_form(qtbot: QtBot, workspace: Workspace) -> None:
    opened = form(qtbot, workspace)
    opened.label.setText("罚款金额")
    opened.definition.setPlainText("罚款。")
    opened.accept()
    assert "已经有名称为“罚款金额”的指标" in opened.problem
    assert opened.result() == QDialog.DialogCode.Rejected


def test_money_and_rates_have_their_units(qtbot: QtBot, workspace: Workspace) -> None:
    opened = form(qtbot, workspace)
    opened.measure.setCurrentText("比率（%）")
    assert (opened.unit.currentText(), opened.unit.isEnabled()) == ("%", False)
    opened.measure.setCurrentText("整数")
    assert (opened.unit.currentText(), opened.unit.isEnabled()) == ("", True)


def test_of_what_came_with_the_program_only_the_words_change(
    dialog: CatalogueDialog, answering: Callable[[Filling], None], workspace: Workspace
) -> None:
    def fill(opened: QDialog) -> None:
        assert isinstance(opened, IndicatorForm)
        assert not opened.unit.isEnabled()
        opened.words.setText("办案总量")

    answering(fill)
    choose(dialog, "行政执法案件总数")
    dialog.buttons["change"].click()
    changed = workspace.catalogues.current.get(CASES)
    assert changed is not None
    assert changed.cues == ("办案总量",)
    assert "识别词：办案总量" in dialog.details.text()


def test_an_indicator_is_renamed_from_a_year_on(
    dialog: CatalogueDialog, answering: Callable[[Filling], None]
) -> None:
    def fill(opened: QDialog) -> None:
        assert isinstance(opened, RenameDialog)
        opened.label.setText("执法办案总数")
        opened.from_year.setValue(2025)

    answering(fill)
    choose(dialog, "行政执法案件总数")
    dialog.buttons["rename"].click()
    choose(dialog, "执法办案总数")
    assert "曾用名：行政执法案件总数（用到 2024 年）" in dialog.details.text()


def test_an_indicator_is_retired_and_comes_back(
    dialog: CatalogueDialog, answering: Callable[[Filling], None]
) -> None:
    def fill(opened: QDialog) -> None:
        assert isinstance(opened, RetireDialog)

    answering(fill)
    choose(dialog, "执法检查")
    dialog.buttons["retire"].click()
    assert shown(dialog)["执法检查"].text(4) == "2025 年后停用"
    dialog.buttons["retire"].click()
    assert shown(dialog)["执法检查"].text(4) == "在用"


def test_an_own_indicator_is_removed_after_a_question(
    dialog: CatalogueDialog, workspace: Workspace, asked: Asked
) -> None:
    workspace.catalogues.add(DRAFT)
    dialog.refresh()
    choose(dialog, "警报器巡检")
    dialog.buttons["remove"].click()
    assert asked.questions == ["！要删除指标“警报器巡检”吗？"]
    assert "警报器巡检" not in shown(dialog)


def test_what_came_with_the_program_cannot_be_removed(dialog: CatalogueDialog) -> None:
    choose(dialog, "执法检查")
    assert not dialog.buttons["remove"].isEnabled()


def test_a_catalogue_is_handed_on_and_taken_in(
    dialog: CatalogueDialog, workspace: Workspace, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "指标.json"]
    key = workspace.catalogues.add(DRAFT)
    dialog.buttons["export"].click()
    workspace.catalogues.remove(key)
    dialog.buttons["take_in"].click()
    assert asked.told == ["已导出 1 项指标到“指标.json”，可发给下级单位导入。"]
    assert "会新增 1 项（警报器巡检）" in asked.questions[0]
    assert "警报器巡检" in shown(dialog)


def test_a_catalogue_that_brings_nothing_new_is_said_so(
    dialog: CatalogueDialog, workspace: Workspace, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "指标.json"]
    workspace.catalogues.add(DRAFT)
    dialog.buttons["export"].click()
    dialog.buttons["take_in"].click()
    assert "都已经有了" in asked.told[-1]


def test_a_bad_catalogue_is_refused_in_words(
    dialog: CatalogueDialog, asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "坏.json"]
    asked.paths[0].write_text("{}", encoding="utf-8")
    dialog.buttons["take_in"].click()
    assert "没有导入任何指标" in asked.warned[0]


def test_in_a_store_open_for_reading_nothing_can_be_changed(
    qtbot: QtBot, workspace: Workspace
) -> None:
    with Workspace.open(workspace.path, read_only=True) as reading:
        dialog = CatalogueDialog(reading, 2026)
        qtbot.addWidget(dialog)
        choose(dialog, "执法检查")
        enabled = {name for name, button in dialog.buttons.items() if button.isEnabled()}
    assert enabled == {"export"}
