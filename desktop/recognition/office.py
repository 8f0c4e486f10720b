"""Whose report it is, and on which year.

The full name is what the header or the signature says. Where they say less (省国防动员办公室,
区国动办) the region is looked for in the text, and what was inferred is to be confirmed.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.chinese import is_ideograph, value_of
from desktop.recognition.words import Words

_YEAR = re.compile(r"([12]\d{3}|[二][〇○零]?[〇○零一二三四五六七八九]{2,3})\s*年")
_YEARS = re.compile(
    r"(?P<first>[12]\d{3})\s*(?:年度|年)?\s*(?:[-—–－~～至到]|——)\s*(?P<last>[12]\d{3})\s*年"
)
_NEXT_YEAR = re.compile(r"([12]\d{3})\s*年.{0,24}(?:安排|打算|计划|思路)")
_QUOTED = re.compile(r"《[^《》]*》")
_SUBJECT = re.compile(r"关于|推进|落实|深化|全面|法治|依法")
_YEAR_WORD = re.compile(r"(?:[12]\d{3}|二[〇○零一二三四五六七八九]{3})\s*(?:年度|年)")
_FIRST_LIKELY_YEAR, _LAST_LIKELY_YEAR = 1990, 2100
_HALF_YEAR = 6
_BARE = {"省": "省", "自治区": "自治区", "市": "市", "区": "区", "县": "县", "旗": "旗", "州": "州"}
_LONGEST_REGION = 5
_SHORTEST_REGION = 2
_LEAST_MENTIONS = 2
_LEVELS = "省市区县旗州"
_SECOND_PLATE = re.compile(r"(.+)[（(]([^（）()]+)[）)]")
_UNIT = re.compile(r"[\u3400-\u9fff]{2,6}[科股]")
_KIND = re.compile(r"(?:办事处|办公室|人民政府|政府)$")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name, and whether it stands in the text as it is."""

    name: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Sources:
    """Where an office's name may stand, best first."""

    mark: str = ""
    signature: str = ""
    printer: str = ""
    title: str = ""
    text: str = ""
    speaker: str = ""


def name_of(sources: Sources, words: Words) -> Naming:
    """Find the full name of the (first) issuing office; an empty name where there is none."""
    spoken = [_first_plate(name, words) for name in _said(sources, words) if name]
    names = [name for name in spoken if words.is_organ(name)] or spoken
    said = [_whole_office(name, names, words) for name in names]
    full = next((name for name in said if _is_full(name)), None)
    if full is not None and full == said[0]:
        return _in_municipality(full, sources, words)
    if full is not None and _says_less(said[0], full, words):
        return _in_municipality(full, sources, words)
    if not said:
        return _named_in_text(sources, words)
    return _completed(_expanded(said[0], words), sources, words)


def year_of(title: str, headings: Iterable[str], date: dt.date | None, text: str) -> int:
    """Find the year reported on: in the title, the headings, the date or the text; 0: unknown."""
    tops = list(headings)
    said = _year_said(_QUOTED.sub("", title), tops) or _year_said(title, tops)
    if said:
        return said
    planned = [int(year) - 1 for top in tops for year in _NEXT_YEAR.findall(top)]
    plain = [year for top in tops if not _NEXT_YEAR.search(top) for year in _years(top)]
    if plain or planned:
        return (plain or planned)[0]
    if date is not None:
        return date.year - 1 if date.month <= _HALF_YEAR else date.year
    counted = Counter(_years(text))
    return counted.most_common(1)[0][0] if counted else 0


def _year_said(title: str, headings: Iterable[str]) -> int:
    """Find the year in a title; of a range it is the first unless the headings plan for a later."""
    ranges = list(_YEARS.finditer(title))
    alone = _years(_YEARS.sub("", _NEXT_YEAR.sub("", title)))
    if alone or not ranges:
        return next(iter(alone or _years(title)), 0)
    first, last = (int(ranges[0].group(name)) for name in ("first", "last"))
    planned = (int(year) - 1 for heading in headings for year in _NEXT_YEAR.findall(heading))
    return next((year for year in planned if first <= year <= last), first)


def _years(text: str) -> list[int]:
    values = (value_of(year) for year in _YEAR.findall(text))
    return [year for year in values if year and _FIRST_LIKELY_YEAR <= year <= _LAST_LIKELY_YEAR]


def _said(sources: Sources, words: Words) -> Iterable[str]:
    """Return the names that header, signature, imprint, title and speaker say, without spaces."""
    yield _first_line(sources.mark).removesuffix("文件")
    yield _first_line(sources.signature)
    yield _first_line(sources.printer)
    yield named_in(sources.title, words)
    yield sources.speaker


def _whole_office(name: str, names: Iterable[str], words: Words) -> str:
    """Return the office of a unit that signs or prints in its place, where it is named as well."""
    for other in names:
        unit = name.removeprefix(other)
        if unit != name and (unit in words.inner_units or _UNIT.fullmatch(unit)):
            return other
    return name


def _first_plate(name: str, words: Words) -> str:
    """Leave out the second name of an office with two plates: 甲市国动办（甲市人防办）."""
    match = _SECOND_PLATE.fullmatch(name)
    return match.group(1) if match and words.is_organ(match.group(2)) else name


def _first_line(text: str) -> str:
    return "".join(text.partition("\n")[0].split())


def named_in(title: str, words: Words) -> str:
    """Find the office in a title: 甲区司法局2023年…, 2023年度甲区司法局法治…, 甲区司法局关于…."""
    compact = "".join(title.split())
    behind = _YEAR_WORD.sub("", compact, count=1) if _YEAR_WORD.match(compact) else compact
    cuts = [
        match.start() for pattern in (_YEAR_WORD, _SUBJECT) for match in pattern.finditer(behind)
    ]
    for cut in sorted(cuts):
        name = behind[:cut]
        if name and words.is_organ(name):
            return name
    return ""


def _is_full(name: str) -> bool:
    """Tell whether a name begins with the name of a region and not with its bare level."""
    place = min((name.find(level) for level in _LEVELS if level in name), default=-1)
    return place >= _SHORTEST_REGION - 1 and is_ideograph(name[0]) and not _is_short(name)


def _is_short(name: str) -> bool:
    return name.endswith("办") and not name.endswith("政府办")


def _says_less(less: str, full: str, words: Words) -> bool:
    """Tell whether `less` is `full` with something left out in front."""
    return full.endswith(_expanded(less, words))


def _expanded(name: str, words: Words) -> str:
    for short, long in words.short_names.items():
        if name.endswith(short):
            return name.removesuffix(short) + long
    return name


def _completed(name: str, sources: Sources, words: Words) -> Naming:
    """Put the region before a name that lacks it, as far as the text names it."""
    level = next((bare for bare in _BARE if name.startswith(bare)), None)
    if level is None:
        guess = _in_municipality(_region_in_title(name, sources.title) + name, sources, words).name
    elif level in {"省", "自治区"}:
        province = _province(sources.text, words)
        guess = province.removesuffix(level) + name if province else name
    else:
        region = _region(level, name, sources.text, words)
        guess = _in_municipality(region.removesuffix(level) + name, sources, words).name
    return Naming(guess, sure=False)


def _region_in_title(name: str, title: str) -> str:
    """Return the region that the title puts before an office: 和平区 before 新华街道."""
    stem = _KIND.sub("", name)
    plain = _YEAR_WORD.sub("", "".join(title.split()), count=1)
    match = re.match(rf"([\u3400-\u9fff]{{1,12}}?[{_LEVELS}]){re.escape(stem)}", plain)
    return match.group(1) if match else ""


def _province(text: str, words: Words) -> str:
    """Return the province that the text names most often."""
    counts = {full: text.count(short) for short, full in words.provinces.items()}
    best = max(counts, key=lambda full: counts[full])
    return best if counts[best] else ""


def _region(level: str, name: str, text: str, words: Words) -> str:
    """Return the region of a level (长宁区) that the text names, best where the office follows."""
    short = next((s for s, long in words.short_names.items() if name.endswith(long)), "")
    rest = name.removeprefix(level)
    follows = "|".join(re.escape(end) for end in (rest, short) if end)
    for pattern in (rf"{level}(?:{follows})", rf"{level}(?:委|政府|人民政府)", level):
        found = _most_named(re.compile(pattern), level, text, words)
        if found:
            return found
    return level


def _most_named(pattern: re.Pattern[str], level: str, text: str, words: Words) -> str:
    tails: Counter[str] = Counter()
    for match in pattern.finditer(text):
        for length in range(_SHORTEST_REGION, _LONGEST_REGION):
            tail = text[max(match.start() - length, 0) : match.start()] + level
            if len(tail) == length + 1 and _may_be_region(tail, words):
                tails[tail] += 1
    named = {tail: text.count(tail) for tail in tails}
    return max(named, key=lambda tail: (named[tail], len(tail)), default="")


def _may_be_region(name: str, words: Words) -> bool:
    stem = name[:-1]
    return (
        stem[0] not in words.never_begin_region
        and all(is_ideograph(character) for character in stem)
        and not any(character in words.never_in_region for character in stem)
        and not name.endswith(tuple(words.never_regions))
    )


def _in_municipality(name: str, sources: Sources, words: Words) -> Naming:
    """Put the municipality (上海市), or the city the text names, before the name of a district."""
    match = re.match(r"(.{1,5}?[区县])(?!.*[市省])", name)
    if match is None or name.startswith(words.municipalities):
        return Naming(name)
    district = match.group(1)
    for municipality in words.municipalities:
        if f"{municipality}市{district}" in sources.text:
            return Naming(f"{municipality}市{name}", sure=False)
    counts = {city: sources.text.count(city) for city in words.municipalities}
    best = max(counts, key=lambda city: counts[city])
    if counts[best] >= _LEAST_MENTIONS and not _province(sources.text, words):
        return Naming(f"{best}市{name}", sure=False)
    return Naming(name)


def _named_in_text(sources: Sources, words: Words) -> Naming:
    """Find an office in the text where neither header nor closing names one."""
    longs = "|".join((*words.short_names, *words.short_names.values()))
    for level in ("区", "县", "市", "省"):
        found = re.search(rf"{level}(?:{longs})", sources.text)
        if found:
            return _completed(_expanded(found.group(), words), sources, words)
    return Naming()
