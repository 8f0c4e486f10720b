"""The items of last year's plan in this year's work."""

from dataclasses import replace

from desktop.domain.outline import Part, Section
from desktop.domain.promise import Fulfilment, Judgement
from desktop.domain.report import Report
from desktop.services.fulfilment import (
    checklist,
    counted,
    draft_heading,
    held_to_plan,
    key_of,
    with_heading,
)

_PLAN = ("打造警报试鸣宣传品牌。依托试鸣日走进校园。", "建立线索移送台账。与街道会签移送办法。")
LAST = Report(
    year=2023,
    sections=(
        Section(1, "2024年安排", part=Part.PLAN),
        *(Section(2, run_in=True, paragraphs=(text,)) for text in _PLAN),
    ),
)
THIS = Report(
    year=2024,
    sections=(
        Section(0, paragraphs=("2024年，依法履职。",)),
        Section(1, "成效", part=Part.ACHIEVEMENTS),
        Section(
            2,
            "丰富宣传。",
            run_in=True,
            paragraphs=("试鸣日走进校园讲解，形成警报试鸣宣传品牌。",),
        ),
        Section(1, "不足", part=Part.PROBLEMS),
    ),
)


def test_what_nobody_answers_comes_first() -> None:
    items = checklist(held_to_plan(LAST, THIS), {})
    assert [kept.answered for kept in items] == [False, True]
    assert counted(items) == "上年安排 2 项，未见回应 1 项，已确认 0 项。"


def test_an_answer_that_was_turned_down_is_shown_no_more() -> None:
    found = held_to_plan(LAST, THIS)
    said = Judgement(key_of(found[0].item)).without(key_of(found[0].answers[0].unit))
    kept = next(each for each in checklist(found, {said.item: said}) if each.key == said.item)
    assert (kept.answers, kept.answered) == ((), False)


def test_a_confirmed_answer_settles_its_item() -> None:
    found = held_to_plan(LAST, THIS)
    said = Judgement(key_of(found[0].item)).confirmed(key_of(found[0].answers[0].unit))
    kept = checklist(found, {said.item: said})[-1]
    assert (kept.settled, kept.confirmed) == (True, found[0].answers[0])
    assert said.fulfilment is Fulfilment.DONE


def test_turning_down_the_confirmed_answer_opens_the_item_again() -> None:
    said = Judgement("甲").confirmed("乙").without("乙")
    assert said == Judgement("甲", rejected=("乙",))


def test_a_draft_heading_goes_to_the_end_of_the_achievements_in_their_form() -> None:
    heading = draft_heading(held_to_plan(LAST, THIS)[1])
    report, place = with_heading(THIS, heading)
    assert place == 3
    assert report.sections[3] == Section(2, "建立线索移送台账。", run_in=True)
    assert report.sections[4] == THIS.sections[3]


def test_without_achievements_a_part_begins_behind_the_lead() -> None:
    report, place = with_heading(replace(THIS, sections=THIS.sections[:1]), "建立台账")
    assert (place, report.sections[1].part) == (1, Part.ACHIEVEMENTS)


def test_a_long_item_is_named_by_how_it_begins() -> None:
    long = "编制2024年执法检查计划并备案，推行扫码入企，防止多头重复检查，减轻企业负担。"
    plan = Section(1, "安排", part=Part.PLAN, paragraphs=(long,))
    found = held_to_plan(replace(LAST, sections=(plan,)), THIS)
    assert draft_heading(found[0]) == "编制2024年执法检查计划并备案"
