"""Names of offices that have gone over into others; names of systems and works stay."""

import re
from collections.abc import Iterator, Mapping

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import table, wordlist

_NAMED = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）")
_SIGHT = 12
_YEAR = re.compile(r"(20\d\d)\s*年")
_TODAY = re.compile(r"国防动员|国动")
_REFORMED = 2019  # the reform of offices was carried out
_MOBILISED = 2023  # offices of civil air defence had become those of mobilisation


def office(text: str) -> Iterator[Hit]:
    """Find an office by its old name, unless the text itself speaks of the past."""
    hits = tuple(wordlist("offices", "wording.office").hits(text))
    if not hits:
        return
    spans = [match.span() for match in _NAMED.finditer(text)]
    late = max((int(year) for year in _YEAR.findall(text)), default=_REFORMED)
    for hit in hits:
        if any(start < hit.start < end for start, end in spans):
            continue
        around = text[max(0, hit.start - _SIGHT) : hit.end + _SIGHT]
        past = any(word in around for word in table("offices")["past"])
        if not past and _has_gone(text, text[hit.start : hit.end], late):
            yield hit


RULES: Mapping[str, TextRule] = {"wording.office": office}


def _has_gone(text: str, name: str, late: int) -> bool:
    """Tell whether the text's own latest year lies behind the renaming."""
    if name in table("offices")["since_2023"]:
        return late >= _MOBILISED or bool(_TODAY.search(text))
    return late >= _REFORMED
