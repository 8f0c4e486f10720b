"""Paragraphs to sections: numbers, headings, depths and the scheme of numbers.

A depth follows from the numbers above it and from nothing else: 1. under 一、 is of depth 2, under
（一） of depth 3. The scheme is what most sections of each depth have.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from desktop.domain.numbering import SCHEMES, STANDARD, UNNUMBERED, Scheme, Style
from desktop.domain.outline import MAX_DEPTH
from desktop.recognition.changes import Kind
from desktop.recognition.drafted import Drafted, Rows
from desktop.recognition.headings import split_heading
from desktop.recognition.joining import Paragraph
from desktop.recognition.normalise import Tidier
from desktop.recognition.openings import Opening, depths_of, openings_of
from desktop.recognition.sentences import is_last_word, with_sentences
from desktop.recognition.traced import Traced


def sections_of(paragraphs: Sequence[Paragraph], tidier: Tidier) -> tuple[Drafted, ...]:
    """Cut the body into sections."""
    openings = openings_of(paragraphs)
    depths = depths_of(openings)
    sections: list[Drafted] = []
    block: list[Paragraph] = []
    begun: tuple[Opening, int] | None = None
    for paragraph, opening, depth in zip(paragraphs, openings, depths, strict=True):
        if opening is None or depth > MAX_DEPTH:
            block.append(paragraph)
            continue
        _close(sections, begun, block, tidier, below=depth > (begun[1] if begun else 0))
        begun, block = (opening, depth), []
    _close(sections, begun, block, tidier, below=False)
    return with_sentences(sections)


def blocks_of(paragraph: Paragraph, tidier: Tidier) -> tuple[Traced | Rows, ...]:
    """Repair a paragraph, or the cells of a table.

    A paragraph is one text, or as many as it had lines where these are not to be joined.
    """
    if paragraph.rows:
        return (tuple(tuple(tidier.text(cell) for cell in row) for row in paragraph.rows),)
    return _lines_of(tidier.text(paragraph.text), paragraph, tidier)


def scheme_of(sections: Iterable[Drafted]) -> Scheme:
    """Derive the forms of numbers by depth; a known scheme that begins the same is taken whole."""
    styles: dict[int, Counter[Style]] = {}
    for section in sections:
        if section.depth:
            styles.setdefault(section.depth, Counter())[section.style] += 1
    if not styles:
        return STANDARD
    found = tuple(styles[depth].most_common(1)[0][0] for depth in sorted(styles))
    if set(found) == {Style.NONE}:
        return UNNUMBERED
    known = (scheme for scheme in SCHEMES.values() if scheme[: len(found)] == found)
    return next(known, found)


def _close(
    sections: list[Drafted],
    begun: tuple[Opening, int] | None,
    block: Sequence[Paragraph],
    tidier: Tidier,
    *,
    below: bool,
) -> None:
    """Put the section that ends here on the list."""
    texts = tuple(text for paragraph in block for text in blocks_of(paragraph, tidier))
    if begun is None:
        if texts:
            sections.append(Drafted(depth=0, paragraphs=texts))
        return
    opening, depth = begun
    text = tidier.text(opening.text)
    heading, run_in, behind = split_heading(
        text,
        head=opening.head,
        texts=any(not is_last_word(paragraph.text.text) for paragraph in block),
        below=below,
        styled=opening.level is not None,
    )
    rest = _lines_of(behind, opening.paragraph, tidier)
    first = rest if behind or (run_in and texts) else ()
    sections.append(
        Drafted(
            depth=depth,
            marker=opening.marker,
            heading=heading,
            run_in=run_in,
            paragraphs=(*first, *texts),
            style=opening.style,
            value=opening.value,
            styled=opening.level is not None,
        )
    )


def _lines_of(text: Traced, paragraph: Paragraph, tidier: Tidier) -> tuple[Traced, ...]:
    """Cut a text where its lines were broken, if they are to stay so."""
    if Kind.JOIN not in tidier.skip:
        return (text,)
    starts = {piece.places[0] for piece in paragraph.pieces[1:]}
    cuts = [index for index, place in enumerate(text.places) if place in starts and index]
    return tuple(text[start:end] for start, end in pairwise((0, *cuts, len(text))))
