"""A report with its figures as JSON, and back again, without losing anything.

What comes back is checked value by value: a package comes from outside.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop.digests import sm3
from desktop.domain.figure import Figure, FigureLink, FigureStatus
from desktop.domain.numbering import scheme_from, scheme_text
from desktop.domain.office import FormerName, Level, Office
from desktop.domain.outline import MAX_DEPTH, Block, Part, Section, Table
from desktop.domain.report import Attachment, Report, Status, Step
from desktop.exports.package.bounds import BoundsError, parsed

Json = dict[str, Any]

_FIRST_YEAR, _LAST_YEAR = 1949, 2199
_LARGEST = 2**31 - 1
_MOST_DIGITS = 100


class ShapeError(BoundsError):
    """What was read is not what a package of ours holds."""


@dataclass(frozen=True, slots=True)
class Packed:
    """One report in a package.

    Attributes:
        superior: The full name of the office above its office; "" where there is none.
        steps: Every status reached, oldest first.
        earlier: Texts it had before, oldest first, where the sender chose to hand them over.
        links: Where its text follows its figures.
    """

    office: Office
    superior: str
    report: Report
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...] = ()
    earlier: tuple[Report, ...] = ()
    links: tuple[FigureLink, ...] = ()

    @property
    def title(self) -> str:
        """The report's title in one line, as the list of contents has it."""
        return "".join(self.report.title.splitlines())

    @property
    def content(self) -> str:
        """The SM3 digest of text and figures: two reports that have it in common are the same.

        What is empty is left out, so that a field that comes to be changes no digest.
        """
        shape = {"report": _report(self.report), "figures": _figures(self.figures)}
        return sm3(_dumped(_bare(shape)))


def encode(packed: Packed) -> bytes:
    """Return a report as it stands in the package."""
    return _dumped(
        {
            "office": _office(packed.office),
            "superior": packed.superior,
            "report": _report(packed.report),
            "figures": _figures(packed.figures),
            "steps": [
                {"status": step.status.value, "on": step.on.isoformat(), "operator": step.operator}
                for step in packed.steps
            ],
            "earlier": [_report(report) for report in packed.earlier],
            "links": [asdict(link) for link in packed.links],
        }
    )


def decode(data: bytes) -> Packed:
    """Read what `encode` wrote; raises `ShapeError` on anything else."""
    try:
        shape = parsed(data)
        return Packed(
            office=_read_office(shape["office"]),
            superior=_text(shape["superior"]),
            report=_read_report(shape["report"]),
            figures=tuple(_read_figure(each) for each in _list(shape["figures"])),
            steps=tuple(
                Step(Status(each["status"]), _date(each["on"]), _text(each["operator"]))
                for each in _list(shape["steps"])
            ),
            earlier=tuple(_read_report(each) for each in _list(shape["earlier"])),
            links=tuple(_read_link(each) for each in _list(shape.get("links", []))),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ShapeError(str(error)) from error
    except (RecursionError, InvalidOperation) as error:
        raise ShapeError(str(error)) from error


def _dumped(shape: Json) -> bytes:
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _bare(shape: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(shape, dict):
        return {name: _bare(value) for name, value in shape.items() if value}
    return [_bare(each) for each in shape] if isinstance(shape, list) else shape


def _office(office: Office) -> Json:
    found: Json = {each.name: getattr(office, each.name) for each in fields(office)}
    found["level"] = office.level.value
    found["superior"] = None  # a number of the sender's store; the name says it
    found["former_names"] = [
        {"full_name": name.full_name, "short_name": name.short_name, "last_year": name.last_year}
        for name in office.former_names
    ]
    return found


def _report(report: Report) -> Json:
    found: Json = {each.name: getattr(report, each.name) for each in fields(report)}
    found["signers"] = list(report.signers)
    found["scheme"] = scheme_text(report.scheme)
    found["sections"] = [
        {
            "depth": section.depth,
            "heading": section.heading,
            "run_in": section.run_in,
            "paragraphs": _blocks(section.paragraphs),
            "part": section.part.value if section.part else None,
            "marker": section.marker,
        }
        for section in report.sections
    ]
    found["attachments"] = [
        {"title": item.title, "paragraphs": _blocks(item.paragraphs)} for item in report.attachments
    ]
    for name in ("date", "printed_on"):
        found[name] = found[name].isoformat() if found[name] else None
    return found


def _blocks(blocks: Sequence[Block]) -> list[Any]:
    return [
        {"rows": [list(row) for row in block.rows]} if isinstance(block, Table) else block
        for block in blocks
    ]


def _figures(figures: Sequence[Figure]) -> list[Json]:
    shapes = []
    for figure in sorted(figures, key=lambda each: each.indicator):
        found: Json = {each.name: getattr(figure, each.name) for each in fields(figure)}
        found["value"] = None if figure.value is None else _plain(figure.value)
        found["status"] = figure.status.value
        shapes.append(found)
    return shapes


def _plain(value: Decimal) -> str:
    """Write a value without an exponent and without zeros at its end: one value, one digest."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_office(shape: Mapping[str, Any]) -> Office:
    names = tuple(
        FormerName(_text(each["full_name"]), _text(each["short_name"]), _number(each["last_year"]))
        for each in _list(shape["former_names"])
    )
    if not _text(shape["full_name"]).strip():
        raise ShapeError("full_name")
    return Office(
        full_name=_text(shape["full_name"]),
        short_name=_text(shape["short_name"]),
        level=Level(shape["level"]),
        region=_text(shape["region"]),
        doc_code=_text(shape["doc_code"]),
        mark=_text(shape["mark"]),
        former_names=names,
    )


def _read_report(shape: Mapping[str, Any]) -> Report:
    read = {"year", "signers", "scheme", "sections", "attachments", "date", "printed_on"}
    plain = {
        each.name: _text(shape[each.name])
        for each in fields(Report)
        if each.name not in read and each.name in shape  # an older package lacks what came later
    }
    year = _number(shape["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ShapeError(str(year))
    return Report(
        **plain,
        year=year,
        signers=tuple(map(_text, _list(shape["signers"]))),
        scheme=scheme_from(_text(shape["scheme"])),
        sections=tuple(map(_read_section, _list(shape["sections"]))),
        attachments=tuple(
            Attachment(_text(each["title"]), _read_blocks(each["paragraphs"]))
            for each in _list(shape["attachments"])
        ),
        date=_date(shape["date"]) if shape["date"] else None,
        printed_on=_date(shape["printed_on"]) if shape["printed_on"] else None,
    )


def _read_section(shape: Mapping[str, Any]) -> Section:
    depth = _number(shape["depth"])
    if depth > MAX_DEPTH:
        raise ShapeError(str(depth))
    return Section(
        depth=depth,
        heading=_text(shape["heading"]),
        run_in=_flag(shape["run_in"]),
        paragraphs=_read_blocks(shape["paragraphs"]),
        part=Part(shape["part"]) if shape["part"] is not None else None,
        marker=_text(shape["marker"]) if shape["marker"] is not None else None,
    )


def _read_blocks(shapes: object) -> tuple[Block, ...]:
    return tuple(
        _text(each)
        if isinstance(each, str)
        else Table(tuple(tuple(map(_text, _list(row))) for row in _list(each["rows"])))
        for each in _list(shapes)
    )


def _read_figure(shape: Mapping[str, Any]) -> Figure:
    value = None if shape["value"] is None else _value(_text(shape["value"]))
    section = None if shape["section"] is None else _number(shape["section"])
    return Figure(
        indicator=_text(shape["indicator"]),
        value=value,
        status=FigureStatus(shape["status"]),
        approx=_flag(shape["approx"]),
        raw=_text(shape["raw"]),
        text=_text(shape["text"]),
        section=section,
        start=_number(shape["start"]),
        end=_number(shape["end"]),
    )


def _read_link(shape: Mapping[str, Any]) -> FigureLink:
    return FigureLink(
        indicator=_text(shape["indicator"]),
        section=_number(shape["section"]),
        start=_number(shape["start"]),
        end=_number(shape["end"]),
        text=_text(shape["text"]),
        form=_text(shape["form"]),
    )


def _value(text: str) -> Decimal:
    """Read a value of a sensible number of digits: an exponent could stand for a million."""
    value = Decimal(text)
    large = len(text) > 2 * _MOST_DIGITS or abs(value.adjusted()) > _MOST_DIGITS
    if not value.is_finite() or value < 0 or large:
        raise ShapeError(text[:_MOST_DIGITS])
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ShapeError(repr(value))
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise ShapeError(repr(value))
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ShapeError(repr(value))
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ShapeError(repr(value))
    return value


def _date(value: object) -> dt.date:
    return dt.date.fromisoformat(_text(value))
