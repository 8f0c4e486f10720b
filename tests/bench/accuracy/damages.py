"""What happens to a text on its way: broken lines, page numbers, lost and wrong marks."""

import random
import re
from collections.abc import Callable, Sequence

from desktop.domain.chinese import width

_CLOSERS = "，。、；：？！”’）》】〕"
_OPENERS = "“‘（《〈〔"
_NEVER = re.compile(
    r" > |发布时间|字号|印发$|^附件|网站标识码|\S {5,}\S"
)  # never broken at a width
_NUMBER = re.compile(r"　　\s*[（(]?\d{1,2}\s*[.．、）)]")

Damage = Callable[[Sequence[str], random.Random], list[str]]


def wrapped(measure: float, *, indent: bool, gaps: bool = False, pages: str = "") -> Damage:
    """Break the lines of the body at a width, as a printed page has them."""

    def damage(lines: Sequence[str], _random: random.Random) -> list[str]:
        rows: list[str] = []
        for line in lines:
            if "\t" in line or line.startswith((" " * 10, "　" * 6)) or _NEVER.search(line):
                rows.append(line)
                continue
            broken = _broken(line.strip(), measure, 2.0 if len(line) > measure else 0.0)
            if indent and line.startswith(("　　", "  ", "    ")):
                broken[0] = "　　" + broken[0]
            rows += broken
        if pages:
            rows = _paged(rows, pages)
        if gaps:
            rows = [row for line in rows if line for row in (line, "")]
        return rows

    return damage


def _broken(text: str, measure: float, indent: float) -> list[str]:
    lines, line, room = [], "", measure - indent
    for character in text:
        if width(line + character) > room:
            keep = 0
            if character in _CLOSERS or line[-1] in _OPENERS:
                keep = 1
            while keep < len(line) and (line[-keep - 1 :] + character)[:2].isdigit():
                keep += 1
            cut = len(line) - keep
            lines.append(line[:cut])
            line, room = line[cut:], measure
        line += character
    return [*lines, line]


def _paged(rows: Sequence[str], form: str) -> list[str]:
    pages = [rows[start : start + 22] for start in range(0, len(rows), 22)]
    return [row for count, page in enumerate(pages, 1) for row in (*page, form.format(count))]


def page_split(form: str) -> Damage:
    """Break only at the ends of pages, with a page's number in each break."""

    def damage(lines: Sequence[str], _random: random.Random) -> list[str]:
        result: list[str] = []
        count = 0
        for line in lines:
            if len(line) > 60 and count < 8:
                count += 1
                cut = _inside(line, len(line) // 2)
                result += [line[:cut], form.format(count), line[cut:]]
            else:
                result.append(line)
        return result

    return damage


def _inside(line: str, place: int) -> int:
    """Return a place near `place` where text breaks inside a word."""
    while (
        line[place - 1] in _CLOSERS + _OPENERS
        or line[place] in _CLOSERS
        or (line[place - 1].isdigit() or line[place].isdigit())
    ):
        place += 1
    return place


def _none(lines: Sequence[str], _random: random.Random) -> list[str]:
    return list(lines)


def _half_width(lines: Sequence[str], _random: random.Random) -> list[str]:
    table = str.maketrans("，；：？（）", ",;:?()")
    return [line.translate(table).replace("“", '"').replace("”", '"') for line in lines]


def _confused(lines: Sequence[str], random: random.Random) -> list[str]:
    """Mistake marks as a scanner's reader does; only inside running text."""
    result = []
    for line in lines:
        if len(line) < 50:
            result.append(line)
            continue
        characters = list(line)
        for index in range(20, len(characters)):
            wrong = {"，": ",", "。": ".", "；": ";", "“": '"', "”": '"'}.get(characters[index])
            if wrong and random.random() < 0.4:
                characters[index] = wrong
        result.append("".join(characters))
    return result


def _spaced(lines: Sequence[str], random: random.Random) -> list[str]:
    """Put stray spaces around numbers and here and there in the text."""
    result = []
    for line in lines:
        text = ""
        for index, character in enumerate(line):
            before = line[index - 1 : index]
            beside = (
                before.isdigit() != character.isdigit() and before.strip() and character.strip()
            )
            if (index > 8 and beside and before not in ".," and character not in ".,") or (
                index > 30 and random.random() < 0.01
            ):
                text += " "
            text += character
        result.append(text if "\t" not in line else line)
    return result


def _indented(indent: str) -> Damage:
    def damage(lines: Sequence[str], _random: random.Random) -> list[str]:
        return [indent + line.strip() if line.startswith("　　") else line for line in lines]

    return damage


def _dashed(lines: Sequence[str], _random: random.Random) -> list[str]:
    """Put list dashes before numbered lines, as conversion to Markdown does."""
    return [f"- {line.strip()}" if _NUMBER.match(line) else line for line in lines]


def _doubled(lines: Sequence[str], _random: random.Random) -> list[str]:
    return [row for line in lines for row in (line, "", "")]


def _trailing(lines: Sequence[str], _random: random.Random) -> list[str]:
    return [f"\u00a0{line}   \u3000" for line in lines]


DAMAGES: dict[str, Damage] = {
    "none": _none,
    "28 wide, indents": wrapped(28, indent=True),
    "28 wide, all gaps, pages": wrapped(28, indent=False, gaps=True, pages="— {} —"),
    "33 wide, no indents": wrapped(33, indent=False, pages="- {} -"),
    "40 wide, indents, pages": wrapped(40, indent=True, pages="第 {} 页 共 9 页"),
    "24 wide, indents": wrapped(24, indent=True),
    "split by pages": page_split("－ {} －"),
    "split, bare numbers": page_split("{}"),
    "half-width marks": _half_width,
    "confused marks": _confused,
    "stray spaces": _spaced,
    "no-break indents": _indented("\u00a0\u00a0\u00a0\u00a0"),
    "tabs": _indented("\t"),
    "list dashes": _dashed,
    "doubled blank lines": _doubled,
    "spaces at ends": _trailing,
}
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
