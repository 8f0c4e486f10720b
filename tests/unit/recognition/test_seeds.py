"""The five real reports come out as read by hand."""

from pathlib import Path
from typing import Any

import pytest

from desktop.recognition import Recognised, recognise

FIELDS = (
    "office", "year", "mark", "doc_number", "title", "addressee", "signature", "note", "cc",
    "printer",
)  # fmt: skip

each = pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])


@pytest.fixture
def recognised(number: str, seeds: Path, truth: dict[str, Any]) -> Recognised:
    return recognise(seeds / truth[number]["file"])


@each
@pytest.mark.parametrize("field", FIELDS)
def test_fields_are_found(
    number: str, field: str, recognised: Recognised, truth: dict[str, Any]
) -> None:
    assert getattr(recognised.report, field) == truth[number][field]


@each
def test_signers_are_found(number: str, recognised: Recognised, truth: dict[str, Any]) -> None:
    assert list(recognised.report.signers) == truth[number]["signers"]


@each
@pytest.mark.parametrize("field", ["date", "printed_on"])
def test_dates_are_found(
    number: str, field: str, recognised: Recognised, truth: dict[str, Any]
) -> None:
    date = getattr(recognised.report, field)
    assert (date.isoformat() if date else "") == truth[number][field]


@each
def test_outline_is_found(number: str, recognised: Recognised, truth: dict[str, Any]) -> None:
    found = [
        (section.depth, marker, section.heading, section.run_in)
        for section, marker in zip(recognised.report.sections, recognised.markers, strict=True)
        if section.depth
    ]
    keys = ("depth", "marker", "heading", "run_in")
    assert found == [tuple(entry[key] for key in keys) for entry in truth[number]["outline"]]


@each
def test_parts_are_told(number: str, recognised: Recognised, truth: dict[str, Any]) -> None:
    found = [section.part for section in recognised.report.sections if section.depth == 1]
    assert found == [entry["part"] for entry in truth[number]["outline"] if entry["depth"] == 1]


@each
def test_numbers_are_reproduced(number: str, recognised: Recognised) -> None:
    assert number
    assert recognised.report.markers == recognised.markers


@each
def test_every_paragraph_of_the_body_ends_as_one(number: str, recognised: Recognised) -> None:
    assert number
    ends = {
        block[-1]
        for section in recognised.report.sections
        for block in section.paragraphs
        if isinstance(block, str)
    }
    assert ends <= set("。：")


@each
def test_verbatim_keeps_the_structure(
    number: str, seeds: Path, recognised: Recognised, truth: dict[str, Any]
) -> None:
    kept = recognise(seeds / truth[number]["file"], verbatim=True)
    shape = [(section.depth, section.run_in) for section in recognised.report.sections]
    assert [(section.depth, section.run_in) for section in kept.report.sections] == shape


def test_inferred_office_is_to_be_confirmed(seeds: Path, truth: dict[str, Any]) -> None:
    found = recognise(seeds / truth["001"]["file"])
    assert any(truth["001"]["office"] in note and "请确认" in note for note in found.notes)


def test_repairs_are_counted(seeds: Path, truth: dict[str, Any]) -> None:
    notes = recognise(seeds / truth["002"]["file"]).notes
    assert "已将 76 处半角逗号改为全角。" in notes
    assert "已将 14 处直引号改为弯引号。" in notes
    assert "已去掉 6 处序号前的列表符号。" in notes


def test_verbatim_repairs_nothing(seeds: Path, truth: dict[str, Any]) -> None:
    notes = recognise(seeds / truth["002"]["file"], verbatim=True).notes
    assert not any("半角" in note or "空格" in note for note in notes)
