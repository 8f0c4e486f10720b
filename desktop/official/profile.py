"""The format profile of an office: its choices as text to keep, and where they leave the standard.

`Options.plain` is no part of it: it is asked for with each export.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from desktop.official.options import Options
from desktop.official.standard import SCHOOL_A, SCHOOL_B, WESTERN, School, Strength

_LEVELS: Final = {1: "一", 2: "二", 3: "三", 4: "四", 5: "五"}
_SCHOOLS: Final = {"A": SCHOOL_A, "B": SCHOOL_B}
_SWITCHES: Final = (
    "seal",
    "date_within",
    "western_digits",
    "centred_page_numbers",
    "imprint_even",
)


@dataclass(frozen=True, slots=True)
class Deviation:
    """A choice that is not what the standard says, or that it leaves open.

    Attributes:
        clause: Of GB/T 9704—2012.
        strength: Of what the standard says there.
        sentence: For the user, in Chinese.
    """

    clause: str
    strength: Strength
    sentence: str


def deviations(options: Options) -> tuple[Deviation, ...]:
    """Return how a profile departs from the standard, in the order of its clauses."""
    return tuple(_deviations(options))


def _deviations(options: Options) -> Iterator[Deviation]:
    if options.school != SCHOOL_A:
        yield _margins(options.school)
    if options.western_digits:
        yield Deviation(
            "5.2.2",
            Strength.USUAL,
            f"正文的数字和字母用 {WESTERN}；国标正文一般用3号仿宋，未另定西文字体。",
        )
    for level in sorted(options.bold_levels):
        yield Deviation(
            "7.3.3",
            Strength.USUAL,
            f"第{_LEVELS.get(level, level)}层标题加粗；国标只规定各层的字体，没有要求加粗。",
        )
    if options.date_within and not options.seal:
        yield Deviation(
            "7.3.5.2",
            Strength.REQUIRED,
            "成文日期与署名等长或只短一字时，日期右空二字、署名相应左移；"
            "国标字面为日期首字比署名首字右移二字。",
        )
    if options.imprint_even:
        yield Deviation(
            "7.4.1",
            Strength.PRACTICE,
            "版记一律排在偶数页，正文止于奇数页时排在其背面，不编页码；"
            "国标只要求版记在最后一面，未规定偶数页。",
        )
    if options.centred_page_numbers:
        yield Deviation(
            "7.5",
            Strength.REQUIRED,
            "页码居中；国标规定单页码居右空一字，双页码居左空一字。",
        )


def _margins(school: School) -> Deviation:
    return Deviation(
        "5.2.1",
        Strength.PRACTICE,
        f"{school.name}，使首行和末行的字面落在版心边上；"
        "国标规定天头37毫米、版心225毫米，没有规定 Word 的下边距和行距。",
    )


def settled(options: Options, pages: int) -> Options:
    """Return the options for a document of so many pages, its imprint on the last of them.

    An imprint that is on an even page already stays where it is.
    """
    if options.imprint_even and pages % 2 == 0:
        return replace(options, imprint_even=False)
    return options


def to_text(options: Options) -> str:
    """Write a profile as JSON; it holds only what is not as in the standard."""
    kept: dict[str, object] = {name: True for name in _SWITCHES if getattr(options, name)}
    if options.bold_levels:
        kept["bold_levels"] = sorted(options.bold_levels)
    if options.school != SCHOOL_A:
        kept["school"] = next(key for key, school in _SCHOOLS.items() if school == options.school)
    return json.dumps(kept, ensure_ascii=False)


def from_text(text: str | None) -> Options:
    """Read a profile; what is missing, unknown or damaged in it is as in the standard."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return Options()
    return _read(found) if isinstance(found, dict) else Options()


def _read(found: Mapping[str, object]) -> Options:
    return Options(
        seal=found.get("seal") is True,
        date_within=found.get("date_within") is True,
        bold_levels=_levels(found.get("bold_levels")),
        western_digits=found.get("western_digits") is True,
        centred_page_numbers=found.get("centred_page_numbers") is True,
        imprint_even=found.get("imprint_even") is True,
        school=_SCHOOLS.get(str(found.get("school")), SCHOOL_A),
    )


def _levels(found: object) -> frozenset[int]:
    if not isinstance(found, list):
        return frozenset()
    return frozenset(level for level in found if type(level) is int and level in _LEVELS)
