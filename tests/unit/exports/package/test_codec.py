"""Reports in a package."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure
from desktop.domain.office import Office
from desktop.domain.report import Report, Step
from desktop.exports.package.codec import Packed, ShapeError, decode, encode
from tests.values import figures, offices, reports, steps

_sound = figures.filter(lambda each: each.value is None or each.value >= 0)


@given(
    office=offices,
    report=reports,
    earlier=st.lists(reports, max_size=1).map(tuple),
    found=st.lists(_sound, max_size=3, unique_by=lambda figure: figure.indicator),
    reached=st.lists(steps, max_size=2).map(tuple),
)
def test_what_is_packed_comes_back(
    office: Office,
    report: Report,
    earlier: tuple[Report, ...],
    found: list[Figure],
    reached: tuple[Step, ...],
) -> None:
    by_key = tuple(sorted(found, key=lambda figure: figure.indicator))
    packed = Packed(office, "上级办公室", report, by_key, reached, earlier)
    assert decode(encode(packed)) == packed


def test_the_digest_is_of_text_and_figures_only() -> None:
    packed = Packed(Office("甲"), "", Report(year=2024, title="报告"), ())
    assert replace(packed, office=Office("乙"), superior="丙").content == packed.content
    assert replace(packed, report=Report(year=2024, title="报告。")).content != packed.content


def test_a_value_has_one_digest_however_many_zeros_it_ends_with() -> None:
    def content(value: str) -> str:
        figure = Figure("money", Decimal(value))
        return Packed(Office("甲"), "", Report(year=2024), (figure,)).content

    assert content("1200.50") == content("1200.5")
    assert content("1200") != content("12")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("year", "2024"),
        ("year", 99999),
        ("title", None),
        ("signers", "陈立川"),
        ("sections", [{"depth": 99}]),
        ("date", "昨天"),
        ("scheme", 3),
    ],
)
def test_another_shape_is_refused(key: str, value: object) -> None:
    shape = json.loads(encode(Packed(Office("甲"), "", Report(year=2024), ())))
    shape["report"][key] = value
    with pytest.raises(ShapeError):
        decode(json.dumps(shape).encode())


@pytest.mark.parametrize("value", ["NaN", "-3", "Infinity", "三"])
def test_a_value_that_is_none_is_refused(value: str) -> None:
    figure = Figure("money", Decimal(3))
    shape = json.loads(encode(Packed(Office("甲"), "", Report(year=2024), (figure,))))
    shape["figures"][0]["value"] = value
    with pytest.raises(ShapeError):
        decode(json.dumps(shape).encode())


@given(st.binary(max_size=200))
def test_bytes_that_are_no_report_are_refused(data: bytes) -> None:
    with pytest.raises(ShapeError):
        decode(data)
