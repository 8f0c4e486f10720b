"""Reports held against each other, with their figures."""

import json
from dataclasses import replace
from decimal import Decimal

from desktop.domain.figure import Figure
from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.services.comparison import compared, comparison_to_json, with_years_rolled
from desktop.statistics.catalogue import load_catalogue

_LAST = Report(
    office="云岭县国防动员办公室",
    year=2023,
    title="2023年度报告",
    sections=(Section(0, paragraphs=("2023年，我办组织开展了执法检查和专项整治行动。",)),),
)


def _figures(value: str) -> dict[str, Figure]:
    return {"enf.case_total": Figure("enf.case_total", Decimal(value))}


def test_the_later_report_is_held_against_the_earlier_one_however_they_are_given() -> None:
    this = replace(_LAST, year=2024)
    found = compared((this, {}), (_LAST, {}), load_catalogue())
    assert (found.before.year, found.after.year) == (2023, 2024)


def test_a_figure_changes_by_so_many_per_cent() -> None:
    this = replace(_LAST, year=2024)
    found = compared((_LAST, _figures("3")), (this, _figures("13")), load_catalogue())
    assert [(each.percent, each.equal) for each in found.figures] == [(Decimal("333.3"), False)]


def test_a_sentence_copied_with_last_years_year_is_told() -> None:
    found = compared((_LAST, {}), (replace(_LAST, year=2024), {}), load_catalogue())
    assert [unit.text for unit in found.unrolled] == [_LAST.title, _LAST.sections[0].text]


def test_years_are_rolled_where_they_were_found_and_nothing_else_is_touched() -> None:
    this = replace(_LAST, year=2024)
    found = compared((_LAST, {}), (this, {}), load_catalogue())
    lead = Section(0, paragraphs=("前面又写了一段。", this.sections[0].text))
    now = replace(this, sections=(lead,))
    rolled = with_years_rolled(now, found.unrolled, 2023, this)
    assert rolled.title == "2024年度报告"
    assert rolled.sections[0].paragraphs == (
        "前面又写了一段。",
        "2024年，我办组织开展了执法检查和专项整治行动。",
    )


def test_a_sentence_rewritten_in_the_meantime_is_left_alone() -> None:
    this = replace(_LAST, year=2024)
    found = compared((_LAST, {}), (this, {}), load_catalogue())
    now = replace(
        this, title="另一标题", sections=(Section(0, paragraphs=("2023年，换了说法。",)),)
    )
    assert with_years_rolled(now, found.unrolled, 2023, this) == now


def test_a_day_of_last_year_is_to_be_looked_at_and_a_table_is_not() -> None:
    table = Table((("项目", "2023年"), ("案件", "7")))
    lead = Section(0, paragraphs=("2023年3月，我办组织开展了专项整治行动。", table))
    last = replace(_LAST, sections=(lead,))
    found = compared((last, {}), (replace(last, year=2024, title=""), {}), load_catalogue())
    assert found.unrolled == ()
    assert [unit.text for unit in found.dated] == ["2023年3月，我办组织开展了专项整治行动。"]


def test_offices_of_one_year_are_not_held_to_each_others_plans() -> None:
    other = replace(_LAST, office="云岭市国防动员办公室")
    found = compared((_LAST, {}), (other, {}), load_catalogue())
    assert (found.promises, found.unrolled) == ((), ())


def test_a_comparison_can_be_written_as_json() -> None:
    this = replace(_LAST, year=2024)
    found = compared((_LAST, _figures("3")), (this, _figures("3")), load_catalogue())
    shape = json.loads(json.dumps(comparison_to_json(found)))
    assert shape["share"] == round(found.copied.share, 4)
    assert shape["figures"][0]["equal"] is True
