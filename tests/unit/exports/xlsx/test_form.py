"""Forms that collect figures: what they let in, and what comes back, exactly and named by cell."""

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.collection import Entry, FilledForm, Form
from desktop.domain.errors import ConflictError, UnreadableFileError
from desktop.domain.indicator import Indicator, Measure
from desktop.exports.xlsx.form import APPROXIMATE, KEY, SHEET, STATE, VALUE, write_form
from desktop.exports.xlsx.form_reading import read_form

CASES = Indicator("enf.a", "案件", "件", Measure.COUNT, "行政执法", "案件数。")
PARTS = Indicator("enf.b", "处罚", "件", Measure.COUNT, "行政执法", "处罚数。", part_of="enf.a")
MONEY = Indicator("enf.c", "罚款", "元", Measure.MONEY, "行政执法", "罚款数。")
RATE = Indicator("lic.d", "=持证率", "%", Measure.RATE, "行政许可", "+持证率。")
FORM = Form("=东岭区国防动员办公室", 2025, (CASES, PARTS, MONEY, RATE))
KNOWN = {each.key: each for each in FORM.indicators}
Fill = Callable[[Worksheet, dict[str, int]], None]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    write_form(tmp_path / "表.xlsx", FORM)
    return tmp_path / "表.xlsx"


def fill(path: Path, cells: dict[str, tuple[object, str | None]]) -> FilledForm:
    """Fill a form in as a clerk does, save it and read it."""
    book = load_workbook(path)
    sheet = book[SHEET]
    rows = {sheet.cell(row, KEY).value: row for row in range(1, sheet.max_row + 1)}
    for key, (value, state) in cells.items():
        sheet.cell(rows[key], VALUE).value = value  # type: ignore[assignment]
        sheet.cell(rows[key], STATE).value = state
    book.save(path)
    return read_form(path, KNOWN)


def test_a_blank_form_comes_back_blank(form: Path) -> None:
    assert read_form(form, KNOWN) == FilledForm(FORM.office, 2025, FORM.digest, ())


def test_nought_blank_and_not_applicable_come_back_as_three_things(form: Path) -> None:
    found = fill(form, {"enf.a": (0, None), "enf.c": (None, "不适用")})
    assert found.entries == (Entry("enf.a", Decimal(0)), Entry("enf.c", None))
    assert found.problems == ()


@given(
    st.integers(0, 10**14),
    st.decimals(0, 10**12, places=2),
    st.decimals(0, 100, places=1),
    st.booleans(),
)
def test_numbers_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory,
    count: int,
    money: Decimal,
    rate: Decimal,
    approx: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    path = tmp_path_factory.mktemp("form") / "表.xlsx"
    write_form(path, FORM)
    state = APPROXIMATE if approx else None
    found = fill(
        path, {"enf.a": (count, state), "enf.c": (float(money), None), "lic.d": (rate, None)}
    )
    values = {entry.indicator: entry.value for entry in found.entries}
    assert values == {"enf.a": count, "enf.c": money, "lic.d": rate}
    assert found.entries[0].approx is approx


def test_a_number_of_many_digits_written_as_text_loses_none(form: Path) -> None:
    found = fill(form, {"enf.a": ("1234567890123456789012345", None)})
    assert found.entries[0].value == Decimal(1234567890123456789012345)


@pytest.mark.parametrize(
    ("key", "value", "state", "problem"),
    [
        ("enf.a", "两件", None, "“填报表”C6：“案件”填的“两件”不是数值。"),
        ("enf.a", 1.5, None, "“填报表”C6：“案件”以件计，应填整数。"),
        ("enf.a", -1, None, "“填报表”C6：“案件”填的“-1”不是数值。"),
        ("enf.a", "=1+1", None, "“填报表”C6：“案件”填的是公式，请改填数值。"),
        ("enf.a", True, None, "“填报表”C6：“案件”填的不是数值。"),
        ("enf.a", "1E+999999", None, "“填报表”C6：“案件”的数值过大或者过小。"),
        ("enf.b", 3, "不适用", "“填报表”D7：“处罚”既填了数值，又选了“不适用”。"),
        ("enf.b", None, "约数", "“填报表”C7：“处罚”选了“约数”，但没有填数值。"),
        ("enf.b", 3, "大概", "“填报表”D7：“大概”不是“不适用”或“约数”。"),
        ("lic.d", 101, None, "“填报表”C10：“=持证率”是百分比，应在 0 到 100 之间。"),
    ],
)
def test_what_is_wrong_is_named_by_its_cell(
    form: Path, key: str, value: object, state: str | None, problem: str
) -> None:
    assert fill(form, {key: (value, state)}).problems == (problem,)


def test_an_indicator_that_is_not_known_here_is_named(form: Path) -> None:
    fill(form, {"enf.b": (3, None)})
    found = read_form(form, {"enf.a": CASES})
    assert found.problems == ("“填报表”C7：指标“enf.b”不在本台账的指标目录中。",)


def test_only_what_is_to_be_filled_in_is_open(form: Path) -> None:
    sheet = load_workbook(form)[SHEET]
    opened = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert sheet.protection.sheet
    assert opened == {f"{column}{row}" for column in "CD" for row in (6, 7, 8, 10)}


def test_cells_take_only_what_their_indicator_can_be(form: Path) -> None:
    sheet = load_workbook(form)[SHEET]
    rules = {
        str(rule.sqref): (rule.type, rule.operator)
        for rule in sheet.data_validations.dataValidation
    }
    assert rules == {
        "C6": ("whole", "greaterThanOrEqual"),
        "C7": ("whole", "greaterThanOrEqual"),
        "C8": ("decimal", "greaterThanOrEqual"),
        "C10": ("decimal", "between"),
        "D6 D7 D8 D10": ("list", None),
    }


def test_names_that_begin_as_formulas_stay_names(form: Path) -> None:
    sheet = load_workbook(form)[SHEET]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_a_definition_stands_beside_its_indicator_as_a_note(form: Path) -> None:
    comment = load_workbook(form)[SHEET]["A6"].comment
    assert comment is not None
    assert comment.text == "案件数。（件）"


def test_a_form_that_is_there_is_not_replaced(form: Path) -> None:
    with pytest.raises(ConflictError):
        write_form(form, FORM)


def _no_form(path: Path) -> None:
    book = load_workbook(path)
    del book["_nianbao"]
    book.save(path)


def _newer(path: Path) -> None:
    book = load_workbook(path)
    book["_nianbao"]["A2"] = 2
    book.save(path)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", bytes(41_000_000))


def _many_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(300):
            archive.writestr(f"part{number}", b"")


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (_no_form, "不是本软件生成的填报表"),
        (_newer, "更新版本"),
        (_bomb, "过大"),
        (_many_parts, "过大"),
        (lambda path: path.write_bytes(b"x" * 5_000_001), "过大"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" * 99), "已经损坏"),
        (lambda path: path.unlink(), "打不开"),
    ],
)
def test_a_file_that_is_no_form_is_refused_in_words(
    form: Path, harm: Callable[[Path], object], reason: str
) -> None:
    harm(form)
    with pytest.raises(UnreadableFileError, match=reason):
        read_form(form, KNOWN)


def test_damaged_forms_are_refused_or_read_but_never_crash(form: Path) -> None:
    whole, chance = form.read_bytes(), random.Random(7)  # noqa: S311 - the same damage every time
    read = 0
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        form.write_bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.3 else data)
        with suppress(UnreadableFileError):
            read_form(form, KNOWN)
            read += 1
    assert read < 150
