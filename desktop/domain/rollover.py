"""A new report: blank with its required parts, or last year's rolled one year forward."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop.domain.office import Office
from desktop.domain.outline import REQUIRED_PARTS, Block, Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.domain.rolling import roll_years

_Roll = Callable[[str], str]


def blank_report(office: Office, year: int, headings: Mapping[Part, str]) -> Report:
    """Return a report on `year` with the four required parts and the office's own elements.

    `headings` hold the usual heading of each part, with {year} and {next_year} in them.
    """
    name = office.name_in(year)
    return Report(
        office=name,
        year=year,
        mark=office.mark_in(year),
        title=f"{name}关于{year}年度法治政府建设情况的报告",
        sections=tuple(
            Section(
                depth=1,
                heading=headings.get(part, "").format(year=year, next_year=year + 1),
                part=part,
            )
            for part in REQUIRED_PARTS
        ),
        signature=name,
        note="此件主动公开",
    )


def rolled_forward(last: Report, office: Office, year: int) -> Report:
    """Return a draft for `year` made from an earlier report.

    Years move on by the distance between the two where they mean the year reported on (see
    `rolling`); not in tables, where last year's figures would stand under the new year.
    Number, dates and print date are left for the clerk: they are facts of the new report. Where
    the office was renamed, the new name takes the old one's place.
    """
    step = year - last.year
    old, new = last.office, office.name_in(year)

    def roll(text: str) -> str:
        return _renamed(roll_years(text, last.year, step), old, new)

    return replace(
        last,
        office=new,
        year=year,
        mark=office.mark_in(year) if last.mark and "\n" not in last.mark else last.mark,
        doc_number="",
        title=roll(last.title),
        sections=tuple(_rolled_section(section, roll) for section in last.sections),
        attachments=tuple(_rolled_attachment(item, roll) for item in last.attachments),
        signature=_renamed(last.signature, old, new),
        date=None,
        printer=_renamed(last.printer, old, new),
        printed_on=None,
    )


def _renamed(text: str, old: str, new: str) -> str:
    return text.replace(old, new) if old and old != new else text


def _rolled_section(section: Section, roll: _Roll) -> Section:
    return replace(
        section,
        heading=roll(section.heading),
        paragraphs=_rolled_blocks(section.paragraphs, roll),
    )


def _rolled_attachment(attachment: Attachment, roll: _Roll) -> Attachment:
    return Attachment(roll(attachment.title), _rolled_blocks(attachment.paragraphs, roll))


def _rolled_blocks(blocks: tuple[Block, ...], roll: _Roll) -> tuple[Block, ...]:
    return tuple(block if isinstance(block, Table) else roll(block) for block in blocks)
