"""Use cases on finding: words in all texts, with where they stand and what stands around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.domain.office import OfficeId
from desktop.domain.outline import Part
from desktop.domain.report import ReportId, Status
from desktop.domain.searching import spans_of, words_of
from desktop.store import Store
from desktop.store.indexing import Passage, Place
from desktop.store.search import ALL_YEARS, RANKED, FoundText

__all__ = ["ALL_YEARS", "CLOSE", "OPEN", "Hit", "Hits", "Query", "SearchService", "snippet_of"]

HEADER, CLOSING = -1, -2  # in place of a section's index
OPEN, CLOSE = "⟦", "⟧"

_BEFORE, _LENGTH = 24, 72  # characters of a snippet: before its first hit, and in all
_MORE = "…"
_LABELS = {
    "mark": "发文机关标志",
    "copy_number": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "doc_number": "发文字号",
    "signers": "签发人",
    "title": "标题",
    "addressee": "主送机关",
    "signature": "署名",
    "note": "附注",
    "cc": "抄送",
    "printer": "印发机关",
    "attachments": "附件",
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and where.

    Attributes:
        text: Words that must all be there; what is in quotation marks is one.
        offices: None: all.
        years: The first and the last.
        newest_first: The latest year first, not the best.
        offset: How many hits are left out before the first.
    """

    text: str
    offices: tuple[OfficeId, ...] | None = None
    years: tuple[int, int] = ALL_YEARS
    part: Part | None = None
    newest_first: bool = False
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds what was looked for.

    Attributes:
        office: The office's full name of today.
        section: The index of the section; -1 the header, -2 the closing and the attachments.
        field: Of header and closing: the field's name, `attachments` for an attachment.
        attachment: The index of the attachment, None elsewhere.
        heading: Of the section, or of the one it stands under; else the field in Chinese.
        text: The text of the section, field or attachment.
        spans: Where in `text` the words stand, as start and end in characters.
        snippet: A piece of the text with what was found between ⟦ and ⟧.
    """

    report: ReportId
    office_id: OfficeId
    office: str
    year: int
    status: Status
    title: str
    section: int
    field: str
    attachment: int | None
    heading: str
    text: str
    spans: tuple[tuple[int, int], ...]
    snippet: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search came to.

    Attributes:
        hits: The best first, or the latest year first where there are very many.
        total: How many passages there are in all.
        many: There are more than `total`, which is as far as was counted.
    """

    hits: tuple[Hit, ...]
    total: int
    many: bool


class SearchService:
    """Finds words in the texts of all reports; also on a store opened for reading elsewhere."""

    def __init__(self, store: Store, reader: Callable[[], Store] | None = None) -> None:
        self._store = store
        self._reader = reader or (lambda: Store.open(store.path, read_only=True, key=store.key))

    def asking(self, query: Query) -> Callable[[], Hits]:
        """Return a search as work for any thread: it opens the file itself, for reading."""

        def work() -> Hits:
            with self._reader() as store:
                return SearchService(store, self._reader).answer(query)

        return work

    def answer(self, query: Query) -> Hits:
        """Answer a query at once, on the thread of the store."""
        return self.find(
            query.text,
            offices=query.offices,
            years=query.years,
            part=query.part,
            limit=query.limit,
            offset=query.offset,
            newest_first=query.newest_first,
        )

    def find(
        self,
        query: str,
        *,
        offices: Sequence[OfficeId] | None = None,
        years: tuple[int, int] = ALL_YEARS,
        part: Part | None = None,
        limit: int = 50,
        offset: int = 0,
        newest_first: bool = False,
    ) -> Hits:
        """Find the passages that hold every word of `query`; what is in quotation marks is one.

        Width, case and spaces do not count. `offices` None: all; `years` are the first and last;
        `offset` hits are left out before the first.
        """
        words = words_of(query)
        found = self._store.search(
            words,
            offices=offices,
            years=years,
            part=part,
            limit=limit,
            offset=offset,
            newest_first=newest_first,
        )
        hits = tuple(_hit(self._store.found_text(each), words) for each in found.passages)
        return Hits(hits, min(found.total, RANKED), found.total > RANKED)


def snippet_of(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Cut the piece around the first of `spans` out of a text and mark what was found in it."""
    first = spans[0][0] if spans else 0
    start = max(0, min(first - _BEFORE, len(text) - _LENGTH))
    stop = min(len(text), max(start + _LENGTH, spans[0][1] if spans else 0))
    pieces, place = [], start
    for begin, end in spans:
        if end <= stop:
            pieces += [text[place:begin], OPEN, text[begin:end], CLOSE]
            place = end
    pieces.append(text[place:stop])
    marked = "".join(pieces).replace("\n", " ").replace("\t", " ")
    return (_MORE if start else "") + marked + (_MORE if stop < len(text) else "")


def _hit(found: FoundText, words: Sequence[str]) -> Hit:
    fields = [(field, text, spans_of(text, words)) for field, text in found.fields]
    field, text, spans = max(fields, key=lambda each: bool(each[2]))
    passage = found.passage
    return Hit(
        report=passage.report,
        office_id=found.office_id,
        office=found.office,
        year=found.year,
        status=found.status,
        title=found.title,
        section=_section(passage),
        field=field,
        attachment=passage.index if passage.place is Place.ATTACHMENT else None,
        heading=found.heading or _LABELS.get(field, ""),
        text=text,
        spans=spans,
        snippet=snippet_of(text, spans),
    )


def _section(passage: Passage) -> int:
    if passage.place is Place.SECTION:
        return passage.index
    return HEADER if passage.place is Place.HEADER else CLOSING
