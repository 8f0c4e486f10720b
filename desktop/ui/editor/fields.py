"""The fields of a report's header and closing, as a table that the form is built from."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from desktop.domain.chinese import date_text, parse_date
from desktop.domain.numbering import SCHEMES
from desktop.domain.report import Report

_PLAIN_DATE = re.compile(r"(\d{4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})")
_NAMES = re.compile(r"[、，,;；\s]+")
_OTHER_SCHEME = "（照原文）"


class FieldKind(Enum):
    """How a field is edited."""

    LINE = auto()
    WRAPPED = auto()  # one paragraph, as long as it takes
    LINES = auto()  # several lines, such as joint issuers
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    Attributes:
        read: The field's text in a report.
        write: The report with another text, or None where the text cannot be understood.
        hint: Shown while the field is empty.
        wrong: What to write instead, shown while the text cannot be understood.
        choices: Of a field that is chosen.
    """

    key: str
    label: str
    kind: FieldKind
    read: Callable[[Report], str]
    write: Callable[[Report, str], Report | None]
    hint: str = ""
    wrong: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together under a title."""

    title: str
    fields: tuple[Field, ...]


def read_date(text: str) -> dt.date | None:
    """Read 2025年1月9日, 二〇二五年一月九日 or 2025-1-9; None for anything else."""
    match = _PLAIN_DATE.fullmatch(text.strip())
    return parse_date("{}年{}月{}日".format(*match.groups()) if match else text)


def _text(key: str, label: str, hint: str = "", kind: FieldKind = FieldKind.LINE) -> Field:
    def read(report: Report) -> str:
        return str(getattr(report, key))

    def write(report: Report, text: str) -> Report:
        lines = [line.strip() for line in text.splitlines()]
        change: dict[str, Any] = {key: "\n".join(lines).strip("\n")}
        return replace(report, **change)

    return Field(key, label, kind, read, write, hint)


def _lines(key: str, label: str, hint: str = "") -> Field:
    return _text(key, label, hint, FieldKind.LINES)


def _date(key: str, label: str) -> Field:
    def read(report: Report) -> str:
        date = getattr(report, key)
        return date_text(date) if isinstance(date, dt.date) else ""

    def write(report: Report, text: str) -> Report | None:
        date = read_date(text)
        change: dict[str, Any] = {key: date}
        return None if date is None and text.strip() else replace(report, **change)

    wrong = "请写成“2025年1月9日”或“2025-1-9”"
    return Field(key, label, FieldKind.LINE, read, write, "2025年1月9日", wrong)


def _read_signers(report: Report) -> str:
    return "、".join(report.signers)


def _write_signers(report: Report, text: str) -> Report:
    names = (name.strip() for name in _NAMES.split(text))
    return replace(report, signers=tuple(name for name in names if name))


def _read_scheme(report: Report) -> str:
    names = (name for name, scheme in SCHEMES.items() if scheme == report.scheme)
    return next(names, _OTHER_SCHEME)


def _write_scheme(report: Report, text: str) -> Report | None:
    return replace(report, scheme=SCHEMES[text]) if text in SCHEMES else None


GROUPS: tuple[Group, ...] = (
    Group(
        "标题与正文",
        (
            _lines("title", "标题", "机关名称＋年度＋法治政府建设情况报告；换行处即断行处"),
            _text("addressee", "主送机关", "多个机关用顿号隔开，不写冒号", FieldKind.WRAPPED),
            Field(
                "scheme",
                "编号样式",
                FieldKind.CHOICE,
                _read_scheme,
                _write_scheme,
                choices=tuple(SCHEMES),
            ),
        ),
    ),
    Group(
        "版头",
        (
            _lines("mark", "发文机关标志", "××市国防动员办公室文件；联合行文每行一个"),
            _text("doc_number", "发文字号", "×国动〔2025〕1号"),
            Field(
                "signers",
                "签发人",
                FieldKind.LINE,
                _read_signers,
                _write_signers,
                "上行文必填；多人用顿号隔开",
            ),
            _text("copy_number", "份号", "六位数字，涉密公文填写"),
            _text("secrecy", "密级和期限", "机密★1年"),
            _text("urgency", "紧急程度", "特急、加急"),
        ),
    ),
    Group(
        "落款",
        (
            _lines("signature", "署名", "联合行文每行一个机关"),
            _date("date", "成文日期"),
            _text("note", "附注", "此件主动公开"),
        ),
    ),
    Group(
        "版记",
        (
            _text("cc", "抄送", "抄送机关，不写“抄送：”", FieldKind.WRAPPED),
            _text("printer", "印发机关"),
            _date("printed_on", "印发日期"),
        ),
    ),
)
