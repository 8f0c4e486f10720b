"""Numbered sentences at the end of a report are sentences, whatever stands below them."""

import pytest

from desktop.domain.outline import Section
from desktop.recognition import Line, recognise_lines
from desktop.recognition.sentences import is_last_word

TOP = "青溪县国防动员办公室2024年度法治政府建设情况报告\n一、2025年工作安排\n"
LAST = "做好平战转换准备，谋划“十五五”规划。"


def plan(text: str) -> tuple[Section, ...]:
    lines = [Line(line) for line in f"{TOP}{text}".split("\n")]
    return recognise_lines(lines).report.sections[1:]


@pytest.mark.parametrize("word", ["特此报告。", "特此报告", "专此报告。", "以上报告，请审阅。"])
@pytest.mark.parametrize(
    "others",
    [
        "（一）抓学习。学习宪法5次。\n",
        "（一）开展学习教育，提高能力。\n",
        "（一）抓学习\n学习宪法。\n",
    ],
)
def test_a_last_item_above_the_last_words_is_a_sentence(word: str, others: str) -> None:
    last = plan(f"{others}（二）{LAST}\n{word}")[-1]
    assert (last.heading, last.run_in, last.paragraphs) == ("", True, (LAST, word))


def test_the_last_of_numbered_sentences_is_one_above_any_paragraph() -> None:
    found = plan(
        f"（一）开展学习，提高能力。\n（二）规范执法，加强监督。\n（三）{LAST}\n我办将再接再厉。"
    )
    assert found[-1].paragraphs == (LAST, "我办将再接再厉。")
    assert {(each.heading, each.run_in) for each in found} == {("", True)}


def test_a_sentence_above_its_own_text_stays_a_heading() -> None:
    found = plan(f"（一）抓好学习。\n学习宪法5次。\n（二）{LAST}\n编制方案3个。")
    assert [each.heading for each in found] == ["抓好学习。", LAST]


@pytest.mark.parametrize("text", ["报告完毕，请审阅办理后反馈。", "特此报告市委。", ""])
def test_what_says_more_is_no_last_word(text: str) -> None:
    assert not is_last_word(text)
