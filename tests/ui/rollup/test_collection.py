"""填报表 in the window: sent out, brought back, and what is wrong with them."""

from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.services.collection import Returned
from desktop.services.workspace import Workspace
from desktop.ui.rollup.collection import CollectionDialog
from desktop.ui.rollup_page import RollupPage
from tests.ui.asked import Asked
from tests.unit.services.test_collection import fill


@pytest.fixture
def sent(page: RollupPage, qtbot: QtBot, asked: Asked, tmp_path: Path) -> list[Path]:
    """Send a form to each of the three offices."""
    asked.paths = [tmp_path]
    with qtbot.waitSignal(page.collecting.busy_changed, check_params_cb=lambda busy: not busy):
        page.send_forms()
    return sorted(tmp_path.glob("*.xlsx"))


def test_every_office_shown_gets_its_form(sent: list[Path], asked: Asked) -> None:
    assert [path.name.partition("2024")[0] for path in sent] == [
        "临海市国防动员办公室",
        "白水县国防动员办公室",
        "青山县国防动员办公室",
    ]
    assert asked.questions == ["要为 3 个单位各生成一份 2024 年度填报表吗？"]
    assert asked.told[0].startswith("已生成 3 份填报表")


@pytest.fixture
def agreeing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take in whatever came back."""
    monkeypatch.setattr(CollectionDialog, "exec", CollectionDialog.accept)


@pytest.mark.usefixtures("agreeing")
@pytest.mark.parametrize("choice", [0, 1])
def test_filled_forms_come_back_one_by_one_or_by_folder(
    page: RollupPage, qtbot: QtBot, asked: Asked, sent: list[Path], choice: int
) -> None:
    fill(sent[1], enf__case_total=5)
    asked.choice, asked.paths = choice, ([sent[1]] if choice == 0 else [sent[1].parent])
    with qtbot.waitSignal(page.collecting.busy_changed, check_params_cb=lambda busy: not busy):
        page.collecting.take_in()
    qtbot.waitUntil(lambda: len(asked.told) == 2)
    with qtbot.waitSignal(page.session.answered):
        page.ask()
    assert page.answer is not None
    (line,) = [line for line in page.answer.year.lines if line.name == "白水县国动办"]
    assert line.numbers["enf.case_total"].value == Decimal(5)


def test_a_folder_without_forms_is_said(page: RollupPage, asked: Asked, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    asked.choice, asked.paths = 1, [tmp_path / "空"]
    page.collecting.take_in()
    assert asked.warned == ["“空”中没有 .xlsx 文件，没有收回。"]


def test_what_is_wrong_is_shown_and_the_rest_can_be_stored(
    qtbot: QtBot, workspace: Workspace, counties: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    office: OfficeRecord = workspace.offices.get(counties[0])
    good = Returned(tmp_path / "好.xlsx", office, 2024, ())
    bad = Returned(tmp_path / "坏.xlsx", None, 0, (), ("“填报表”C6：不是数值。",))
    stored: list[object] = []
    dialog = CollectionDialog([bad, good], stored.append)
    qtbot.addWidget(dialog)
    assert dialog.details.toPlainText() == "“填报表”C6：不是数值。"
    dialog.accept()
    assert stored == [(good,)]


def test_what_needs_a_look_comes_first_and_says_what_it_is(
    qtbot: QtBot, workspace: Workspace, counties: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    office = workspace.offices.get(counties[0])
    good = Returned(tmp_path / "好.xlsx", office, 2024, (), (), ("指标目录有过改动。",))
    bad = Returned(tmp_path / "坏.xlsx", office, 2024, (), ("“填报表”C6：不是数值。", "另一处。"))
    dialog = CollectionDialog([good, bad], lambda _: None)
    qtbot.addWidget(dialog)

    said = [dialog.tree.topLevelItem(at) for at in range(2)]

    assert [item.text(4) for item in said if item] == [
        "2 个问题：“填报表”C6：不是数值。",
        "可以收回，有一点说明",
    ]
    assert dialog.details.toPlainText() == "“填报表”C6：不是数值。\n另一处。"
