"""Tracked changes: what was inserted and deleted, by whom and when (ISO/IEC 29500-1, 17.13.5)."""

import datetime as dt
from typing import Final

from lxml import etree

from desktop.domain.difference import Fate
from desktop.exports.characters import fit_for_xml
from desktop.exports.docx.elements import W, add

_NAMES: Final = {Fate.ADDED: "ins", Fate.REMOVED: "del"}
_ALL: Final = tuple(W + name for name in _NAMES.values())


def revised(parent: etree._Element, fate: Fate) -> etree._Element:
    """Return where text of that fate goes: `parent` itself, or `w:ins` or `w:del` at its end."""
    return parent if fate is Fate.KEPT else add(parent, _NAMES[fate])


def sign(body: etree._Element, author: str, moment: dt.datetime) -> None:
    """Number all tracked changes and say whose they are; Word wants both of each."""
    date = moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for number, change in enumerate(body.iter(*_ALL), start=1):
        change.set(W + "id", str(number))
        change.set(W + "author", fit_for_xml(author))
        change.set(W + "date", date)
