from collections.abc import Iterator
from dataclasses import replace

from desktop.domain.finding import Severity
from desktop.domain.outline import replaced
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.notices import Notice
from desktop.proofing.passages import place_text
from desktop.proofing.proofreader import Proofreader
from desktop.proofing.rule import Hit, Spot
from tests.unit.proofing.reports import clean

NOTICE = Notice("test.found", Severity.WARNING, "甲", "“{text}”宜作“{suggestion}”。", "依据")


class Counting:
    """A rule that finds 学法 and remembers what it was asked of."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> Iterator[Hit]:
        self.asked.append(text)
        start = text.find("学法")
        if start >= 0:
            yield Hit(start, start + 2, "学习法律")


def reader(rule: Counting) -> Proofreader:
    return Proofreader(of_text={"test.found": rule}, of_report={}, notices={"test.found": NOTICE})


def typed(report: Report, index: int) -> Report:
    section = report.sections[index]
    longer = replace(section, paragraphs=(f"{section.paragraphs[0]}又一句。",))
    return replace(report, sections=replaced(report.sections, index, longer))


def test_a_clean_report_has_no_findings() -> None:
    assert Proofreader().check(clean()) == ()


def test_a_finding_holds_the_slice_at_its_place_and_the_rules_words() -> None:
    report = clean()
    (found,) = reader(Counting()).check(report)[:1]
    text = place_text(report, found.section, found.field)
    assert text[found.start : found.end] == found.text == "学法"
    assert found.message == "“学法”宜作“学习法律”。"
    assert (found.rule, found.severity, found.clause) == ("test.found", Severity.WARNING, "依据")


def test_after_a_keystroke_only_the_changed_passage_is_read() -> None:
    rule, report = Counting(), clean()
    proofreader = reader(rule)
    proofreader.check(report)
    rule.asked.clear()
    changed = typed(report, 2)
    proofreader.check(changed)
    assert rule.asked == [changed.sections[2].text]


def test_what_was_kept_gives_the_same_as_reading_anew() -> None:
    report = typed(clean(), 3)
    proofreader = Proofreader()
    proofreader.check(clean())
    assert proofreader.check(report) == Proofreader().check(report)


def test_numbers_are_judged_as_the_file_shows_them() -> None:
    report = clean()
    shown = tuple("（五）" if one == "（二）" else one for one in report.markers)
    found = Proofreader().check(report, Context(markers=shown))
    assert {one.rule for one in found} == {"structure.number_skipped"}


def test_a_rule_on_the_report_speaks_for_itself() -> None:
    def rule(_report: Report, _context: Context) -> Iterator[Spot]:
        yield Spot(0, 0, 4, message="自己的话。")

    notices = {"test.found": NOTICE}
    proofreader = Proofreader(of_text={}, of_report={"test.found": rule}, notices=notices)
    (found,) = proofreader.check(clean())
    assert (found.text, found.message) == ("2024", "自己的话。")
