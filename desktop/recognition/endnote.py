"""The note below the date (附注, GB/T 9704 7.3.6): whether it is published, or whom to call."""

import re
from collections.abc import Iterable, Sequence

from desktop.recognition.lines import Item
from desktop.recognition.traced import Claim
from desktop.recognition.words import Words

_BRACKETED = re.compile(r"([（(【\[]\s*)(\S.*?)(\s*[)）】\]])")
_PLAIN = re.compile(r"此[件文].{0,16}(?:公开|印发|传达).{0,8}")
_PLAIN_CONTACT = re.compile(r"联\s*系\s*(?:人|电话|方式)\s*[:：]\s*\S.{1,60}")


def note_of(items: Iterable[Item], words: Words) -> tuple[Claim, ...]:
    """Read the note; of several the one on publication, else the first.

    A report has one note, and the others are left over.
    """
    notes = [item for item in items if is_note(item, words)]
    public = [item for item in notes if _speaks_of(item, words.publicity)]
    return next((_claims(item) for item in (*public, *notes)), ())


def is_note(item: Item, words: Words) -> bool:
    """Tell whether a line may be the note."""
    if item.rows or words.imprint_other.fullmatch(item.text.text):
        return False
    bracketed = _BRACKETED.fullmatch(item.text.text)
    plain = _PLAIN.fullmatch(item.compact) or _PLAIN_CONTACT.fullmatch(item.text.text)
    return bool(bracketed or plain)


def is_sure_note(item: Item, words: Words) -> bool:
    """Tell whether a line is the note even where no date is above it."""
    return is_note(item, words) and _speaks_of(item, (*words.publicity, *words.contacts))


def _speaks_of(item: Item, subjects: Sequence[str]) -> bool:
    return any(subject in item.compact for subject in subjects)


def _claims(item: Item) -> tuple[Claim, ...]:
    match = _BRACKETED.fullmatch(item.text.text)
    if match is None:
        return (Claim("note", item.text),)
    return (
        Claim("note", item.text[: match.end(1)], label=True),
        Claim("note", item.text[match.start(2) : match.end(2)]),
        Claim("note", item.text[match.start(3) :], label=True),
    )
