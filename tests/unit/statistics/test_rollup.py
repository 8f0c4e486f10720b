"""Sums over offices: exact, honest about what they rest on, and about who is missing."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.indicator import Indicator, Measure
from desktop.domain.office import FormerName, Level, Office, OfficeId, OfficeRecord
from desktop.domain.report import ReportId, Status
from desktop.domain.rollup import Amount, OfficeYear, Tally
from desktop.statistics.rollup import (
    Reach,
    RollUp,
    Scope,
    Standing,
    members,
    over_years,
    roll_up,
    tally,
)

CASES = Indicator("a.cases", "案件", "件", Measure.COUNT, "执法")
RATE = Indicator("a.rate", "持证率", "%", Measure.RATE, "执法")
PROVINCE, CITY, EAST, WEST, OTHER = map(OfficeId, range(1, 6))


def record(
    key: OfficeId, name: str, level: Level = Level.COUNTY, above: OfficeId | None = None
) -> OfficeRecord:
    return OfficeRecord(key, Office(name, level=level, superior=above))


OFFICES = (
    record(PROVINCE, "省办", Level.PROVINCE),
    record(OTHER, "乙市办", Level.CITY, PROVINCE),
    record(WEST, "西县办", above=CITY),
    record(CITY, "甲市办", Level.CITY, PROVINCE),
    record(EAST, "东县办", above=CITY),
)


def reported(status: Status = Status.SUBMITTED, *, figures: bool = True) -> OfficeYear:
    return OfficeYear(OfficeId(0), ReportId(7), status, figures)


def rolled(
    values: Mapping[OfficeId, Amount],
    held: Mapping[OfficeId, OfficeYear] | None = None,
    *,
    handed_in_only: bool = False,
) -> RollUp:
    known = {office: reported() for office in values} if held is None else held
    numbers = {office: {CASES.key: amount} for office, amount in values.items()}
    return roll_up(2024, (CASES, RATE), OFFICES, known, numbers, handed_in_only=handed_in_only)


def names(scope: Scope) -> list[str]:
    return [each.office.full_name for each in members(OFFICES, scope)]


def test_every_office_stands_below_its_superior() -> None:
    assert names(Scope()) == ["省办", "乙市办", "甲市办", "西县办", "东县办"]


def test_offices_below_one_are_meant_with_or_without_itself() -> None:
    assert names(Scope(CITY)) == ["西县办", "东县办"]
    assert names(Scope(CITY, Reach.OWN_AND_BELOW)) == ["甲市办", "西县办", "东县办"]


def test_direct_subordinates_leave_out_those_further_below() -> None:
    assert names(Scope(PROVINCE, Reach.DIRECT)) == ["乙市办", "甲市办"]


def test_a_level_leaves_out_the_others() -> None:
    assert names(Scope(PROVINCE, level=Level.COUNTY)) == ["西县办", "东县办"]


def test_blank_zero_and_not_applicable_are_three_things() -> None:
    found = rolled({EAST: Amount(Decimal(0)), WEST: Amount(None)}).tallies[0]
    assert found == Tally(Decimal(0), given=1, not_applicable=1, approximate=0, expected=5)
    assert (found.blank, found.complete) == (3, False)


def test_an_approximate_number_is_added_and_marked() -> None:
    found = rolled({EAST: Amount(Decimal(50), approx=True), WEST: Amount(Decimal(38))}).tallies[0]
    assert (found.total, found.approximate) == (Decimal(88), 1)


def test_rates_are_counted_but_not_added() -> None:
    found = tally([Amount(Decimal(90)), Amount(Decimal(80))], expected=2, summed=False)
    assert (found.total, found.given) == (None, 2)


def test_where_nobody_gave_a_number_there_is_no_sum() -> None:
    assert rolled({}).tallies[0].total is None


def test_missing_offices_are_named_by_how_far_they_got() -> None:
    found = rolled(
        {EAST: Amount(Decimal(1))},
        {EAST: reported(), WEST: reported(Status.DRAFT), CITY: reported(figures=False)},
    )
    by_standing = {each: [line.name for line in found.standing(each)] for each in Standing}
    assert by_standing == {
        Standing.NO_REPORT: ["省办", "乙市办"],
        Standing.NO_FIGURE: ["甲市办"],
        Standing.NOT_HANDED_IN: ["西县办"],
        Standing.HANDED_IN: ["东县办"],
    }


def test_what_is_not_handed_in_can_be_left_out() -> None:
    values = {EAST: Amount(Decimal(1)), WEST: Amount(Decimal(2))}
    held = {EAST: reported(), WEST: reported(Status.FINAL)}
    assert rolled(values, held, handed_in_only=True).tallies[0].total == 1


def test_an_office_bears_the_name_of_the_year() -> None:
    office = Office("青山国动办", former_names=(FormerName("青山人防办", "", 2022),))
    found = roll_up(2022, (), [OfficeRecord(EAST, office)], {}, {})
    assert found.lines[0].name == "青山人防办"


def test_levels_are_added_up_one_by_one() -> None:
    values = {CITY: Amount(Decimal(1)), EAST: Amount(Decimal(2)), WEST: Amount(Decimal(3))}
    parts = rolled(values).by_level()
    assert [(part.name, part.expected, part.tallies[0].total) for part in parts] == [
        ("省级", 1, None),
        ("市级", 2, 1),
        ("县级", 2, 5),
    ]


def test_superiors_are_added_up_one_by_one() -> None:
    values = {CITY: Amount(Decimal(1)), EAST: Amount(Decimal(2)), WEST: Amount(Decimal(3))}
    parts = rolled(values).by_superior({each.id: each for each in OFFICES})
    assert [(part.name, part.tallies[0].total) for part in parts] == [
        ("没有上级的单位", None),
        ("省办", 1),
        ("甲市办", 5),
    ]


def test_years_stand_side_by_side_with_their_change() -> None:
    sums = {CASES.key: {2023: Tally(Decimal(8), 4, 0, 0, 5), 2024: Tally(Decimal(10), 5, 0, 0, 5)}}
    row = over_years((CASES,), (2022, 2023, 2024), sums, 5).rows[0]
    change = row.change(2)
    assert row.change(1) is None
    assert change is not None
    assert [change.difference, change.percent] == [Decimal(2), Decimal(25)]
    assert change.uneven


def test_a_change_from_nothing_has_no_percentage() -> None:
    sums = {CASES.key: {2023: Tally(Decimal(0), 5, 0, 0, 5), 2024: Tally(Decimal(3), 5, 0, 0, 5)}}
    change = over_years((CASES,), (2023, 2024), sums, 5).rows[0].change(1)
    assert change is not None
    assert change.difference == Decimal(3)
    assert change.percent is None


def test_rates_have_no_sum_over_years_either() -> None:
    sums = {RATE.key: {2024: Tally(Decimal(170), 2, 0, 0, 5)}}
    assert over_years((RATE,), (2024,), sums, 5).rows[0].tallies[0].total is None


@given(st.lists(st.decimals(0, allow_nan=False, allow_infinity=False, places=2), max_size=30))
def test_sums_are_exact_in_any_order(values: list[Decimal]) -> None:
    amounts = [Amount(value) for value in values]
    there, back = tally(amounts, expected=30), tally(amounts[::-1], expected=30)
    assert there == back
    assert (there.total or 0) == sum(map(Fraction, values))


def test_numbers_of_forty_digits_lose_none() -> None:
    long = Decimal("1234567890123456789012345678901234567890.01")
    assert tally([Amount(long), Amount(Decimal("0.01"))], expected=2).total == Decimal(
        "1234567890123456789012345678901234567890.02"
    )
