from collections.abc import Callable
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.domain.errors import StoreReadOnlyError
from desktop.official.options import Options
from desktop.official.standard import SCHOOL_B
from desktop.ui.format.dialog import FormatDialog
from desktop.ui.format.questions import QUESTIONS
from tests.ui.asked import Asked

Make = Callable[..., FormatDialog]
EVERYTHING = Options(
    seal=False,
    date_within=True,
    bold_levels=frozenset({2, 3}),
    western_digits=True,
    centred_page_numbers=True,
    imprint_even=True,
    school=SCHOOL_B,
)


@pytest.fixture
def kept() -> list[tuple[Options, bool]]:
    return []


@pytest.fixture
def make(dressed: QApplication, qtbot: QtBot, kept: list[tuple[Options, bool]]) -> Make:
    assert dressed is not None

    def make(options: Options | None = None, **more: object) -> FormatDialog:
        def save(chosen: Options, alone: bool) -> None:  # noqa: FBT001 - called by place
            kept.append((chosen, alone))

        dialog = FormatDialog(options or Options(), "青山县国动办", save, **more)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        return dialog

    return make


def test_every_field_of_the_profile_is_asked_for_and_nothing_else() -> None:
    answers = [answer for question in QUESTIONS for answer in question.answers]
    changed = {
        field.name
        for field in fields(Options)
        for start in (Options(), EVERYTHING)
        for answer in answers
        if getattr(answer.give(start, True), field.name) != getattr(start, field.name)  # noqa: FBT003
    }
    assert changed == {field.name for field in fields(Options)} - {"plain"}


def test_form_shows_the_profile_it_is_given(make: Make) -> None:
    dialog = make(EVERYTHING)
    chosen = {key for key, button in dialog.buttons.items() if button.isChecked()}
    assert chosen == {
        *("school_b", "bold_2", "bold_3", "digits_western", "seal_none", "date_within"),
        *("imprint_even", "number_centred"),
    }


def test_form_that_is_filled_in_gives_the_profile(make: Make) -> None:
    dialog = make()
    for key in (
        *("school_b", "bold_2", "bold_3", "digits_western", "date_within"),
        *("imprint_even", "number_centred"),
    ):
        dialog.buttons[key].click()
    assert dialog.options == EVERYTHING


def test_choice_is_told_at_once_as_a_deviation_with_its_clause(make: Make) -> None:
    dialog = make()
    assert dialog.deviations.sentences[0].startswith("与国标没有不同")
    dialog.buttons["number_centred"].click()
    (sentence,) = dialog.deviations.sentences
    assert sentence.startswith("7.5（规定）")


def test_standard_is_restored_in_one_press(make: Make) -> None:
    dialog = make(EVERYTHING)
    dialog.restore.click()
    assert dialog.options == Options()
    assert not dialog.restore.isEnabled()


def test_bold_level_that_the_form_does_not_show_is_kept(make: Make) -> None:
    dialog = make(Options(bold_levels=frozenset({1})))
    dialog.buttons["bold_2"].click()
    assert dialog.options.bold_levels == {1, 2}


def test_room_right_of_the_date_is_not_asked_for_under_a_seal(make: Make) -> None:
    dialog = make()
    dialog.buttons["seal"].click()
    assert not dialog.buttons["date_within"].isEnabled()
    dialog.buttons["seal_none"].click()
    assert dialog.buttons["date_within"].isEnabled()


def test_profile_is_for_all_offices_unless_this_one_is_chosen(
    make: Make, kept: list[tuple[Options, bool]]
) -> None:
    make().keep.click()
    dialog = make()
    dialog.for_one.click()
    dialog.keep.click()
    assert [alone for _, alone in kept] == [False, True]


def test_office_with_a_profile_of_its_own_goes_on_with_it(make: Make) -> None:
    assert make(own=True).for_one.isChecked()


def test_enter_keeps_and_escape_does_not(
    make: Make, qtbot: QtBot, kept: list[tuple[Options, bool]]
) -> None:
    dialog = make()
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert kept == []
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert kept == [(Options(), False)]


def test_profile_that_cannot_be_kept_is_told_and_the_form_stays(
    dressed: QApplication, qtbot: QtBot, asked: Asked
) -> None:
    assert dressed is not None

    def refuse(_options: Options, _alone: bool) -> None:  # noqa: FBT001 - called by place
        raise StoreReadOnlyError("台账只能查看，没有保存。")

    dialog = FormatDialog(Options(), "青山县国动办", refuse)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert asked.warned == ["台账只能查看，没有保存。"]
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_read_only_store_shows_the_profile_and_locks_it(make: Make) -> None:
    dialog = make(EVERYTHING, read_only="另一台电脑正在使用这个台账。")
    assert not any(button.isEnabled() for button in dialog.buttons.values())
    assert dialog.keep.isHidden()
    assert dialog.cancel.text() == "关闭"
