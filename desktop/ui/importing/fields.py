"""The official elements of a report as rows of a form: one table, read and written by it."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.chinese import date_text, parse_date
from desktop.domain.report import Report

_SHORT_DATE = re.compile(r"^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Field:
    """One element: how it is called, read from a report and written into it.

    Attributes:
        name: The attribute of the report.
        write: Raises `ValueError` with a Chinese sentence on a text that does not fit.
        always: Shown although it is empty; the others only where the file had them.
        hint: What an empty field says.
    """

    label: str
    name: str
    read: Callable[[Report], str]
    write: Callable[[Report, str], Report]
    always: bool = False
    hint: str = ""

    def put(self, report: Report, text: str) -> Report:
        """Write a text as it stands in the file; raises `ValueError` as `write` does."""
        is_text = isinstance(getattr(report, self.name), str)
        return _with(report, self.name, text) if is_text else self.write(report, text)


def _text(name: str) -> tuple[Callable[[Report], str], Callable[[Report, str], Report]]:
    """Read and write a plain text; line breaks are shown as ／."""

    def read(report: Report) -> str:
        return str(getattr(report, name)).replace("\n", "／")

    def write(report: Report, text: str) -> Report:
        lines = [line.strip() for line in text.split("／")]
        return _with(report, name, "\n".join(line for line in lines if line))

    return read, write


def _date(name: str) -> tuple[Callable[[Report], str], Callable[[Report, str], Report]]:
    """Read and write a date in words; 2025-1-9 and 2025.1.9 are taken too."""

    def read(report: Report) -> str:
        date: dt.date | None = getattr(report, name)
        return date_text(date) if date else ""

    def write(report: Report, text: str) -> Report:
        return _with(report, name, _read_date(text) if text.strip() else None)

    return read, write


def _with(report: Report, name: str, value: str | dt.date | None) -> Report:
    changed: dict[str, Any] = {name: value}
    return replace(report, **changed)


def _read_date(text: str) -> dt.date:
    found = parse_date(_SHORT_DATE.sub(r"\1年\2月\3日", text.strip()))
    if found is None:
        msg = f"“{text}”不是日期：请写成 2025年1月9日 这样的形式，没有日期就留空。"
        raise ValueError(msg)
    return found


def _read_signers(report: Report) -> str:
    return "、".join(report.signers)


def _write_signers(report: Report, text: str) -> Report:
    names = text.replace("，", "、").replace(" ", "、").split("、")
    return replace(report, signers=tuple(name for name in names if name))


def field_of(name: str) -> Field | None:
    """Return the element that is kept in an attribute of a report."""
    return next((field for field in FIELDS if field.name == name), None)


FIELDS: tuple[Field, ...] = (
    Field("标题", "title", *_text("title"), always=True, hint="没有读到标题"),
    Field(
        "署名",
        "signature",
        *_text("signature"),
        always=True,
        hint="没有读到署名；联合署名之间用 ／ 分开",
    ),
    Field("成文日期", "date", *_date("date"), always=True, hint="没有读到，例如 2025年1月9日"),
    Field(
        "发文字号",
        "doc_number",
        *_text("doc_number"),
        always=True,
        hint="没有读到，例如 某国动〔2025〕1号",
    ),
    Field("主送机关", "addressee", *_text("addressee"), always=True, hint="没有读到主送机关"),
    Field("发文机关标志", "mark", *_text("mark")),
    Field("签发人", "signers", _read_signers, _write_signers),
    Field("份号", "copy_number", *_text("copy_number")),
    Field("密级和保密期限", "secrecy", *_text("secrecy")),
    Field("紧急程度", "urgency", *_text("urgency")),
    Field("附注", "note", *_text("note")),
    Field("抄送机关", "cc", *_text("cc")),
    Field("印发机关", "printer", *_text("printer")),
    Field("印发日期", "printed_on", *_date("printed_on")),
)
