"""Text that was copied from another report."""

from dataclasses import replace
from pathlib import Path

from desktop.comparison.copied import copied
from desktop.comparison.streams import folded
from desktop.domain.difference import TITLE
from desktop.domain.report import Report
from desktop.recognition import recognise


def test_a_paragraph_that_moved_is_found_with_both_of_its_places(
    last: Report, this: Report
) -> None:
    found = next(each for each in copied(last, this).passages if "参训120人次" in each.text)
    place = found.after[0]
    there = this.sections[place.section].text[place.start : place.end]
    assert folded(there) in found.text
    assert [place.section for place in found.before] == [2, 3][: len(found.before)]


def test_spaces_and_half_width_marks_do_not_hide_a_copy(last: Report) -> None:
    lead = last.sections[0]
    typed = replace(lead, paragraphs=("2023 年,我办依法履职, 圆满完成全年各项目标任务。",))
    again = replace(last, sections=(typed, *last.sections[1:]))
    assert copied(last, again).share == 1.0


def test_a_passage_does_not_run_on_from_the_title(last: Report, this: Report) -> None:
    places = [each.after for each in copied(last, this).passages]
    assert all(len(each) == 1 for each in places if each[0].section == TITLE)


def test_sentences_left_as_they_were_are_listed(last: Report, this: Report) -> None:
    texts = [unit.text for unit in copied(last, this).untouched]
    assert texts == ["全年组织集体学法5次，邀请法律顾问授课，参训120人次。"]


def test_reports_with_nothing_in_common_share_nothing(last: Report) -> None:
    assert copied(last, Report(title="关于节约用水的通知")).characters == 0


def test_an_empty_report_has_no_share(last: Report) -> None:
    assert copied(last, Report()).share == 0.0


def test_two_years_of_one_office_share_what_the_reference_counts(seeds: Path) -> None:
    first = recognise(next(seeds.glob("002_*"))).report
    second = recognise(next(seeds.glob("001_*"))).report
    found = copied(first, second)
    assert len(found.passages) >= 17
    assert found.characters >= 724
    assert found.longest == 221
