"""Forms that came back filled in: read exactly, each problem named by sheet and cell.

A file from outside may be anything: it is looked at as an archive first, and refused in words.
"""

import warnings
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from desktop.domain.collection import Entry, FilledForm
from desktop.domain.errors import UnreadableFileError
from desktop.domain.figure import NOT_APPLICABLE, parse_value
from desktop.domain.indicator import Indicator, Measure
from desktop.exports.xlsx.form import (
    APPROXIMATE,
    FORMAT,
    HEAD_ROW,
    KEY,
    SHEET,
    STAMP_SHEET,
    STATE,
    VALUE,
    VERSION,
)

_LARGEST = 5_000_000  # bytes, packed
_MOST_UNPACKED = 40_000_000
_MOST_PARTS = 200
_MOST_ROWS = 3_000
_DIGITS = 40
_HUNDRED = 100
_STAMP_LINES = 5
# All that openpyxl was seen to raise on files that were damaged on purpose.
_DAMAGED = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
)


def read_form(path: Path, indicators: Mapping[str, Indicator]) -> FilledForm:
    """Read a form; raises `UnreadableFileError` where the file is none.

    Args:
        path: The workbook.
        indicators: What this program knows, by key.
    """
    try:
        _look_over(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's on parts that a form does without
            stamp, rows = _rows(path)
    except _DAMAGED as error:
        msg = f"“{path.name}”打不开或者已经损坏，没有收回；请对方用 Excel 或 WPS 重新保存后再交。"
        raise UnreadableFileError(msg) from error
    office, year, digest = _identity(path, stamp)
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for number, row in rows:
        key = row[KEY - 1]
        if not isinstance(key, str) or not key.strip():
            continue
        try:
            entry = _entry(number, row, indicators.get(key), taken=key in entries)
        except ValueError as error:
            problems.append(str(error))
        else:
            if entry is not None:
                entries[key] = entry
    return FilledForm(office, year, digest, tuple(entries.values()), tuple(problems))


def _look_over(path: Path) -> None:
    """Refuse an archive that unpacks to far more than a form, before anything is unpacked."""
    too_large = f"“{path.name}”过大，不像一份填报表，没有收回；请检查是否选错了文件。"
    if path.stat().st_size > _LARGEST:
        raise UnreadableFileError(too_large)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        unpacked = 0
        for part in parts[: _MOST_PARTS + 1]:
            # The sizes an archive tells may be lies: count what really comes out.
            with archive.open(part) as opened:
                unpacked += len(opened.read(_MOST_UNPACKED - unpacked + 1))
            if unpacked > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
                raise UnreadableFileError(too_large)


def _rows(path: Path) -> tuple[Sequence[object], list[tuple[int, Sequence[object]]]]:
    book = load_workbook(path, read_only=True, keep_links=False)
    try:
        if STAMP_SHEET not in book.sheetnames or SHEET not in book.sheetnames:
            return (), []
        lines = book[STAMP_SHEET].iter_rows(max_row=_STAMP_LINES, max_col=1, values_only=True)
        stamp = [line[0] for line in lines]
        rows = book[SHEET].iter_rows(
            min_row=HEAD_ROW + 1, max_row=_MOST_ROWS, max_col=KEY, values_only=True
        )
        return stamp, [(at, row) for at, row in enumerate(rows, HEAD_ROW + 1) if len(row) == KEY]
    finally:
        book.close()


def _identity(path: Path, stamp: Sequence[object]) -> tuple[str, int, str]:
    match list(stamp):
        case [str(format_), int(version), int(year), str(office), str(digest)] if format_ == FORMAT:
            if version > VERSION:
                raise UnreadableFileError(
                    f"“{path.name}”是更新版本的软件生成的填报表，没有收回；请先升级本软件。"
                )
            return office, year, digest
    raise UnreadableFileError(
        f"“{path.name}”不是本软件生成的填报表，没有收回；请让对方填在下发的那份表里。"
    )


def _entry(
    number: int, row: Sequence[object], indicator: Indicator | None, *, taken: bool
) -> Entry | None:
    """Read a row; raises `ValueError` with the sentence on what is wrong, None is blank."""
    value, state = row[VALUE - 1], row[STATE - 1]
    said = str(state).strip() if state is not None else ""
    blank = value is None or (isinstance(value, str) and not value.strip())
    if blank and not said:
        return None
    if indicator is None:
        raise _wrong(number, VALUE, f"指标“{row[KEY - 1]}”不在本台账的指标目录中")
    if taken:
        raise _wrong(number, VALUE, f"“{indicator.label}”填了不止一次")
    if said not in {"", NOT_APPLICABLE, APPROXIMATE}:
        raise _wrong(number, STATE, f"“{said[:20]}”不是“{NOT_APPLICABLE}”或“{APPROXIMATE}”")
    if said == NOT_APPLICABLE and not blank:
        raise _wrong(number, STATE, f"“{indicator.label}”既填了数值，又选了“{NOT_APPLICABLE}”")
    if said == APPROXIMATE and blank:
        raise _wrong(number, VALUE, f"“{indicator.label}”选了“{APPROXIMATE}”，但没有填数值")
    if said == NOT_APPLICABLE:
        return Entry(indicator.key, None)
    found = _number(number, value, indicator)
    return Entry(indicator.key, found, approx=found is not None and said == APPROXIMATE)


def _number(row: int, value: object, indicator: Indicator) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _wrong(row, VALUE, f"“{indicator.label}”填的不是数值")
    text = str(value).strip()
    if text.startswith("="):
        raise _wrong(row, VALUE, f"“{indicator.label}”填的是公式，请改填数值")
    try:
        found = parse_value(text)
    except ValueError:
        raise _wrong(row, VALUE, f"“{indicator.label}”填的“{text[:20]}”不是数值") from None
    if found is None:
        return None
    _check(row, found, indicator)
    return found.to_integral_value() if found == found.to_integral_value() else found


def _check(row: int, value: Decimal, indicator: Indicator) -> None:
    if abs(value.adjusted()) > _DIGITS:
        raise _wrong(row, VALUE, f"“{indicator.label}”的数值过大或者过小")
    if indicator.measure is Measure.COUNT and value != value.to_integral_value():
        raise _wrong(row, VALUE, f"“{indicator.label}”以{indicator.unit}计，应填整数")
    if indicator.measure is Measure.RATE and value > _HUNDRED:
        raise _wrong(row, VALUE, f"“{indicator.label}”是百分比，应在 0 到 100 之间")


def _wrong(row: int, column: int, what: str) -> ValueError:
    return ValueError(f"“{SHEET}”{chr(64 + column)}{row}：{what}。")
