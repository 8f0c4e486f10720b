"""The same report numbered as other offices number theirs."""

from collections.abc import Callable
from dataclasses import replace

from desktop.domain.chinese import circled, numeral
from tests.bench.accuracy.annotated import Form, Opened

Write = Callable[[tuple[int, ...]], str]


def _chinese(path: tuple[int, ...]) -> str:
    return f"{numeral(path[-1])}、"


def _arabic(path: tuple[int, ...]) -> str:
    return f"{path[-1]}."


def _decimal(path: tuple[int, ...]) -> str:
    return ".".join(map(str, path)) if len(path) > 1 else f"{path[0]}."


# A habit: how the numbers of depth 1, 2, 3, 4 are written.
HABITS: dict[str, tuple[Write, ...]] = {
    "一、（一）1.（1）": (
        _chinese,
        lambda path: f"（{numeral(path[-1])}）",
        _arabic,
        lambda path: f"（{path[-1]}）",
    ),
    "一、1.（1）①": (
        _chinese,
        _arabic,
        lambda path: f"（{path[-1]}）",
        lambda path: circled(path[-1]),
    ),
    "第一部分 一、（一）": (
        lambda path: f"第{numeral(path[-1])}部分　",
        _chinese,
        lambda path: f"（{numeral(path[-1])}）",
        _arabic,
    ),
    "1. 1.1 1.1.1": (_decimal, _decimal, _decimal, _decimal),
    "1 1.1 1.1.1": (
        lambda path: f"{path[0]} ",
        lambda path: f"{_decimal(path)} ",
        lambda path: f"{_decimal(path)} ",
        lambda path: f"{_decimal(path)} ",
    ),
    "一 、( 一 )1 .": (
        lambda path: f"{numeral(path[-1])} 、",
        lambda path: f"( {numeral(path[-1])} )",
        lambda path: f"{path[-1]} .",
        lambda path: f"( {path[-1]} ) ",
    ),
    "一、(一)1、": (
        _chinese,
        lambda path: f"({numeral(path[-1])})",
        lambda path: f"{path[-1]}、",
        lambda path: f"{path[-1]}）",
    ),
    "一、㈠1、⑴": (
        _chinese,
        lambda path: chr(0x3220 + path[-1] - 1),
        lambda path: f"{path[-1]}、",
        lambda path: chr(0x2474 + path[-1] - 1),
    ),
    "一．（一）、１．": (
        lambda path: f"{numeral(path[-1])}．",
        lambda path: f"（{numeral(path[-1])}）、",
        lambda path: f"{path[-1]}．".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        lambda path: f"（{path[-1]}）",
    ),
    "一，（一），": (
        lambda path: f"{numeral(path[-1])}，",
        lambda path: f"（{numeral(path[-1])}），",
        lambda path: f"{path[-1]}，",
        lambda path: f"（{path[-1]}）",
    ),
}
SKIPPED = "skipped"
RESTARTED = "restarted"
FIRSTLY = "一是"
BARE = "no numbers"


def numbered(form: Form, habit: str) -> Form:
    """Write a report's sections in another habit."""
    if habit == FIRSTLY:
        return _firstly(form)
    if habit == BARE:
        return _bare(form)
    writers = HABITS.get(habit, HABITS["一、（一）1.（1）"])
    counters: list[int] = []
    sections = []
    for depth, section in zip(form.depths, form.sections, strict=True):
        del counters[depth:]
        counters.extend([0] * (depth - len(counters)))
        counters[-1] += _step(habit, depth, counters)
        marker = writers[depth - 1](tuple(counters))
        sections.append(replace(section, rank=depth, marker=marker))
    return replace(form, sections=tuple(sections), habit=habit)


def _step(habit: str, depth: int, counters: list[int]) -> int:
    if habit == SKIPPED and depth == len(counters) and counters[-1] == 1:
        return 2
    if habit == RESTARTED and depth == 2 and counters[-1] == 2:
        return -1
    return 1


def _firstly(form: Form) -> Form:
    """Leave only the top numbered; what stood below is told as 一是…, 二是…."""
    sections: list[Opened] = []
    count = 0
    for depth, section in zip(form.depths, form.sections, strict=True):
        if depth == 1:
            sections.append(replace(section, marker=_chinese((len(sections) + 1,))))
            count = 0
            continue
        count += 1
        last = sections[-1]
        text = f"{numeral(count)}是{section.heading.rstrip('。')}。{''.join(section.paragraphs)}"
        sections[-1] = replace(last, paragraphs=(*last.paragraphs, text))
    return replace(form, sections=tuple(sections), habit=FIRSTLY)


def _bare(form: Form) -> Form:
    """Take all numbers off; what stood below the top becomes text."""
    firstly = _firstly(form)
    sections = tuple(
        replace(section, marker="", paragraphs=tuple(text[2:] for text in section.paragraphs))
        if any(text[1:2] == "是" for text in section.paragraphs)
        else replace(section, marker="")
        for section in firstly.sections
    )
    return replace(form, sections=sections, habit=BARE)
