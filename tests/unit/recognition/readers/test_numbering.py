"""Automatic numbers are written out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.recognition import recognise
from desktop.recognition.readers.word import read_word

WordFile = Callable[..., Path]


def level(number: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="h1"/>')
    + level(1, "chineseCountingThousand", "（%2）", '<w:pStyle w:val="h2"/>')
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4")
    + level(4, "decimalEnclosedCircleChinese", "%5")
    + level(5, "bullet", "\uf0b7")
    + level(6, "lowerLetter", "%7)")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
)


def item(number: int, text: str = "甲", use: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{use}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def numbers(path: Path) -> list[str]:
    return [line.text.removesuffix("甲") for line in read_word(path)]


def test_levels_count_and_begin_again_below_the_next(word: WordFile) -> None:
    body = "".join(map(item, (0, 1, 2, 2, 1, 2, 0, 1)))
    assert numbers(word(body, numbering=LISTS)) == [
        "一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）",
    ]  # fmt: skip


def test_a_dotted_number_is_in_one_kind_of_figures(word: WordFile) -> None:
    assert numbers(word("".join(map(item, (0, 2, 3))), numbering=LISTS))[-1] == "1.1.1"


@pytest.mark.parametrize(("number", "shown"), [(4, "①"), (5, ""), (6, "a)"), (8, "")])
def test_other_kinds_of_figures(number: int, shown: str, word: WordFile) -> None:
    assert numbers(word(item(number), numbering=LISTS)) == [shown]


def test_a_list_may_begin_elsewhere(word: WordFile) -> None:
    body = item(2) + item(2, use=2) + item(2, use=2)
    assert numbers(word(body, numbering=LISTS)) == ["1.", "5.", "6."]


def test_an_empty_paragraph_and_an_unknown_list_count_nothing(word: WordFile) -> None:
    body = item(0, "") + item(0, use=3) + item(0, use=0) + item(0)
    assert [line.text for line in read_word(word(body, numbering=LISTS))] == [
        "",
        "甲",
        "甲",
        "一、甲",
    ]


def test_a_style_may_number_its_paragraphs(word: WordFile) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="h{number}"><w:name w:val="heading {number}"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for number in (1, 2)
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="h{number}"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
        for number in (1, 2, 2)
    )
    path = word(body, styles=styles, numbering=LISTS)
    assert numbers(path) == ["一、", "（一）", "（二）"]


def test_numbered_paragraphs_become_sections(word: WordFile) -> None:
    body = item(0, "工作情况") + item(1, "抓学习。学习良好。") + item(0, "存在问题")
    found = recognise(word(body, numbering=LISTS))
    assert found.markers == ("一、", "（一）", "二、")
    assert [section.heading for section in found.report.sections] == [
        "工作情况",
        "抓学习。",
        "存在问题",
    ]
