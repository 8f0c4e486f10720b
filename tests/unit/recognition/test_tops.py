"""What stands between title and body, and around the number: addressees, subtitles, labels."""

import datetime as dt

import pytest

from desktop.domain.outline import Part
from desktop.recognition import Confidence, Line, Recognised, recognise_lines

TITLE = "青溪县司法局2024年度法治政府建设情况的报告\n"
BODY = "2024年，我局依法行政，成效明显。\n一、主要举措\n开展学习5次。\n"


def read(top: str, body: str = BODY) -> Recognised:
    return recognise_lines([Line(line) for line in f"{top}{body}".split("\n")])


@pytest.mark.parametrize(
    ("lines", "addressee"),
    [
        ("县委、县政府：\n市司法局：\n", "县委、县政府：市司法局"),
        ("县委、县政府，\n市司法局：\n", "县委、县政府，市司法局"),
        ("中共青溪县委  青溪县人民政府：\n", "中共青溪县委青溪县人民政府"),
        ("主任、各位副主任、秘书长、各位委员：\n", "主任、各位副主任、秘书长、各位委员"),
        ("师市党委、师市，兵团司法局：\n", "师市党委、师市，兵团司法局"),
        ("尊敬的各位领导，同志们：\n", "尊敬的各位领导，同志们"),
        ("县委全面依法治县委员会办公室\n", "县委全面依法治县委员会办公室"),
    ],
)
def test_addressees_are_read_in_every_form(lines: str, addressee: str) -> None:
    assert read(TITLE + lines).report.addressee == addressee


def test_an_addressee_without_a_colon_is_less_sure() -> None:
    sure = read(f"{TITLE}县委、县政府：\n").confidence["addressee"]
    unsure = read(f"{TITLE}县委全面依法治县委员会办公室\n").confidence["addressee"]
    assert (sure, unsure) == (Confidence.EXPLICIT, Confidence.INFERRED)


@pytest.mark.parametrize("line", ["现将有关情况汇报如下：\n", "主要做法有以下几个方面：\n"])
def test_a_sentence_that_ends_with_a_colon_is_no_addressee(line: str) -> None:
    assert read(TITLE + line).report.addressee == ""


def test_an_office_below_a_title_that_names_none_issues_the_report() -> None:
    found = read("2024年度法治政府建设情况报告\n青溪县司法局\n")
    assert (found.report.signature, found.report.addressee) == ("青溪县司法局", "")


def test_where_and_by_whom_a_report_was_given_is_left_over_with_a_note() -> None:
    found = read(
        "关于2024年度法治政府建设情况的报告\n——2025年1月8日在县人大常委会第三次会议上\n"
        "青溪县司法局局长　李国栋\n主任、各位委员：\n"
    )
    assert found.report.office == "青溪县司法局"
    assert found.report.addressee == "主任、各位委员"
    assert any("请确认是否属于标题" in note for note in found.notes)


def test_a_line_above_the_title_that_found_no_place_has_a_note_of_its_own() -> None:
    found = read(f"深化改革促进发展\n首行文字\n{TITLE}")
    assert any("“首行文字”没有归入" in note for note in found.notes)


@pytest.mark.parametrize(
    "line",
    ["文号：青司发〔2025〕5号", "青司发〔2025〕5号", "青司发[2O25]5号", "青司发（2025）第5号"],
)
def test_numbers_are_read_behind_labels_and_out_of_scans(line: str) -> None:
    number = read(f"{line}\n{TITLE}").report.doc_number
    assert number.replace("第", "") == "青司发〔2025〕5号"


@pytest.mark.parametrize(
    "line",
    [
        "青司发〔2025〕5号    签发人：李明（局长）", "签发人：李明    青司发〔2025〕5号",
        "青司发〔2025〕5号    签发：李明",
    ],
)  # fmt: skip
def test_a_signer_stands_on_either_side_of_the_number(line: str) -> None:
    found = read(f"{line}\n{TITLE}").report
    assert (found.signers, found.doc_number) == (("李明",), "青司发〔2025〕5号")


def test_a_date_in_brackets_is_no_part_of_a_title_without_its_usual_end() -> None:
    found = read("青溪县司法局2024年法治政府建设总结暨2025年计划\n（2025年1月8日）\n").report
    assert found.title == "青溪县司法局2024年法治政府建设总结暨2025年计划"
    assert found.date == dt.date(2025, 1, 8)


def parts(*headings: str) -> list[Part | None]:
    text = "".join(f"{'一二三四'[n]}、{each}\n做得好。\n" for n, each in enumerate(headings))
    return [section.part for section in read(TITLE, text).report.sections]


def test_an_introduction_is_the_part_on_results_only_where_nothing_else_is() -> None:
    assert parts("基本情况", "存在问题") == [Part.ACHIEVEMENTS, Part.PROBLEMS]
    assert parts("基本情况", "主要举措", "存在问题")[:2] == [Part.OTHER, Part.ACHIEVEMENTS]


def test_slogans_above_the_problems_head_the_results() -> None:
    assert parts("强基固本，再上台阶", "查摆问题", "谋划来年，再启新程")[0] is Part.ACHIEVEMENTS


def test_what_says_that_it_is_something_else_stays_so() -> None:
    assert parts("其他需要报告的情况", "存在问题")[0] is Part.OTHER
