"""What was normalised is listed by kind and place, and each kind can be undone."""

import pytest

from desktop.domain.outline import Section
from desktop.recognition import Recognised, recognise_lines
from desktop.recognition.changes import Change, Kind
from desktop.recognition.lines import Line

TEXT = """甲山区司法局文件
甲司[2025]3号
甲山区司法局2024年法治政府建设报告


一、主要举措
1、学 习,办理案件８件(含复议)
- 2、执法"好"。办得很好;全年没有发生任何一起行政复议被纠错
或者行政诉讼败诉的案件。
二、存在的不足
不足.
"""


def read(*skip: Kind, verbatim: bool = False) -> Recognised:
    return recognise_lines([Line(line) for line in TEXT.split("\n")], verbatim=verbatim, skip=skip)


def kinds(found: Recognised) -> dict[Kind, int]:
    return {each.kind: each.count for each in found.normalised}


def test_every_kind_is_listed_with_its_count() -> None:
    assert kinds(read()) == {
        Kind.COMMA: 1, Kind.SEMICOLON: 1, Kind.STOP: 1, Kind.BRACKET: 2, Kind.QUOTE: 2,
        Kind.SPACE: 1, Kind.DIGIT: 1, Kind.YEAR_BRACKET: 2, Kind.NUMBER: 2, Kind.JOIN: 1,
        Kind.DASH: 1, Kind.BLANK: 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (Kind.COMMA, Change(7, "1、学 习,办理案件８件", "1、学 习，办理案件８件")),
        (Kind.SPACE, Change(7, "1、学 习,办理案件", "1、学习,办理案件")),
        (Kind.NUMBER, Change(7, "1、学 习,办理", "1.学 习,办理")),
        (Kind.JOIN, Change(9, "复议被纠错⏎或者行政诉讼", "复议被纠错或者行政诉讼")),
        (Kind.DASH, Change(8, '- 2、执法"好', '2、执法"好')),
        (Kind.BLANK, Change(4, "2 个空行", "")),
        (Kind.YEAR_BRACKET, Change(2, "甲司[2025]3", "甲司〔2025]3")),
    ],
)
def test_a_change_shows_its_line_and_what_stands_around(kind: Kind, change: Change) -> None:
    first = next(each for each in read().normalised if each.kind is kind).changes[0]
    assert first.line == change.line
    assert first.before.strip() in change.before or change.before in first.before
    assert first.after.strip() in change.after or change.after in first.after


@pytest.mark.parametrize("kind", [kind for kind in kinds(read()) if kind.can_be_skipped])
def test_a_kind_that_is_skipped_is_not_done_and_no_other_is_lost(kind: Kind) -> None:
    found = kinds(read(kind))
    assert kind not in found
    # A number behind a dash that is kept is kept as well.
    assert set(kinds(read())) - set(found) == {kind}


def section(found: Recognised, index: int) -> Section:
    return found.report.sections[index]


def test_lines_that_are_not_joined_stay_paragraphs() -> None:
    assert section(read(Kind.JOIN), 2).paragraphs[-1] == "或者行政诉讼败诉的案件。"


def test_marks_that_are_not_widened_stay() -> None:
    assert section(read(Kind.BRACKET), 1).heading == "学习，办理案件8件(含复议)"


def test_numbers_that_are_not_respelled_are_kept_as_written() -> None:
    assert section(read(Kind.NUMBER), 1).marker == "1、"


def test_list_dashes_that_are_kept_stand_before_the_number() -> None:
    assert section(read(Kind.DASH), 2).marker == "- 2、"


def test_verbatim_repairs_nothing_within_lines() -> None:
    assert set(kinds(read(verbatim=True))) == {Kind.JOIN, Kind.DASH, Kind.BLANK}
