"""Reports put together from forms, habits, letterheads, closings and damages."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.bench.accuracy.annotated import FIELDS, Form, forms, ink
from tests.bench.accuracy.damages import DAMAGES
from tests.bench.accuracy.habits import BARE, FIRSTLY, HABITS, RESTARTED, SKIPPED, numbered
from tests.bench.accuracy.letterheads import CLOSINGS, LETTERHEADS, Matter, Piece

ALL_HABITS = (*HABITS, SKIPPED, RESTARTED, FIRSTLY, BARE)
_INDENT = "　　"
_SOME_OFFICE = "青溪县司法局"  # where a form is a body alone


def variants(seed: int = 1) -> Iterator[Form]:
    """Give each form in each habit; what else befalls it is dealt out evenly."""
    chance = random.Random(seed)  # noqa: S311
    letterheads, closings, damages = (_dealt(t, chance) for t in (LETTERHEADS, CLOSINGS, DAMAGES))
    for form in forms():
        for habit in ALL_HABITS:
            yield variant(form, habit, next(letterheads), next(closings), next(damages))


def _dealt(names: Iterable[str], chance: random.Random) -> Iterator[str]:
    """Deal names in rounds, each round in another order."""
    cards = list(names)
    while True:
        chance.shuffle(cards)
        yield from cards


def variant(form: Form, habit: str, letterhead: str, closing: str, damage: str) -> Form:
    """Write one report."""
    written = numbered(form, habit)
    year = int(form.fields["year"])
    date = dt.date.fromisoformat(form.fields["date"] or f"{year + 1}-01-09")
    matter = Matter(form.fields["office"] or _SOME_OFFICE, year, date)
    top, end = LETTERHEADS[letterhead](matter), CLOSINGS[closing](matter)
    fields = dict.fromkeys(FIELDS, "") | _said(matter, top, end)
    lines = [*top.lines, *_body(written), *end.lines, *end.behind]
    chance = random.Random(f"{form.name}{habit}{damage}")  # noqa: S311
    damaged = DAMAGES[damage](lines, chance)
    pieces = (top, end)
    return replace(
        written,
        text="\n".join(damaged),
        fields=fields,
        attachments=end.attachments,
        furniture=ink("".join(line for piece in pieces for line in piece.furniture)),
        loose=ink("".join(line for piece in pieces for line in piece.loose))
        + "-—–－·第页共/0123456789",
        letterhead=letterhead,
        closing=closing,
        damage=damage,
    )


def _said(matter: Matter, top: Piece, end: Piece) -> dict[str, str]:
    """Put together what the fields must be; a date below the title counts where no other is."""
    below = {}
    if "date below" in next(n for n, make in LETTERHEADS.items() if make(matter) == top):
        below = {"signature": matter.office, "date": matter.date.isoformat()}
    says = {"office": matter.office, "year": str(matter.year)}
    return {**says, **top.fields, **below, **end.fields}


def _body(form: Form) -> Iterator[str]:
    for text in form.lead:
        yield _INDENT + text
    for section in form.sections:
        text = "".join(section.paragraphs[:1]) if section.run_in else ""
        yield _INDENT + section.marker + section.heading + text
        for paragraph in section.paragraphs[1 if section.run_in else 0 :]:
            yield _INDENT + paragraph
