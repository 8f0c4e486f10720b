"""Figures of tables."""

from decimal import Decimal

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.statistics.extraction import extract


def read(ours: Catalogue, *rows: tuple[str, ...], before: str = "情况如下：") -> list[Figure]:
    section = Section(1, heading="情况", paragraphs=(before, Table(rows)))
    report = Report(year=2024, sections=(section,))
    figures = list(extract(report, ours))
    assert all(one.raw == section.text[one.start : one.end] for one in figures)
    return figures


def values(figures: list[Figure]) -> dict[str, Decimal | None]:
    return {figure.indicator: figure.value for figure in figures if figure.indicator}


def test_rows_name_the_indicators_and_columns_the_years(ours: Catalogue) -> None:
    found = read(
        ours,
        ("项目", "2023年", "2024年"),
        ("行政执法案件（件）", "11", "14"),
        ("罚款（万元）", "8.75", "7.4"),
    )

    assert values(found) == {"enf.case_total": 14, "enf.fine_amount": 74_000}
    assert [figure.text for figure in found] == [
        "行政执法案件（件）\t11\t14",
        "罚款（万元）\t8.75\t7.4",
    ]


def test_columns_name_the_indicators_and_rows_the_years(ours: Catalogue) -> None:
    found = read(
        ours,
        ("年度", "评查案卷（份）", "优秀占比（%）"),
        ("2023年", "48", "43.8"),
        ("2024年", "60", "55.0"),
    )

    assert values(found) == {"enf.file_reviewed": 60, "enf.file_excellent_rate": 55}


def test_a_column_may_hold_the_units(ours: Catalogue) -> None:
    found = read(
        ours, ("项目", "单位", "2024年"), ("宣传册", "份", "1,500"), ("送法点位", "家", "15")
    )

    assert values(found) == {"pub.booklet": 1500, "pub.site": 15}


def test_row_and_column_together_name_an_indicator(ours: Catalogue) -> None:
    found = read(
        ours,
        ("等次", "数量（份）", "占比（%）"),
        ("优秀", "14", "35.0"),
        ("合计", "40", "100.0"),
        before="案卷评查结果如下：",
    )

    assert values(found) == {
        "enf.file_excellent": 14,
        "enf.file_excellent_rate": 35,
        "enf.file_reviewed": 40,
    }


def test_of_the_rows_of_lower_offices_only_the_total_is_ours(ours: Catalogue) -> None:
    found = read(
        ours,
        ("序号", "单位名称", "行政处罚案件（件）"),
        ("1", "东岭区", "3"),
        ("2", "西山区", "4"),
        ("", "合计", "7"),
    )

    assert values(found) == {"enf.penalty_case": 7}
    assert [figure.value for figure in found if not figure.indicator] == [3, 4]


def test_cells_without_a_number_and_ragged_rows_are_passed_over(ours: Catalogue) -> None:
    found = read(
        ours, ("项目", "数量"), ("法治讲座", "若干"), ("法治讲座（次）", "3"), ("合计",), ()
    )

    assert values(found)["trn.lecture"] == 3
