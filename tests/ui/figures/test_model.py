from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, FormerLabel, Indicator, Measure
from desktop.ui.figures.cells import CellChange
from desktop.ui.figures.model import FIRST_YEAR_COLUMN, CellRole, FiguresModel
from desktop.ui.figures.rows import Filter

CASES = Indicator("case", "案件总数", "件", Measure.COUNT, "行政执法", "本年度办理的案件。")
FINES = Indicator("fine", "罚款金额", "元", Measure.MONEY, "行政执法")
NEWEST, OLDER, CLOSED = FIRST_YEAR_COLUMN, FIRST_YEAR_COLUMN + 1, FIRST_YEAR_COLUMN + 2
EDIT = Qt.ItemDataRole.EditRole


@pytest.fixture
def model() -> FiguresModel:
    made = FiguresModel(Catalogue((CASES, FINES)))
    figures = {
        2023: {"case": Figure("case", Decimal(5))},
        2024: {"case": Figure("case", Decimal(6))},
    }
    made.load(figures, years=(2022, 2023, 2024), open_years={2023, 2024})
    return made


def test_model_behaves_as_qt_wants_it_through_all_its_changes(model: FiguresModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_filter(Filter("罚款"))
    model.set_filter(Filter())
    model.put([CellChange(2024, "case", Figure("case", Decimal(6)), None)])
    model.load({}, years=(), open_years=())
    assert tester.model() is model


def test_years_stand_newest_first_behind_label_and_unit(model: FiguresModel) -> None:
    heads = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert heads == ["指标", "单位", "2024 年", "2023 年", "2022 年", "口径"]


def test_row_tells_what_is_counted_in_which_unit_and_how(model: FiguresModel) -> None:
    texts = [model.index(1, column).data() for column in (0, 1, NEWEST, CLOSED, 5)]
    assert texts == ["案件总数", "件", "6", "", "本年度办理的案件。"]


def test_heading_of_a_group_can_be_neither_chosen_nor_edited(model: FiguresModel) -> None:
    index = model.index(0, NEWEST)
    assert index.flags() == Qt.ItemFlag.NoItemFlags
    assert model.index(0, 0).data() == "行政执法"
    assert index.data(CellRole.HEADING) is True


def test_year_without_a_report_says_so_and_takes_nothing(model: FiguresModel) -> None:
    index = model.index(1, CLOSED)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert "还没有报告" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert not model.setData(index, "3", EDIT)


def test_numbers_stand_at_the_right(model: FiguresModel) -> None:
    side = model.index(1, NEWEST).data(Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight


def test_typed_text_is_told_as_a_change_with_both_values(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.edited) as told:
        model.setData(model.index(1, NEWEST), "8", EDIT)
    before, after = Figure("case", Decimal(6)), Figure("case", Decimal(8))
    assert told.args == [(CellChange(2024, "case", before, after),)]


def test_text_that_is_no_value_is_refused_in_a_sentence(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.refused) as told:
        model.setData(model.index(1, NEWEST), "六件", EDIT)
    assert "不是数值" in told.args[0]
    assert model.index(1, NEWEST).data() == "6"


def test_text_that_changes_nothing_is_not_told(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.edited):
        assert not model.setData(model.index(1, NEWEST), "6", EDIT)


def test_change_against_the_year_before_is_at_hand(model: FiguresModel) -> None:
    assert model.index(1, NEWEST).data(CellRole.CHANGE) == "↑ 20%"
    assert model.index(1, OLDER).data(CellRole.CHANGE) == ""


def test_stored_change_is_shown_and_told_to_the_views(model: FiguresModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.put([CellChange(2023, "fine", None, Figure("fine", Decimal(41000)))])
    assert model.index(2, OLDER).data() == "41,000"


def test_screen_reader_hears_indicator_year_and_value(model: FiguresModel) -> None:
    heard = model.index(1, NEWEST).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "案件总数，2024 年，6 件"


@pytest.fixture
def changed() -> FiguresModel:
    """Give three years: in 2024 cases got another name, after 2023 fines are not asked for."""
    cases = replace(CASES, label="执法案件", former_labels=(FormerLabel("案件总数", 2023),))
    made = FiguresModel(Catalogue((cases, replace(FINES, retired_after=2022))))
    figures = {2022: {"fine": Figure("fine", Decimal(0))}, 2023: {"fine": Figure("fine", None)}}
    made.load(figures, years=(2022, 2023, 2024), open_years={2022, 2023, 2024})
    return made


def test_a_renamed_indicator_bears_the_name_of_the_newest_year(changed: FiguresModel) -> None:
    assert changed.index(1, 0).data() == "执法案件"
    assert "2023 年及以前称“案件总数”" in changed.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_where_all_years_shown_are_earlier_the_earlier_name_stands(changed: FiguresModel) -> None:
    changed.load({}, years=(2022, 2023), open_years={2023})

    assert changed.index(1, 0).data() == "案件总数"


def test_a_cell_is_spoken_of_under_the_name_of_its_year(changed: FiguresModel) -> None:
    said = [
        changed.index(1, column).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in (NEWEST, OLDER)
    ]
    assert [text.partition("，")[0] for text in said] == ["执法案件", "案件总数"]
    assert "2023 年称“案件总数”" in changed.index(1, OLDER).data(Qt.ItemDataRole.ToolTipRole)


def test_a_retired_indicator_takes_values_only_where_it_has_one(changed: FiguresModel) -> None:
    row = changed.find(2022, "fine").row()

    assert [changed.is_editable(row, column) for column in (NEWEST, OLDER, CLOSED)] == [
        False,
        True,
        True,
    ]
    assert "自 2023 年起不再填报" in changed.index(row, NEWEST).data(Qt.ItemDataRole.ToolTipRole)
    assert changed.index(row, NEWEST).data(CellRole.CLOSED) is True


def test_an_indicator_is_found_under_its_former_name(changed: FiguresModel) -> None:
    changed.set_filter(Filter("案件总数"))

    assert changed.row(1).title == "执法案件"
