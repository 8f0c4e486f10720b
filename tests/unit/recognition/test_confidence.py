"""How sure each field is: said, inferred, or guessed."""

from dataclasses import replace

import pytest

from desktop.domain.report import Report
from desktop.recognition import Confidence, Line, Recognised, recognise_lines

REPORT = (
    "云湖市国防动员办公室文件",
    "云国动〔2025〕2号　　签发人：林一",
    "云湖市国防动员办公室",
    "关于2024年度法治政府建设情况的报告",
    "市委、市政府：",
    "现将情况报告如下：",
    "一、主要举措和成效",
    "组织学习5次。",
    "二、存在的不足和原因",
    "人员不足。",
    "云湖市国防动员办公室",
    "2025年1月9日",
    "（此件主动公开）",
    "抄送：市人大常委会办公室。",
    "云湖市国防动员办公室　2025年1月10日印发",
)


def read(*texts: str) -> Recognised:
    return recognise_lines([Line(text) for text in texts])


@pytest.mark.parametrize(
    "field",
    ["mark", "doc_number", "signers", "title", "addressee", "office", "year", "sections",
     "signature", "date", "note", "cc", "printed_on"],
)  # fmt: skip
def test_what_a_full_report_says_is_explicit(field: str) -> None:
    assert read(*REPORT).confidence[field] is Confidence.EXPLICIT


def test_fields_without_a_value_are_not_told_of() -> None:
    found = read(*REPORT)
    told = {field for field in found.confidence if getattr(found.report, field)}
    assert told == set(found.confidence)
    assert "secrecy" not in told


def test_an_office_put_together_from_the_text_is_guessed() -> None:
    texts = ("关于2024年度法治政府建设情况的报告", "一、主要举措", "云湖区国动办学习5次。")
    assert read(*texts).confidence["office"] is Confidence.GUESSED


@pytest.mark.parametrize(
    ("texts", "sure"),
    [
        (("法治政府建设情况的报告", "一、2024年主要举措", "学习。"), Confidence.INFERRED),
        (("法治政府建设情况的报告", "一、主要举措", "2024年学习。2024年。"), Confidence.GUESSED),
    ],
)
def test_a_year_outside_of_the_title_is_less_sure(texts: tuple[str, ...], sure: Confidence) -> None:
    assert read(*texts).confidence["year"] is sure


def test_a_signature_of_another_name_is_inferred() -> None:
    texts = [text.replace("云湖市国防动员办公室", "云湖市司法局", 1) for text in REPORT]
    texts[10] = "云湖市教育局"
    assert read(*texts).confidence["signature"] is Confidence.INFERRED


def test_numbers_out_of_sequence_make_an_outline_inferred() -> None:
    texts = [text.replace("二、", "四、") for text in REPORT]
    assert read(*texts).confidence["sections"] is Confidence.INFERRED


def test_a_text_without_headings_is_a_guess() -> None:
    assert read("学习5次。").confidence["sections"] is Confidence.GUESSED


def test_nothing_recognised_tells_of_nothing() -> None:
    assert Recognised(replace(Report()), (), (), ()).confidence == {}
