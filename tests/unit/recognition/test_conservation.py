"""No character is lost: whatever the text, each finds one place, in the report or left over."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.numbering import read_marker
from desktop.domain.outline import block_text
from desktop.domain.report import Report
from desktop.recognition.lines import Line
from desktop.recognition.readers import read_lines
from desktop.recognition.recogniser import Trace, trace

# What a repair may make of a character; everything else is kept as it is.
REPAIRS = {
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）",
    "<": "〈", ">": "〉", '"': "“”", "'": "‘’",
    "[": "〔", "]": "〕", "（": "〔", "）": "〕", "【": "〔", "】": "〕", "［": "〔", "］": "〕",
    "﹝": "〔", "﹞": "〕", **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
}  # fmt: skip

# What a field implies and so need not hold.
LABELS = set(
    "签发人：:抄送机关、附件。印发份号（）()；;|0123456789０１２３４５６７８９一二三四五六七八九十.．"
)

TEXT = """云湖市国防动员办公室文件
云国动〔2025〕2号　　签发人：林一
云湖市国防动员办公室
关于2024年度法治政府建设情况的报告
市委、市政府：
2024年，我办认真履职，"规范"执法(含检查),现将情况报告如下：
一、主要举措和成效
（一）强化学习。组织学习5次，覆盖全员。
（二）规范执法。办理案件7件，
罚款3万元。
- 1 -
1.检查有力
检查20次。
二、存在的不足和原因
人员不足，原因是编制少。
三、2025年主要安排
（一）抓学习；
（二）抓执法。
特此报告。
附件：1.统计表
2.制度清单
云湖市国防动员办公室
2025年1月9日
（此件主动公开）
附件1
统计表
项目\t数量
案件\t7
抄送：市人大常委会办公室，市政协办公室。
云湖市国防动员办公室　2025年1月10日印发
"""
REPORT = TEXT.split("\n")

GARBAGE = st.text(
    alphabet="一二三、（）()1234567890.．第部分附件：抄送印发签发人年月日〔〕号 \u3000\t|-—"
    "《》“\"'<>，,。；;：:"
    "报告关于法治政府省市区县办公室文件①⑩★秘密特急aB/@",
    max_size=30,
)


def places_of(found: Trace) -> list[int]:
    return [place for claim in found.claims for place in claim.text.places if place >= 0]


def ink(text: str) -> str:
    return "".join(text.split())


def assert_conserved(found: Trace) -> None:
    """Check the trace: no place twice, every character as it was or repaired, the rest left."""
    places = places_of(found)
    assert len(places) == len(set(places))
    taken = set(places)
    rest = (c for place, c in enumerate(found.source) if place not in taken)
    assert ink("".join(found.recognised.leftover)) == ink("".join(rest))
    for claim in found.claims:
        for character, place in zip(claim.text.text, claim.text.places, strict=True):
            was = found.source[place] if place >= 0 else " "
            assert character == was or character in REPAIRS.get(was, "") or was.isspace()


def shown(report: Report) -> str:
    """Write all a report holds, but dates, as one text."""
    fields = (
        report.mark, report.copy_number, report.secrecy, report.urgency, report.doc_number,
        *report.signers, report.title, report.addressee, report.signature, report.note, report.cc,
        report.printer,
    )  # fmt: skip
    outline = (
        part
        for section in report.sections
        for part in (section.heading, *map(block_text, section.paragraphs))
    )
    annexes = (attachment.text for attachment in report.attachments)
    return ink("".join((*fields, *outline, *annexes)))


def claimed(found: Trace) -> str:
    """Write all that claims hold in fields, but labels and dates."""
    dates = {"date", "printed_on"}
    texts = (c.text.text for c in found.claims if not c.label and c.field not in dates)
    return ink("".join(texts))


def lines_of(text: str) -> list[Line]:
    return [Line(line) for line in text.split("\n")]


@st.composite
def mutated(draw: st.DrawFn) -> list[Line]:
    """Take the report and insert, delete, repeat and swap lines."""
    lines = list(REPORT)
    for _step in range(draw(st.integers(0, 8))):
        place = draw(st.integers(0, len(lines)))
        match draw(st.sampled_from(("insert", "delete", "repeat", "cut"))):
            case "insert":
                lines.insert(place, draw(GARBAGE))
            case "delete":
                del lines[place : place + draw(st.integers(1, 4))]
            case "repeat":
                lines[place:place] = lines[place : place + draw(st.integers(1, 6))]
            case _:
                lines[place:] = [line[draw(st.integers(0, 4)) :] for line in lines[place:]]
    return [Line(line) for line in lines]


@st.composite
def hinted(draw: st.DrawFn) -> list[Line]:
    """Make lines as a Word file gives them, with any hints."""
    texts = draw(st.lists(st.one_of(GARBAGE, st.sampled_from(REPORT)), max_size=30))
    return [
        Line(
            text,
            whole=draw(st.booleans()),
            level=draw(st.sampled_from((None, None, 1, 2, 3))),
            title=draw(st.integers(0, 9)) == 0,
            table=draw(st.integers(0, 9)) == 0,
            head=draw(st.sampled_from((None, 0, 3, 8))),
            aside=draw(st.integers(0, 15)) == 0,
        )
        for text in texts
    ]


@settings(max_examples=200)
@given(mutated(), st.booleans())
def test_nothing_is_lost_of_a_damaged_report(lines: list[Line], verbatim: bool) -> None:  # noqa: FBT001
    assert_conserved(trace(lines, verbatim=verbatim))


@settings(max_examples=200)
@given(hinted(), st.booleans())
def test_nothing_is_lost_whatever_a_word_file_hints(lines: list[Line], verbatim: bool) -> None:  # noqa: FBT001
    assert_conserved(trace(lines, verbatim=verbatim))


@given(st.lists(st.text(max_size=40), max_size=20))
def test_nothing_is_lost_of_any_text(texts: list[str]) -> None:
    assert_conserved(trace([Line(text.replace("\n", "")) for text in texts]))


@given(mutated())
def test_the_report_holds_what_was_claimed_for_it(lines: list[Line]) -> None:
    found = trace(lines)
    markers = "".join(found.recognised.markers)
    assert Counter(ink(markers + shown(found.recognised.report))) == Counter(claimed(found))


@given(mutated())
def test_only_labels_are_missing_from_fields_and_leftover(lines: list[Line]) -> None:
    found = trace(lines, verbatim=True)
    labels = Counter(ink("".join(c.text.text for c in found.claims if c.label)))
    dates = Counter(
        ink("".join(c.text.text for c in found.claims if c.field in {"date", "printed_on"}))
    )
    kept = shown(found.recognised.report) + "".join(
        (*found.recognised.markers, *found.recognised.leftover)
    )
    missing = Counter(ink(found.source)) - Counter(ink(kept)) - dates - labels
    assert not missing


@given(mutated())
def test_repairs_keep_the_number_of_characters(lines: list[Line]) -> None:
    plain, repaired = trace(lines, verbatim=True), trace(lines)
    assert len(claimed(plain)) + len(ink("".join(plain.recognised.leftover))) == len(
        claimed(repaired)
    ) + len(ink("".join(repaired.recognised.leftover)))


@given(mutated(), st.booleans())
def test_every_section_has_a_marker_as_seen(lines: list[Line], verbatim: bool) -> None:  # noqa: FBT001
    found = trace(lines, verbatim=verbatim).recognised
    assert len(found.markers) == len(found.report.sections)


@given(mutated())
def test_numbers_shown_mean_the_numbers_seen(lines: list[Line]) -> None:
    found = trace(lines).recognised
    for shown_number, seen in zip(found.report.markers, found.markers, strict=True):
        shown_meaning, meaning = read_marker(shown_number), read_marker(seen)
        assert (shown_meaning or ("", 0))[:2] == (meaning or ("", 0))[:2]


def test_labels_are_only_what_fields_imply() -> None:
    found = trace(lines_of(TEXT))
    labels = "".join(claim.text.text for claim in found.claims if claim.label)
    repeated = "统计表"
    assert set(ink(labels.replace(repeated, ""))) <= LABELS


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_nothing_is_lost_of_the_real_reports(
    number: str, seeds: Path, truth: dict[str, Any]
) -> None:
    found = trace(read_lines(seeds / truth[number]["file"]))
    assert_conserved(found)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_all_characters_of_the_real_reports_are_counted(
    number: str, seeds: Path, truth: dict[str, Any]
) -> None:
    found = trace(read_lines(seeds / truth[number]["file"]), verbatim=True)
    assert len(ink(found.source)) == truth[number]["non_space_chars"]
