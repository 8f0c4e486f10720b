"""The rows of the panel 校对 as others read them: screen readers and tool tips."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.finding import CLOSING, Finding, Severity
from desktop.ui.proofing.marking import finding_marks
from desktop.ui.proofing.model import FindingsModel
from tests.unit.proofing.reports import clean

COMMA = Finding("punctuation.x", Severity.ERROR, 0, 5, 6, ",", "应为全角。", "，", "5.1")
FIGURE = Finding("figures.x", Severity.WARNING, CLOSING, 0, 0, "", "合计不符。", field="figures")


@pytest.fixture
def model(qapp: QApplication) -> FindingsModel:
    assert qapp is not None
    made = FindingsModel()
    made.show_findings([COMMA, FIGURE], clean())
    return made


def said(model: FindingsModel, row: int, role: Qt.ItemDataRole) -> object:
    return model.data(model.index(row), role)


def test_a_head_says_how_many_there_are_and_cannot_be_chosen(model: FindingsModel) -> None:
    assert said(model, 0, Qt.ItemDataRole.AccessibleTextRole) == "数据核算，1 处"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_a_finding_says_severity_place_advice_and_clause(model: FindingsModel) -> None:
    assert said(model, 3, Qt.ItemDataRole.DisplayRole) == "应为全角。"
    assert said(model, 3, Qt.ItemDataRole.AccessibleTextRole) == (
        "错误：应为全角。\n导语“,” → 改为“，”\n依据：5.1"
    )


def test_there_is_nothing_outside_the_rows(model: FindingsModel) -> None:
    assert model.data(QModelIndex()) is None
    assert not model.find("missing").isValid()


def test_what_stands_nowhere_has_no_mark() -> None:
    assert [mark.section for mark in finding_marks([COMMA, FIGURE])] == [0]
