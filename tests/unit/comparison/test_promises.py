"""Last year's plan and this year's results."""

from dataclasses import replace

from desktop.comparison.promises import plan_items, promises
from desktop.domain.outline import Part, Section
from desktop.domain.report import Report


def test_an_item_is_answered_by_the_sentence_that_speaks_of_it(last: Report, this: Report) -> None:
    first = promises(last, this)[0]
    assert first.heading == "打造警报试鸣宣传品牌"
    assert first.answered
    assert "警报试鸣宣传品牌" in first.answers[0].unit.text


def test_an_item_nobody_speaks_of_has_no_answer(last: Report, this: Report) -> None:
    assert promises(last, this)[1].answers == ()


def test_shortcomings_and_plans_are_no_answers(last: Report) -> None:
    problem = Section(1, "不足", part=Part.PROBLEMS, paragraphs=("线索移送台账还没有建立。",))
    plan = Section(1, "安排", part=Part.PLAN, paragraphs=("继续建立线索移送台账。",))
    this = replace(last, year=2024, sections=(problem, plan))
    assert all(not promise.answers for promise in promises(last, this))


def test_points_inside_a_paragraph_are_items_of_their_own() -> None:
    text = "2024年，我办将做好以下工作：一是建立线索移送台账；二是打造警报试鸣宣传品牌。"
    plan = Section(1, "安排", part=Part.PLAN, paragraphs=(text,))
    items = [unit.text for unit in plan_items(Report(sections=(plan,)))]
    assert items == ["一是建立线索移送台账；", "二是打造警报试鸣宣传品牌。"]


def test_items_keep_their_places(last: Report) -> None:
    for item in plan_items(last):
        place = item.place
        assert last.sections[place.section].text[place.start : place.end] == item.text


def test_a_report_without_a_plan_promises_nothing(this: Report) -> None:
    assert promises(Report(), this) == ()
