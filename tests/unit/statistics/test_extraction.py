"""Figures out of sentences: against real reports, the samples, and passages written by hand."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.domain.outline import Part, Section
from desktop.domain.report import Report
from desktop.recognition import recognise
from desktop.services.interchange import report_from_json
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.extraction import extract, mentions

Pairs = Counter[tuple[str, Decimal]]
Counted = Callable[[Iterable[Figure]], Pairs]
Told = Callable[..., dict[str, str]]
Read = Callable[..., tuple[Figure, ...]]
OURS = load_catalogue()
BATCHES = [
    "passages.json",
    "passages_later.json",
    "passages_last.json",
    "passages_styles.json",
    "passages_styles_later.json",
    "passages_offices.json",
    "passages_offices_later.json",
]


def scores(found: Pairs, wanted: Pairs) -> tuple[float, float]:
    hits = (found & wanted).total()
    return hits / found.total(), hits / wanted.total()


@pytest.mark.parametrize("verbatim", [False, True])
def test_the_figures_of_the_real_reports_are_found(
    seeds: Path, truth_figures: list[dict[str, str]], counted: Counted, *, verbatim: bool
) -> None:
    found: Pairs = Counter()
    for file in sorted(seeds.glob("*.txt")):
        found += counted(extract(recognise(file, verbatim=verbatim).report, OURS))
    wanted = Counter((row["key"], Decimal(row["value"])) for row in truth_figures)

    precision, recall = scores(found, wanted)

    assert precision >= 0.98, found - wanted
    assert recall >= 0.98, wanted - found


def test_each_figure_of_the_real_reports_is_in_its_own_report(
    seeds: Path, truth_figures: list[dict[str, str]], counted: Counted
) -> None:
    for file in sorted(seeds.glob("*.txt")):
        rows = [row for row in truth_figures if row["seed"] == file.name[:3]]
        wanted = Counter((row["key"], Decimal(row["value"])) for row in rows)
        assert not counted(extract(recognise(file).report, OURS)) - wanted


def sample_reports(root: Path) -> list[dict[str, Any]]:
    files = sorted((root / "resources" / "samples").glob("*.json"))
    return [entry for file in files for entry in json.loads(file.read_bytes())["reports"]]


def test_the_figures_of_the_samples_are_found_at_their_places(root: Path) -> None:
    for entry in sample_reports(root):
        report = report_from_json(entry["report"])
        found = {(one.indicator, one.section, one.start, one.end) for one in mentions(report, OURS)}
        wanted = {
            (row["indicator"], row["section"], row["start"], row["end"])
            for row in entry["figures"]
            if row["value"] is not None
        }
        assert wanted <= found


def test_nothing_else_is_found_in_the_samples(root: Path, counted: Counted) -> None:
    for entry in sample_reports(root):
        found = counted(extract(report_from_json(entry["report"]), OURS))
        wanted = Counter((row["indicator"], Decimal(row["value"])) for row in entry["figures"])
        assert not found - wanted


def by_value(truth: dict[str, list[str]]) -> Counter[tuple[str, Decimal | None, bool]]:
    """Count a passage's truth; a ~ behind a value means approximate."""
    return Counter(
        (key, Decimal(one.removesuffix("~")), one.endswith("~"))
        for key, values in truth.items()
        for one in values
    )


@pytest.mark.parametrize("name", BATCHES)
def test_passages_of_other_departments_are_read(
    name: str, passages: Callable[[str], list[dict[str, Any]]], read: Read
) -> None:
    for passage in passages(name):
        found = Counter(
            (one.indicator, one.value, one.approx)
            for one in read(*passage["text"].split("\n"))
            if one.indicator
        )
        wanted, allowed = by_value(passage["figures"]), by_value(passage.get("optional", {}))
        assert not wanted - found, passage["from"]
        assert not found - wanted - allowed, passage["from"]


@pytest.mark.parametrize("name", BATCHES)
def test_other_quantities_of_the_passages_are_offered_without_an_indicator(
    name: str, passages: Callable[[str], list[dict[str, Any]]], read: Read
) -> None:
    for passage in passages(name):
        offered = {one.raw for one in read(*passage["text"].split("\n")) if not one.indicator}
        assert offered >= set(passage["other"]), passage["from"]


def test_a_figure_says_where_it_stands(read: Read) -> None:
    text = "开展学习。2024 年办理行政执法案件 7 件，成效明显。"

    (figure,) = read(text)

    assert (figure.raw, figure.text) == ("7 件", "2024 年办理行政执法案件 7 件，成效明显。")
    assert text[figure.start : figure.end] == "7 件"
    assert (figure.section, figure.status) == (0, FigureStatus.SUGGESTED)


def test_a_figure_across_broken_lines_is_found(told: Told) -> None:
    lines = "追缴人防易地建设费2869.49", "万元，向9个违法", "企业分别下达了征收决定书。"

    assert told(*lines) == {"fee.recovered": "28694900", "fee.enterprise": "9"}


def test_one_phrase_gives_several_zeros(told: Told) -> None:
    assert told("未发生行政复议或行政诉讼的情况；") == {
        "lit.review_case": "0",
        "lit.suit_case": "0",
    }


def test_lost_cases_are_not_taken_for_cases(told: Told) -> None:
    text = "今年我办未发生行政复议违法案件和行政诉讼败诉案件。"

    assert told(text) == {"lit.review_lost": "0", "lit.suit_lost": "0"}


@pytest.mark.parametrize(
    "text",
    [
        "少数地方全年没有发生行政诉讼案件。",
        "确保不发生、力争未发生行政诉讼案件。",
        "不存在干预司法活动、插手具体案件处理的情况。",
        "个别单位未收到行政复议申请。",
    ],
)
def test_a_zero_that_is_not_ours_is_none(told: Told, text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("行政复议和行政诉讼案件均为零。", {"lit.review_case", "lit.suit_case"}),
        ("行政复议零纠错、行政诉讼零败诉。", {"lit.review_lost", "lit.suit_lost"}),
        ("无行政复议、诉讼败诉案件。", {"lit.review_lost", "lit.suit_lost"}),
        ("无一起被复议撤销。", {"lit.review_lost"}),
        ("没有被上级机关撤销的行政决定。", {"enf.decision_revoked"}),
    ],
)
def test_none_is_said_in_many_words(told: Told, text: str, keys: set[str]) -> None:
    assert told(text) == dict.fromkeys(keys, "0")


def test_a_weaker_reading_gives_way_to_a_stronger_one(read: Read) -> None:
    figures = read("受理热线工单2,318件，办结2,301件。")

    assert [(one.indicator, one.raw) for one in figures] == [
        ("", "2,318件"),
        ("lic.hotline", "2,301件"),
    ]


def test_all_of_them_are_as_many_as_the_whole_just_named(told: Told) -> None:
    text = "全年共办理行政执法案件3起，均适用普通程序，作出罚款处罚8万元。"

    assert told(text) == {
        "enf.case_total": "3",
        "enf.penalty_ordinary": "3",
        "enf.fine_amount": "80000",
    }


def test_all_of_them_with_a_number_of_their_own_are_that_number(told: Told) -> None:
    text = "办理行政处罚案件57件，适用简易程序21件，其余36件均适用普通程序。"

    assert told(text)["enf.penalty_ordinary"] == "36"


def test_a_part_is_not_taken_for_the_whole(read: Read) -> None:
    figures = read("开展执法检查27次，其中联合检查8次。")

    assert [figure.indicator for figure in figures] == ["enf.inspection", ""]


@pytest.mark.parametrize(
    "text",
    [
        "追缴易地建设费比上年增加125.86万元。",
        "去年办理行政执法案件5件。",
        "2023年办理行政执法案件5件。",
        "近三年累计办理行政执法案件50件。",
        "力争举办法治讲座4次。",
    ],
)
def test_a_number_of_another_time_has_no_indicator(read: Read, text: str) -> None:
    (figure,) = read(text)

    assert figure.indicator == ""


def test_of_a_change_the_new_value_counts(told: Told) -> None:
    assert told("法律顾问由2名增加到4名，持证率由82%提高到95.5%。") == {
        "adv.count": "4",
        "enf.cert_rate": "95.5",
    }


def test_next_year_has_no_figures(ours: Catalogue) -> None:
    plan = Section(1, heading="安排", part=Part.PLAN, paragraphs=("举办法治讲座4次。",))

    (figure,) = extract(Report(year=2024, sections=(plan,)), ours)

    assert (figure.indicator, figure.raw) == ("", "4次")


def test_the_article_one_is_offered_only_with_an_indicator(read: Read) -> None:
    figures = read("明确一名干部协调，聘请一名法律顾问。")

    assert [(figure.indicator, figure.value) for figure in figures] == [("adv.count", Decimal(1))]


def test_a_share_of_several_together_is_no_share_of_the_last(told: Told) -> None:
    text = "抽查案卷120卷，其中优秀36卷、合格78卷、不合格6卷，合格以上占95%。"

    assert "enf.file_rectify_rate" not in told(text)


def test_money_that_was_not_demanded_is_no_fine(told: Told) -> None:
    assert "enf.fine_amount" not in told("适用首违不罚案件48件，免予处罚金额共计126.5万元。")


def test_the_same_value_twice_is_suggested_once_and_mentioned_twice(ours: Catalogue) -> None:
    paragraphs = ("办理行政执法案件7件。", "今年办理行政执法案件7件。")
    report = Report(year=2024, sections=(Section(0, paragraphs=paragraphs),))

    assert len(extract(report, ours)) == 1
    assert len(mentions(report, ours)) == 2


def test_an_indicator_of_the_office_itself_is_told_by_its_name(ours: Catalogue) -> None:
    own = Indicator("own.drill", "疏散演练场次", "场", Measure.COUNT, "自定义", "演练。")
    catalogue = Catalogue((*ours.indicators, own))
    report = Report(sections=(Section(0, paragraphs=("全年组织疏散演练场次达12场。",)),))

    (figure,) = extract(report, catalogue)

    assert (figure.indicator, figure.value) == ("own.drill", Decimal(12))


def test_a_retired_indicator_is_no_longer_suggested(ours: Catalogue) -> None:
    rest = tuple(one for one in ours.indicators if one.key != "trn.lecture")
    report = Report(sections=(Section(0, paragraphs=("举办法治讲座1次。",)),))

    (figure,) = extract(report, Catalogue(rest))

    assert figure.indicator == ""


def test_an_empty_report_has_no_figures(ours: Catalogue) -> None:
    assert extract(Report(), ours) == ()


PIECES = st.sampled_from(
    ["办理行政执法案件", "7 件", "，", "。", "\n", "罚款", "３万元", "其中", "未发生", "行政诉讼",
     "均适用普通程序", "《", "》", "“", "”", "第3次", "2024年", "、", "由", "增至", "%", "近", "余"]
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=40), run_in=st.booleans())
def test_every_figure_is_a_slice_of_its_section(*, pieces: list[str], run_in: bool) -> None:
    text = "".join(pieces)
    section = Section(2, heading="依法办案。", run_in=run_in, paragraphs=tuple(text.split("\n")))

    for figure in mentions(Report(year=2024, sections=(section,)), OURS):
        assert figure.raw == section.text[figure.start : figure.end]
        assert figure.text in section.text
        assert figure.raw in figure.text
