"""A report's figures as a clerk goes through them: stored, suggested, stale, blank."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from desktop.domain.figure import Figure, FigureLink, FigureStatus, Rejection
from desktop.domain.indicator import Catalogue, Indicator
from desktop.domain.outline import Outline
from desktop.services.figure_text import holds, words_of


class Standing(StrEnum):
    """How a figure stands to the text; the value is what the window says."""

    SUGGESTED = "建议"
    CONFIRMED = "已确认"
    ENTERED = "手填"
    STALE = "已过时"
    UNCLASSIFIED = "未归类"
    BLANK = "空白"


@dataclass(frozen=True, slots=True)
class FigureBook:
    """All that is stored of a report's figures."""

    figures: Mapping[str, Figure]
    links: tuple[FigureLink, ...] = ()
    rejected: frozenset[Rejection] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    Attributes:
        key: Tells it from all others, and stays the same while its figure does.
        indicator: None: a quantity that fits none.
        figure: The stored figure or the suggestion, at its place in the text; None: blank.
        now: Of a stale figure: what the text says; None: nothing any more.
        last: Last year's figure.
        sure: A suggestion that nothing speaks against.
        linked: Words in the text follow the figure; `behind`: they say something else.
    """

    key: str
    standing: Standing
    indicator: Indicator | None
    figure: Figure | None = None
    now: Figure | None = None
    last: Figure | None = None
    sure: bool = False
    linked: bool = False
    behind: bool = False

    @property
    def stored(self) -> bool:
        """Whether the figure is in the store."""
        return self.standing in {Standing.CONFIRMED, Standing.ENTERED, Standing.STALE}


def reworded(found: Sequence[Entry], book: FigureBook, outline: Outline) -> tuple[Figure, ...]:
    """Return stored figures whose value stands in a sentence that now reads otherwise.

    They are as good as before; what they lead back to is to be stored anew.
    """
    pairs = [
        (entry.figure, book.figures.get(entry.indicator.key))
        for entry in found
        if entry.stored and entry.standing is not Standing.STALE and entry.indicator
    ]
    return tuple(
        now
        for now, was in pairs
        if now is not None and was is not None and now != was and not _stands(was, outline)
    )


def _stands(figure: Figure, outline: Outline) -> bool:
    """Tell whether the sentence of a figure is still in its section."""
    section = figure.section
    return section is not None and section < len(outline) and figure.text in outline[section].text


def rejection_of(figure: Figure) -> Rejection:
    """Return what keeps a suggestion away until its sentence changes."""
    return Rejection(figure.indicator, figure.raw, figure.text)


def entries(
    outline: Outline,
    book: FigureBook,
    last: Mapping[str, Figure],
    mentions: Sequence[Figure],
    catalogue: Catalogue,
) -> tuple[Entry, ...]:
    """List the figures of a report by the catalogue, what fits no indicator at the end.

    `mentions` is what the text of `outline` says, every place of it; `last` last year's figures.
    """
    made = _Entries(outline, book, last, tuple(mentions), catalogue)
    return (*made.known(), *made.unclassified())


@dataclass(frozen=True, slots=True)
class _Stood:
    """How a stored figure stands: where it is, whether it is stale, what the text says."""

    figure: Figure
    stale: bool = False
    now: Figure | None = None


class _Entries:
    def __init__(
        self,
        outline: Outline,
        book: FigureBook,
        last: Mapping[str, Figure],
        mentions: tuple[Figure, ...],
        catalogue: Catalogue,
    ) -> None:
        self._book = book
        self._last = last
        self._catalogue = catalogue
        self._keys = frozenset(indicator.key for indicator in catalogue.indicators)
        self._links = [link for link in book.links if holds(link, outline)]
        own = [mention for mention in mentions if not self._is_linked(mention)]
        self._stood = {key: _standing(figure, own, outline) for key, figure in book.figures.items()}
        self._offered = [mention for mention in own if self._is_offered(mention)]

    def known(self) -> Iterator[Entry]:
        """List every indicator: its stored figure, or what is suggested, or nothing."""
        suggested: dict[str, dict[Decimal | None, Figure]] = {}
        for mention in self._offered:
            suggested.setdefault(mention.indicator, {}).setdefault(mention.value, mention)
        for indicator in self._catalogue.indicators:
            offers = list(suggested.get(indicator.key, {}).values())
            stood = self._stood.get(indicator.key)
            if stood is not None:
                yield self._stored(indicator, stood)
            elif not offers:
                yield self._entry(indicator.key, Standing.BLANK, indicator)
            sure = stood is None and len(offers) == 1
            for offer in offers:
                yield self._suggested(indicator, offer, sure=sure)

    def unclassified(self) -> Iterator[Entry]:
        """List the quantities that fit no indicator."""
        for mention in self._offered:
            if not mention.indicator:
                yield Entry(_key(mention), Standing.UNCLASSIFIED, None, mention)

    def _stored(self, indicator: Indicator, stood: _Stood) -> Entry:
        confirmed = stood.figure.status is not FigureStatus.ENTERED
        standing = Standing.CONFIRMED if confirmed else Standing.ENTERED
        made = self._entry(
            indicator.key, Standing.STALE if stood.stale else standing, indicator, stood.figure
        )
        links = [link for link in self._links if link.indicator == indicator.key]
        said = [words_of(link, self._book.figures, self._catalogue) for link in links]
        behind = any(words != link.text for words, link in zip(said, links, strict=True))
        return replace(made, now=stood.now, linked=bool(links), behind=behind)

    def _suggested(self, indicator: Indicator, offer: Figure, *, sure: bool) -> Entry:
        made = self._entry(_key(offer), Standing.SUGGESTED, indicator, offer)
        return replace(made, sure=sure)

    def _entry(
        self,
        key: str,
        standing: Standing,
        indicator: Indicator,
        figure: Figure | None = None,
    ) -> Entry:
        return Entry(key, standing, indicator, figure, last=self._last.get(indicator.key))

    def _is_linked(self, mention: Figure) -> bool:
        return any(_meets(mention, link.section, link.start, link.end) for link in self._links)

    def _is_offered(self, mention: Figure) -> bool:
        """Tell whether a clerk is to decide on what the text says there."""
        if rejection_of(mention) in self._book.rejected:
            return False
        if mention.indicator and mention.indicator not in self._keys:
            return False
        return not any(_answers(stood, mention) for stood in self._stood.values())


def _answers(stood: _Stood, mention: Figure) -> bool:
    """Tell whether a stored figure leaves nothing to decide on a mention."""
    figure = stood.figure
    same = (figure.indicator, figure.value) == (mention.indicator, mention.value)
    if (same and bool(mention.indicator)) or stood.now == mention:
        return True
    if figure.section is None or not _meets(mention, figure.section, figure.start, figure.end):
        return False
    return not mention.indicator or mention.indicator == figure.indicator


def _standing(figure: Figure, mentions: Sequence[Figure], outline: Outline) -> _Stood:
    """Hold a stored figure against what the text says now, at its place first."""
    if figure.section is None:
        return _Stood(figure)
    place = (figure.section, figure.start, figure.end)
    here = [mention for mention in mentions if _meets(mention, *place)]
    own = [mention for mention in here if mention.indicator == figure.indicator]
    agreeing = [mention for mention in own or here if _agrees(mention, figure)]
    if agreeing:
        return _Stood(_at(figure, agreeing[0]))
    if own:
        return _Stood(figure, stale=True, now=own[0])
    others = [mention for mention in mentions if mention.indicator == figure.indicator]
    elsewhere = [mention for mention in others if _agrees(mention, figure)]
    if elsewhere:
        return _Stood(_at(figure, elsewhere[0]))
    if not here and figure.raw and _slice(outline, *place) == figure.raw:
        return _Stood(figure)
    return _Stood(figure, stale=True, now=next(iter((*here, *others)), None))


def _agrees(mention: Figure, figure: Figure) -> bool:
    return (mention.value, mention.approx) == (figure.value, figure.approx)


def _at(figure: Figure, mention: Figure) -> Figure:
    """Return a figure as read where `mention` was."""
    return replace(
        figure,
        raw=mention.raw,
        text=mention.text,
        section=mention.section,
        start=mention.start,
        end=mention.end,
    )


def _meets(mention: Figure, section: int, start: int, end: int) -> bool:
    """Tell whether a mention and a stretch of text share a character."""
    return mention.section == section and mention.start < end and start < mention.end


def _slice(outline: Outline, section: int, start: int, end: int) -> str:
    return outline[section].text[start:end] if 0 <= section < len(outline) else ""


def _key(mention: Figure) -> str:
    return f"{mention.indicator}@{mention.section}:{mention.start}"
