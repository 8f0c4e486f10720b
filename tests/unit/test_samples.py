"""The samples: three fictional offices whose words, tables and figures agree."""

import datetime as dt
import itertools
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.figure import parse_value
from desktop.domain.indicator import Catalogue
from desktop.domain.office import Level
from desktop.domain.outline import missing_parts
from desktop.domain.report import Report, Status
from desktop.services.interchange import report_from_json
from desktop.statistics.catalogue import load_catalogue

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "samples"
OFFICES = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.json"))]
ITEMS = [
    pytest.param(
        {"office": office["office"], **item},
        id=f"{office['office']['level']}{item['report']['year']}",
    )
    for office in OFFICES
    for item in office["reports"]
]
SUMS = [
    ("enf.case_total", ("enf.penalty_case", "enf.exempt_case")),
    ("enf.penalty_case", ("enf.penalty_simple", "enf.penalty_ordinary")),
    ("enf.file_reviewed", ("enf.file_excellent", "enf.file_ordinary", "enf.file_rectify")),
    ("fee.enterprise", ("fee.court_filed", "fee.court_pending")),
]
SHARES = ("enf.file_excellent", "enf.file_ordinary", "enf.file_rectify")
LIMITS = [
    ("lit.review_lost", "lit.review_case"),
    ("lit.suit_lost", "lit.suit_case"),
    ("lit.head_attend", "lit.suit_case"),
]

each = pytest.mark.parametrize("item", ITEMS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def values(item: dict[str, Any]) -> dict[str, Decimal]:
    return {figure["indicator"]: Decimal(figure["value"]) for figure in item["figures"]}


def report_of(item: dict[str, Any]) -> Report:
    return report_from_json(item["report"])


def prose(item: dict[str, Any]) -> str:
    return "\n".join(section.text for section in report_of(item).sections)


def test_there_is_an_office_of_each_level_with_three_years() -> None:
    assert {office["office"]["level"] for office in OFFICES} == {level.value for level in Level}
    for office in OFFICES:
        assert [item["report"]["year"] for item in office["reports"]] == [2022, 2023, 2024]


def test_each_office_stands_under_the_one_above_it() -> None:
    names = ["", *(office["office"]["full_name"] for office in OFFICES)]

    assert [office["office"]["superior"] for office in OFFICES] == names[:-1]


def test_no_two_reports_share_a_document_number() -> None:
    numbers = [item["report"]["doc_number"] for office in OFFICES for item in office["reports"]]

    assert len(set(numbers)) == len(numbers)


@each
def test_a_report_bears_the_name_of_its_year(item: dict[str, Any]) -> None:
    report, office = report_of(item), item["office"]
    former = [name for name in office["former_names"] if report.year <= name["last_year"]]
    name = former[0]["full_name"] if former else office["full_name"]

    assert (report.office, report.signature, report.mark) == (name, name, f"{name}文件")
    assert report.title.startswith(f"{name}关于{report.year}年度")


@each
def test_a_report_has_all_its_official_elements(item: dict[str, Any]) -> None:
    report = report_of(item)

    assert report.signers
    assert report.addressee
    assert report.cc
    assert report.printer
    assert report.note
    assert re.fullmatch(r"[^〔]+〔20\d\d〕[1-9]\d*号", report.doc_number)
    assert not missing_parts(report.sections)


@each
def test_a_report_is_signed_before_the_first_of_march(item: dict[str, Any]) -> None:
    report = report_of(item)

    assert report.date is not None
    assert report.printed_on is not None
    assert dt.date(report.year + 1, 1, 1) <= report.date <= report.printed_on
    assert report.printed_on < dt.date(report.year + 1, 3, 1)
    assert f"〔{report.date.year}〕" in report.doc_number


@each
def test_the_plan_is_for_the_year_after(item: dict[str, Any]) -> None:
    year = item["report"]["year"]
    headings = {
        section["part"]: section["heading"]
        for section in item["report"]["sections"]
        if section["depth"] == 1
    }

    assert f"{year}年" in headings["achievements"]
    assert f"{year + 1}年" in headings["plan"]


@each
def test_the_steps_lead_to_the_status_in_order(item: dict[str, Any]) -> None:
    order = [status.value for status in Status]
    steps = item["steps"]

    assert [step["status"] for step in steps] == order[: order.index(item["status"]) + 1]
    assert sorted(step["on"] for step in steps) == [step["on"] for step in steps]


@each
def test_the_outline_begins_with_a_lead_and_skips_no_depth(item: dict[str, Any]) -> None:
    depths = [section["depth"] for section in item["report"]["sections"]]

    assert depths[0] == 0
    assert all(after <= before + 1 for before, after in itertools.pairwise(depths))
    assert 0 not in depths[1:]


@each
def test_tables_are_rectangular(item: dict[str, Any]) -> None:
    for owner in (*item["report"]["sections"], *item["report"]["attachments"]):
        for block in owner["paragraphs"]:
            assert isinstance(block, str) or len({len(row) for row in block["rows"]}) == 1


@each
def test_every_figure_is_in_the_catalogue_with_its_unit(
    item: dict[str, Any], catalogue: Catalogue
) -> None:
    for figure in item["figures"]:
        indicator = catalogue.get(figure["indicator"])
        assert indicator is not None
        assert figure["unit"] == indicator.unit


@each
def test_every_figure_stands_where_it_says(item: dict[str, Any]) -> None:
    sections = report_of(item).sections

    for figure in item["figures"]:
        text = sections[figure["section"]].text
        assert text[figure["start"] : figure["end"]] == figure["raw"]
        assert figure["raw"] in figure["text"]
        assert figure["text"] in text


@each
def test_every_figure_is_what_its_words_say(item: dict[str, Any]) -> None:
    for figure in item["figures"]:
        number = re.match(r"[\d.]+[万亿]?", figure["raw"])
        read = parse_value(number.group()) if number else Decimal(0)
        assert read == Decimal(figure["value"])
        assert figure["approx"] == ("余" in figure["raw"])


@each
def test_parts_add_up(item: dict[str, Any]) -> None:
    found = values(item)
    categories = [value for key, value in found.items() if key.startswith("sys.cat.")]

    for whole, parts in SUMS:
        assert whole not in found or found[whole] == sum(found[part] for part in parts)
    assert not categories or found["sys.total"] == sum(categories)


@each
def test_shares_are_computed_from_their_counts(item: dict[str, Any]) -> None:
    found = values(item)

    for key in SHARES:
        if key in found:
            share = found[key] * 100 / found["enf.file_reviewed"]
            assert abs(found[f"{key}_rate"] - share) <= Decimal("0.05")


@each
def test_no_part_is_larger_than_its_whole(item: dict[str, Any]) -> None:
    found = values(item)

    for part, whole in LIMITS:
        assert part not in found or found[part] <= found[whole]
    assert found.get("enf.fine_amount", 0) == 0 or found["enf.penalty_case"] > 0


@each
def test_punctuation_is_full_width_and_digits_touch_the_words(item: dict[str, Any]) -> None:
    assert not re.search(r"[\u4e00-\u9fff][,;:()\"]|[,;:()\"][\u4e00-\u9fff]", prose(item))
    assert not re.search(r"[ \u3000\xa0]", prose(item))


@each
def test_a_draft_is_long_enough_to_be_looked_at(item: dict[str, Any]) -> None:
    least = 650 if item["office"]["level"] == Level.COUNTY.value else 1900

    assert least <= report_of(item).characters <= 5000


def test_years_differ_in_their_figures() -> None:
    for office in OFFICES:
        years = [values(item) for item in office["reports"]]
        assert all(before != after for before, after in itertools.pairwise(years))


@each
def test_an_indicator_has_one_figure(item: dict[str, Any]) -> None:
    assert len(values(item)) == len(item["figures"]) >= 20
