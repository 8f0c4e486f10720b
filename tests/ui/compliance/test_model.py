from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.official.sheet_groups import Group
from desktop.official.verdicts import Row
from desktop.ui.compliance.model import SheetModel, measured

Rows = tuple[Row, ...]


@pytest.fixture
def model(rows: Rows, qapp: object) -> SheetModel:
    assert qapp is not None
    made = SheetModel(lambda row: f"改{row.item}" if row.ok is False else "")
    made.show_rows(rows)
    return made


def texts(model: SheetModel) -> list[str]:
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def test_rows_stand_below_the_head_of_their_group(model: SheetModel) -> None:
    assert texts(model) == ["规定", "天头", "订口", "标志", "一般", "每面行数"]


def test_head_cannot_be_chosen(model: SheetModel) -> None:
    assert isinstance(model.entry(model.index(0)), Group)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_what_is_as_wanted_can_be_left_out(model: SheetModel) -> None:
    model.show_only_wrong(True)  # noqa: FBT003 - a slot
    assert texts(model) == ["规定", "订口", "标志", "一般", "每面行数"]


def test_row_is_found_again_in_another_sheet(model: SheetModel, rows: Rows) -> None:
    model.show_rows((replace(rows[1], found="28毫米", ok=True),))
    assert model.find(rows[1]).row() == 1
    assert not model.find(rows[0]).isValid()


def test_first_row_that_departs_is_found(model: SheetModel, rows: Rows) -> None:
    assert model.first_wrong().row() == 2
    model.show_rows(rows[:1])
    assert not model.first_wrong().isValid()


def test_row_is_read_aloud_with_verdict_figures_and_advice(model: SheetModel) -> None:
    told = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "5.2.1 订口：不符合，要求 28毫米，实测 31.7毫米\n改订口"


def test_what_was_measured_is_told_with_what_is_wanted_where_they_differ(rows: Rows) -> None:
    assert list(map(measured, rows[:3])) == [
        "实测 37毫米",
        "要求 28毫米，实测 31.7毫米",
        "要求 35毫米",
    ]


def test_words_follow_a_colon_where_figures_follow_a_space(rows: Rows) -> None:
    assert measured(replace(rows[0], found="居中")) == "实测：居中"
