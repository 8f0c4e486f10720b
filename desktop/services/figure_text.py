"""Figures and the text they stand in: places follow edits, linked words follow the figures."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.domain.figure import Figure, FigureLink
from desktop.domain.indicator import Catalogue
from desktop.domain.outline import Outline
from desktop.domain.report import LOCKED, Report, ReportId
from desktop.domain.splicing import spliced
from desktop.services.figure_writing import written
from desktop.services.text_following import Following
from desktop.store import Store


def follow_text(store: Store, key: ReportId, before: Report, after: Report) -> None:
    """Keep the places of a report's figures and links where their words are after an edit.

    Only places are changed: what a figure was confirmed as stays, and can be told from what the
    text says now.
    """
    if before.sections == after.sections:
        return
    figures, links = store.figures(key), store.figure_links(key)
    if not figures and not links:
        return
    following = Following(before.sections, after.sections)
    placed = [moved_figure(figure, following) for figure in figures]
    changed = [now for now, was in zip(placed, figures, strict=True) if now is not was]
    if changed:
        store.save_figures(key, changed)
    moved = moved_links(links, following, after.sections)
    if moved != links:
        store.save_figure_links(key, moved)


def follow_figures(store: Store, key: ReportId, catalogue: Catalogue) -> bool:
    """Write the figures of a report into the words linked to them; tell whether any changed.

    The text of a final report is left as it is.
    """
    links = store.figure_links(key)
    record = store.report(key) if links else None
    if record is None or record.status in LOCKED:
        return False
    figures = {figure.indicator: figure for figure in store.figures(key)}
    before = record.report
    after, kept = rewritten(before, links, figures, catalogue)
    if after is before:
        return False
    store.save_report(key, before, after)
    follow_text(store, key, before, after)
    store.save_figure_links(key, kept)
    return True


def moved_figure(figure: Figure, following: Following) -> Figure:
    """Return a figure where its words have gone; one that was typed has no place."""
    if figure.section is None or not 0 <= figure.section < following.count:
        return figure
    place = following.moved(figure.section, figure.start, figure.end)
    if place == (figure.section, figure.start, figure.end):
        return figure
    return replace(figure, section=place[0], start=place[1], end=place[2])


def moved_links(
    links: Iterable[FigureLink], following: Following, after: Outline
) -> tuple[FigureLink, ...]:
    """Return links where their words have gone; words that came back are linked again."""
    return tuple(_moved_link(link, following, after) for link in links)


def holds(link: FigureLink, outline: Outline) -> bool:
    """Tell whether the words of a link stand in the text as they were written."""
    return (
        bool(link.text)
        and 0 <= link.section < len(outline)
        and outline[link.section].text[link.start : link.end] == link.text
    )


def words_of(link: FigureLink, figures: Mapping[str, Figure], catalogue: Catalogue) -> str | None:
    """Return what a link is to say now; None where its figure is no more."""
    figure, indicator = figures.get(link.indicator), catalogue.get(link.indicator)
    if figure is None or indicator is None:
        return None
    return written(figure, indicator, link.form)


def rewritten(
    report: Report,
    links: Iterable[FigureLink],
    figures: Mapping[str, Figure],
    catalogue: Catalogue,
) -> tuple[Report, tuple[FigureLink, ...]]:
    """Write figures into the words linked to them.

    Returns the very same report where nothing is to be written.
    """
    sections, kept = list(report.sections), []
    shifts: dict[int, int] = {}
    for link in sorted(links, key=lambda each: (each.section, each.start)):
        by = shifts.get(link.section, 0)
        moved = replace(link, start=link.start + by, end=link.end + by)
        words = words_of(link, figures, catalogue)
        if words not in {None, link.text} and words and holds(moved, tuple(sections)):
            old = sections[link.section]
            sections[link.section] = spliced(old, moved.start, moved.end, words)
            shifts[link.section] = by + len(words) - len(link.text)
            moved = replace(moved, end=moved.start + len(words), text=words)
        kept.append(moved)
    if all(now is was for now, was in zip(sections, report.sections, strict=True)):
        return report, tuple(kept)
    return replace(report, sections=tuple(sections)), tuple(kept)


def _moved_link(link: FigureLink, following: Following, after: Outline) -> FigureLink:
    if not 0 <= link.section < following.count:
        return link
    section, start, end = following.moved(link.section, link.start, link.end)
    moved = replace(link, section=section, start=start, end=end)
    if holds(moved, after) or link.start != link.end:
        return moved
    section, start, end = following.filled(link.section, link.start)
    came = after[section].text[start:end] if section < len(after) else ""
    if came.count(link.text) == 1:
        begin = start + came.index(link.text)
        return replace(link, section=section, start=begin, end=begin + len(link.text))
    return moved
