"""Numbers of headings: derived from depth and scheme, never stored (GB/T 9704 7.3.3)."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from desktop.domain.chinese import circled, circled_value, numeral, value_of
from desktop.domain.outline import Outline, Section


class Style(StrEnum):
    """The form of a number; the value is what the first one looks like."""

    CHINESE = "一、"
    CHINESE_BRACKETS = "（一）"
    ARABIC = "1."
    ARABIC_BRACKETS = "（1）"
    CIRCLED = "①"
    PART = "第一部分"
    DECIMAL = "1.1"
    NONE = ""

    def write(self, numbers: tuple[int, ...]) -> str:
        """Write the last of `numbers` (the path from the top) in this form."""
        return _WRITERS[self](numbers)


_WRITERS: dict[Style, Callable[[tuple[int, ...]], str]] = {
    Style.CHINESE: lambda path: f"{numeral(path[-1])}、",
    Style.CHINESE_BRACKETS: lambda path: f"（{numeral(path[-1])}）",
    Style.ARABIC: lambda path: f"{path[-1]}.",
    Style.ARABIC_BRACKETS: lambda path: f"（{path[-1]}）",
    Style.CIRCLED: lambda path: circled(path[-1]),
    Style.PART: lambda path: f"第{numeral(path[-1])}部分",
    Style.DECIMAL: lambda path: ".".join(str(number) for number in path),
    Style.NONE: lambda _path: "",
}

Scheme = tuple[Style, ...]

STANDARD: Scheme = (
    Style.CHINESE,
    Style.CHINESE_BRACKETS,
    Style.ARABIC,
    Style.ARABIC_BRACKETS,
    Style.CIRCLED,
)
SHORT: Scheme = (Style.CHINESE, Style.ARABIC, Style.ARABIC_BRACKETS, Style.CIRCLED)
PARTS: Scheme = (Style.PART, *STANDARD)
DECIMAL: Scheme = (Style.ARABIC, Style.DECIMAL, Style.DECIMAL, Style.DECIMAL)
UNNUMBERED: Scheme = (Style.NONE,)

SCHEMES: dict[str, Scheme] = {
    "一、（一）1.（1）": STANDARD,
    "一、1.（1）": SHORT,
    "第一部分 一、（一）": PARTS,
    "1. 1.1 1.1.1": DECIMAL,
    "不编号": UNNUMBERED,
}

_LARGEST = {Style.CIRCLED: 20, Style.CHINESE: 99, Style.CHINESE_BRACKETS: 99, Style.PART: 99}
_SQUEEZED = {  # numbers that are one character: ㈠ ⑴ ⒈
    Style.CHINESE_BRACKETS: (0x3220, 10),
    Style.ARABIC_BRACKETS: (0x2474, 20),
    Style.ARABIC: (0x2488, 20),
}
_MISREAD_ONE = "—–―－─"  # what scans take a 一 for
_CHINESE_VALUE = r"([一二三四五六七八九十]{1,3})"
_BEFORE_HAN = r"(?=\s*(?:[\u3400-\u9fff“《]|[12１２]\d{3}\s*年))"


def read_marker(text: str) -> tuple[Style, int, int] | None:
    """Find a number at the very start of `text`.

    Returns its form, its value and its length in characters; None where there is none.
    """
    for style, pattern in _patterns():
        match = pattern.match(text)
        if match is not None:
            found = match.group(1)
            read = "一" if found in _MISREAD_ONE else found
            value = circled_value(found) if style is Style.CIRCLED else value_of(read)
            if value:
                return style, value, match.end()
    return _read_squeezed(text)


@cache
def _patterns() -> tuple[tuple[Style, re.Pattern[str]], ...]:
    """Return the forms in the order in which they are tried; compiled late: a start reads none."""
    return (
        (Style.PART, re.compile(rf"第\s*{_CHINESE_VALUE}\s*部分[、，:：]?")),
        (Style.CHINESE, re.compile(rf"{_CHINESE_VALUE}\s*(?:[、.．]|[，,]{_BEFORE_HAN})")),
        (
            Style.CHINESE_BRACKETS,
            re.compile(rf"[（(]\s*{_CHINESE_VALUE}\s*[)）](?:、|[，,.．]{_BEFORE_HAN})?"),
        ),
        (Style.CHINESE_BRACKETS, re.compile(rf"{_CHINESE_VALUE}\s*[)）]、?")),
        (Style.CHINESE, re.compile(rf"([{_MISREAD_ONE}])\s*、")),
        (Style.CHINESE_BRACKETS, re.compile(rf"[（(]\s*([{_MISREAD_ONE}])\s*[)）]")),
        (
            Style.DECIMAL,
            re.compile(r"(?:\d{1,2}[.．])+(\d{1,2})(?![\d.．%％万亿元倍个件次名人家项吨亩米])"),
        ),
        (
            Style.ARABIC,
            re.compile(
                rf"(\d{{1,2}})\s*(?:[.．、](?:(?!\d)|(?=[12１２]\d{{3}}\s*年))|[，,]{_BEFORE_HAN})"
            ),
        ),
        (Style.ARABIC_BRACKETS, re.compile(r"[（(]?\s*(\d{1,2})\s*[)）]、?")),
        (Style.CIRCLED, re.compile(r"([①-⑳])[、.]?")),
    )


def _read_squeezed(text: str) -> tuple[Style, int, int] | None:
    for style, (first, count) in _SQUEEZED.items():
        value = ord(text[0]) - first + 1 if text else 0
        if 0 < value <= count:
            return style, value, 2 if text[1:2] == "、" else 1
    return None


def style_at(scheme: Scheme, depth: int) -> Style:
    """Return the form of numbers at `depth` (1 is the top); below the last, the last serves."""
    return scheme[min(depth, len(scheme)) - 1]


def markers(outline: Outline, scheme: Scheme) -> tuple[str, ...]:
    """Return the number of each section as it is to be shown, "" for the lead.

    A number kept as written is shown as it is, and counting goes on behind it.
    """
    counters: list[int] = []
    return tuple(_next_marker(section, scheme, counters) for section in outline)


def _next_marker(section: Section, scheme: Scheme, counters: list[int]) -> str:
    depth = section.depth
    if depth == 0:
        return ""
    del counters[depth:]
    counters.extend([0] * (depth - len(counters)))
    counters[-1] += 1
    if section.marker is not None:
        kept = read_marker(section.marker)
        counters[-1] = kept[1] if kept else counters[-1]
        return section.marker
    return _formatted(style_at(scheme, depth), tuple(counters))


def _formatted(style: Style, numbers: tuple[int, ...]) -> str:
    if numbers[-1] > _LARGEST.get(style, numbers[-1]):
        return Style.ARABIC_BRACKETS.write(numbers)
    return style.write(tuple(number or 1 for number in numbers))


def scheme_text(scheme: Scheme) -> str:
    """Write a scheme as one line for storing: 一、/（一）/1."""
    return "/".join(style.value for style in scheme)


def scheme_from(text: str) -> Scheme:
    """Read what `scheme_text` wrote; raises `ValueError` on anything else."""
    return tuple(Style(value) for value in text.split("/"))
