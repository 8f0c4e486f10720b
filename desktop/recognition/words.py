"""Word lists of recognition: they are data, in `resources/recognition.json`."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths
from desktop.recognition.script import FILE_NAME, simplified

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Words:
    """What recognition knows about wording.

    Attributes:
        organ: Matches a whole line that is the name of one organ.
        addressee: Matches one name in a list of addressees; groups of organs are names too.
        never_organs: Words that only end as the name of an organ does (内部).
        inner_units: Units of an office that print, or seal in its place (办公室).
        short_names: Short and full forms of what an office is called (国动办).
        provinces: Short and full names.
        never_begin_region: Characters that no region's name begins with.
        never_in_region: Characters that no region's name holds before its 市, 区 or 县.
        never_regions: What only looks like the end of a region's name (社区, 全市).
        heading_end: Matches a line that ends with a word that headings end with, and maybe a mark.
        furniture: Matches lines that a web page adds.
        page_number: Matches lines that only number a page.
        contents: Matches the line above a table of contents.
        imprint_other: Matches lines of an imprint that no field keeps (共印…份, 抄报).
        last_word: Matches a paragraph that closes a report and says nothing else (特此报告。).
        contacts: What a note that says whom to call speaks of.
        publicity: What a note on publication speaks of.
    """

    organ: re.Pattern[str]
    addressee: re.Pattern[str]
    never_organs: frozenset[str]
    inner_units: tuple[str, ...]
    short_names: dict[str, str]
    provinces: dict[str, str]
    municipalities: tuple[str, ...]
    never_begin_region: frozenset[str]
    never_in_region: frozenset[str]
    never_regions: frozenset[str]
    urgency: str
    secrecy: str
    title_ends: tuple[str, ...]
    title_subjects: tuple[str, ...]
    heading_end: re.Pattern[str]
    furniture: re.Pattern[str]
    page_number: re.Pattern[str]
    contents: re.Pattern[str]
    imprint_other: re.Pattern[str]
    last_word: re.Pattern[str]
    contacts: tuple[str, ...]
    publicity: tuple[str, ...]
    compound_surnames: tuple[str, ...]

    def is_organ(self, text: str) -> bool:
        """Tell whether `text`, without spaces, is the name of an organ."""
        known = len(text) <= _LONGEST_NAME and self.organ.fullmatch(simplified(text)) is not None
        return known and text not in self.never_organs

    def is_addressee(self, text: str) -> bool:
        """Tell whether `text`, without spaces, is one name in a list of addressees."""
        return len(text) <= _LONGEST_NAME and bool(self.addressee.fullmatch(simplified(text)))


@cache
def load_words() -> Words:
    """Read the word lists."""
    data = json.loads((paths.resources() / FILE_NAME).read_text(encoding="utf-8"))
    endings = _one_of(data["organ_endings"])
    groups = _one_of([*data["organ_endings"], *data["addressee_endings"]])
    return Words(
        organ=re.compile(
            rf"[{_HAN}（）()·]{{1,{_LONGEST_NAME}}}?(?:{endings})(?:[（(][{_HAN}]+[)）])?"
        ),
        addressee=re.compile(rf"[{_HAN}（）()·]{{0,{_LONGEST_NAME}}}?(?:{groups})"),
        heading_end=re.compile(
            rf"[^。！？；：，]{{0,40}}(?:{_one_of(data['heading_ends'])})[。：:]?"
        ),
        furniture=_any_of(data["furniture"]),
        page_number=_any_of(data["page_numbers"]),
        contents=_any_of(data["contents"]),
        imprint_other=_any_of(data["imprint_others"]),
        last_word=_any_of(data["last_words"]),
        **_plain(data),
    )


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "never_organs": frozenset(data["never_organs"]),
        "inner_units": tuple(data["inner_units"]),
        "short_names": data["short_names"],
        "provinces": data["provinces"],
        "municipalities": tuple(data["municipalities"]),
        "never_begin_region": frozenset(data["never_begin_region"]),
        "never_in_region": frozenset(data["never_in_region"]),
        "never_regions": frozenset(data["never_regions"]),
        "urgency": _spread(data["urgency"]),
        "secrecy": _spread(data["secrecy"]),
        "title_ends": tuple(data["title_ends"]),
        "title_subjects": tuple(data["title_subjects"]),
        "contacts": tuple(data["contacts"]),
        "publicity": tuple(data["publicity"]),
        "compound_surnames": tuple(data["compound_surnames"]),
    }


def _one_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _spread(words: list[str]) -> str:
    """Match words whose characters may stand apart: 特　急."""
    return "|".join(r"\s*".join(map(re.escape, word)) for word in words)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
