"""From what was found to a report: values from claims, numbers against the scheme."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.numbering import Scheme, Style, style_at
from desktop.domain.outline import Block, Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.recognition.attachments import Annex
from desktop.recognition.changes import Kind
from desktop.recognition.dates import date_of
from desktop.recognition.drafted import Drafted, Rows
from desktop.recognition.joining import dash_length
from desktop.recognition.normalise import Tidier
from desktop.recognition.parts import announces_nothing, introduces, part_of
from desktop.recognition.sections import blocks_of
from desktop.recognition.traced import Claim, Traced

_BY_LINE = frozenset({"mark", "signature"})
_DATES = frozenset({"date", "printed_on"})
_WITH_TEXT = frozenset({"note", "cc"})
_NUMBER_BRACKETS = re.compile(r"[\[（(【﹝［]([12]\d{3})[\]）)】﹞］]")
_YEAR_IN_NUMBER = re.compile(r"[12][\dOoＯ]{3}(?=\s*年?\s*[\]）)】〕﹞］〉>＞}｝])")
_AS_ZERO = str.maketrans("OoＯ", "000")
_HALF_BRACKETS = str.maketrans("()", "（）")
_ANNOUNCEMENT = 30


@dataclass(frozen=True, slots=True)
class Annexed:
    """An attachment whose texts are repaired."""

    title: Traced
    blocks: tuple[Traced | Rows, ...]
    labels: tuple[Traced, ...]


def tidied(claims: Iterable[Claim], tidier: Tidier) -> tuple[Claim, ...]:
    """Repair what the fields of header and closing keep; labels and dates stay."""
    return tuple(_tidied(claim, tidier) for claim in claims)


def annexed(annexes: Iterable[Annex], tidier: Tidier) -> tuple[Annexed, ...]:
    """Repair the texts of attachments."""
    return tuple(
        Annexed(
            tidier.name(annex.title),
            tuple(
                block for paragraph in annex.paragraphs for block in blocks_of(paragraph, tidier)
            ),
            annex.labels,
        )
        for annex in annexes
    )


def report_of(
    claims: Sequence[Claim],
    outline: tuple[Section, ...],
    scheme: Scheme,
    annexes: Sequence[Annexed],
) -> Report:
    """Assemble a report; office and year are still to be found."""
    return Report(
        mark=_value(claims, "mark"),
        copy_number=_value(claims, "copy_number"),
        secrecy=_value(claims, "secrecy"),
        urgency=_value(claims, "urgency"),
        doc_number=_value(claims, "doc_number"),
        signers=tuple(claim.text.text for claim in claims if _holds(claim, "signers")),
        title=_value(claims, "title"),
        addressee=_value(claims, "addressee"),
        scheme=scheme,
        sections=outline,
        attachments=tuple(_attachment(annex) for annex in annexes),
        signature=_value(claims, "signature"),
        date=date_of(_value(claims, "date")),
        note=_value(claims, "note"),
        cc=_value(claims, "cc"),
        printer=_value(claims, "printer"),
        printed_on=date_of(_value(claims, "printed_on")),
    )


def outline_of(
    sections: Sequence[Drafted], scheme: Scheme, *, verbatim: bool
) -> tuple[Section, ...]:
    """Turn what was found into sections; a number that the scheme would not give is kept.

    Args:
        sections: As found.
        scheme: The forms of numbers by depth.
        verbatim: Keep also numbers that differ only in their marks: 1、 for 1.
    """
    counters: list[int] = []
    return _by_place(
        tuple(_section(section, scheme, counters, verbatim=verbatim) for section in sections)
    )


def section_claims(sections: Iterable[Drafted]) -> Iterable[Claim]:
    """Return everything that sections hold."""
    for section in sections:
        for text in (section.marker, section.heading, *_texts(section.paragraphs)):
            yield Claim("sections", text)


def annex_claims(annexes: Iterable[Annexed]) -> Iterable[Claim]:
    """Return everything that attachments hold."""
    for annex in annexes:
        for text in (annex.title, *_texts(annex.blocks)):
            yield Claim("attachments", text)
        for text in annex.labels:
            yield Claim("attachments", text, label=True)


def _tidied(claim: Claim, tidier: Tidier) -> Claim:
    if claim.label or claim.field in _DATES or not claim.text:
        return claim
    text = tidier.text(claim.text) if claim.field in _WITH_TEXT else tidier.name(claim.text)
    if claim.field == "doc_number":
        digits = _YEAR_IN_NUMBER.sub(lambda year: year.group().translate(_AS_ZERO), text.text)
        text = tidier.replaced(text, Kind.LOOKALIKE, digits)
        official = _NUMBER_BRACKETS.sub(r"〔\1〕", text.text)
        text = tidier.replaced(text, Kind.YEAR_BRACKET, official)
    return replace(claim, text=text)


def _holds(claim: Claim, field: str) -> bool:
    return claim.field == field and not claim.label and bool(claim.text)


def _value(claims: Iterable[Claim], field: str) -> str:
    texts = [claim.text.text for claim in claims if _holds(claim, field)]
    joint = "\n" if field in _BY_LINE else ""
    return joint.join(texts).replace("\n文件", "文件")


def _attachment(annex: Annexed) -> Attachment:
    return Attachment(annex.title.text, tuple(_plain(block) for block in annex.blocks))


def _plain(block: Traced | Rows) -> Block:
    if isinstance(block, Traced):
        return block.text
    return Table(tuple(tuple(cell.text for cell in row) for row in block))


def _texts(blocks: Iterable[Traced | Rows]) -> Iterable[Traced]:
    for block in blocks:
        if isinstance(block, Traced):
            yield block
        else:
            yield from (cell for row in block for cell in row)


def _section(section: Drafted, scheme: Scheme, counters: list[int], *, verbatim: bool) -> Section:
    paragraphs = tuple(_plain(block) for block in section.paragraphs)
    if section.depth == 0:
        return Section(depth=0, paragraphs=paragraphs)
    return Section(
        depth=section.depth,
        heading=section.heading.text,
        run_in=section.run_in,
        paragraphs=paragraphs,
        part=_part(section) if section.depth == 1 else None,
        marker=_kept_marker(section, scheme, counters, verbatim=verbatim),
    )


def _by_place(outline: tuple[Section, ...]) -> tuple[Section, ...]:
    """Settle the parts that a heading alone does not tell.

    What stands above the problems and names nothing is a report's results under a slogan;
    基本情况 is the part on results only where no other heading announces that.
    """
    outline = _above_problems(outline)
    results = [section for section in outline if section.part is Part.ACHIEVEMENTS]
    if all(introduces(section.heading) for section in results):
        return outline
    return tuple(
        replace(section, part=Part.OTHER)
        if section.part is Part.ACHIEVEMENTS and introduces(section.heading)
        else section
        for section in outline
    )


def _above_problems(outline: tuple[Section, ...]) -> tuple[Section, ...]:
    tops = [index for index, section in enumerate(outline) if section.depth == 1]
    problems = next((n for n in tops if outline[n].part is Part.PROBLEMS), None)
    if problems is None:
        return outline
    return tuple(
        replace(section, part=Part.ACHIEVEMENTS)
        if section.part is Part.OTHER and index < problems and announces_nothing(section.heading)
        else section
        for index, section in enumerate(outline)
    )


def _part(section: Drafted) -> Part:
    first = section.paragraphs[0] if section.paragraphs else None
    text = section.heading.text
    if not text and isinstance(first, Traced):
        text = first.text[:_ANNOUNCEMENT]
    return part_of(text)


def _kept_marker(
    section: Drafted, scheme: Scheme, counters: list[int], *, verbatim: bool
) -> str | None:
    """Return the number as written where counting on would give another (numbering.markers)."""
    depth = section.depth
    del counters[depth:]
    counters.extend([0] * (depth - len(counters)))
    counters[-1] += 1
    seen = section.marker.text
    style = style_at(scheme, depth)
    expected = tuple(number or 1 for number in counters)
    derived = _write(style, expected)
    same = seen == derived or (not verbatim and _means(section, style, expected, derived))
    if same:
        return None
    counters[-1] = section.value or counters[-1]
    return seen if verbatim else seen.translate(_HALF_BRACKETS)


def _write(style: Style, numbers: tuple[int, ...]) -> str:
    largest = {Style.CIRCLED: 20, Style.ARABIC: numbers[-1], Style.ARABIC_BRACKETS: numbers[-1]}
    return style.write(numbers) if numbers[-1] <= largest.get(style, 99) else ""


def _means(section: Drafted, style: Style, expected: tuple[int, ...], derived: str) -> bool:
    """Tell whether the number is the derived one but for its marks and spaces."""
    if section.style is not style or section.value != expected[-1] or not derived:
        return False
    if dash_length(section.marker.text):
        return False
    if style is not Style.DECIMAL:
        return True
    return re.findall(r"\d+", section.marker.text) == re.findall(r"\d+", derived)
