"""Text pasted from elsewhere: Markdown, web pages, traditional characters."""

import pytest

from desktop.recognition import Line, Recognised, recognise_lines
from desktop.recognition.script import simplified

BODY = "## 一、主要举措和成效\n开展学习3次，效果明显。\n## 二、存在的不足\n人员较少，力量薄弱。"


def read(text: str) -> Recognised:
    return recognise_lines([Line(line) for line in text.split("\n")])


def headings(found: Recognised) -> list[str]:
    return [section.heading for section in found.report.sections if section.depth]


def test_hashes_before_headlines_are_no_text() -> None:
    found = read(f"# 甲市司法局2024年度法治政府建设情况报告\n{BODY}")
    assert found.report.title == "甲市司法局2024年度法治政府建设情况报告"
    assert headings(found) == ["主要举措和成效", "存在的不足"]


def test_hashes_are_left_over_and_not_asked_about() -> None:
    found = read(f"# 甲市司法局2024年度法治政府建设情况报告\n{BODY}")
    assert found.leftover == ("#", "##", "##")
    assert not any("没有归入" in note for note in found.notes)


def test_stars_around_bold_words_are_no_text() -> None:
    found = read("**一、主要举措**\n**（一）抓学习。**学习3次，效果好。\n**二、问题**\n人少。")
    assert headings(found) == ["主要举措", "抓学习。", "问题"]
    assert found.report.sections[1].paragraphs == ("学习3次，效果好。",)


def test_one_hash_alone_is_text() -> None:
    found = read("一、主要举措\n# 号楼已经竣工验收。\n二、问题\n人少。")
    assert found.report.sections[0].paragraphs == ("#号楼已经竣工验收。",)


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "&nbsp;", "<br/>", '<p class="a">'])
def test_what_no_reader_sees_is_left_over(unseen: str) -> None:
    found = read(f"甲市司法局2024年{unseen}法治政府建设报告\n{unseen}一、主要举措\n{unseen}办好。")
    assert found.report.title == "甲市司法局2024年法治政府建设报告"
    assert found.report.sections[0].paragraphs == ("办好。",)
    assert sum("".join(unseen.split()) in "".join(each.split()) for each in found.leftover) == 3


def test_traditional_characters_are_kept_and_understood() -> None:
    found = read(
        "甲市文物局關於2023年度法治政府建設情況的報告\n"
        "一、主要負責人履行推進法治建設第一責任人職責的情況\n研究工作4次。"
    )
    assert found.report.title == "甲市文物局關於2023年度法治政府建設情況的報告"
    assert found.report.sections[0].part == "leadership"


def test_characters_stand_for_one_character_each() -> None:
    text = "簽發機關ABC"
    assert simplified(text) == "签发机关ABC"


@pytest.mark.parametrize("rule", ["---", "————————", "━━━━━━", "（完）", "——END——"])
def test_rules_and_end_marks_are_no_text(rule: str) -> None:
    found = read(f"一、主要举措\n办好。\n{rule}\n二、问题\n人少。")
    assert found.report.sections[0].paragraphs == ("办好。",)
    assert found.leftover == (rule,)
