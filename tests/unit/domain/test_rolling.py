"""Years that move on with a report, and years that are history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rolling import names_year, roll_years

_MOVED = [
    ("2023年度法治政府建设情况报告", "2024年度法治政府建设情况报告"),
    ("2023 年，我办依法履职。", "2024 年，我办依法履职。"),
    ("二、2024年度工作安排", "二、2025年度工作安排"),
    ("2024年，我办将做好以下工作：", "2025年，我办将做好以下工作："),
    ("2024年6月底前完成清理。", "2025年6月底前完成清理。"),
    ("力争到2024年底全部建成。", "力争到2025年底全部建成。"),
    ("办理案件13件，较2022年增长30%。", "办理案件13件，较2023年增长30%。"),
    ("与2022年同期相比下降5%。", "与2023年同期相比下降5%。"),
    ("2022年的基础上再增加2人。", "2023年的基础上再增加2人。"),
    ("截至2023年12月31日，共有执法人员8名。", "截至2024年12月31日，共有执法人员8名。"),
    ("截止2023年底，建成3处。", "截止2024年底，建成3处。"),
    ("2023年1月至11月办理案件7件。", "2024年1月至11月办理案件7件。"),
    ("2023年1—12月办理案件7件。", "2024年1—12月办理案件7件。"),
    ("2023年以来，我办坚持依法行政。", "2024年以来，我办坚持依法行政。"),
    ("2022年、2023年均未发生行政复议案件。", "2023年、2024年均未发生行政复议案件。"),
    ("二〇二三年度报告", "二〇二四年度报告"),
    ("制定2023年普法责任清单。", "制定2024年普法责任清单。"),
    ("2023年组织实施执法检查5次。", "2024年组织实施执法检查5次。"),
    ("2023年，印发《执法办法》等文件3件。", "2024年，印发《执法办法》等文件3件。"),
]
_KEPT = [
    "2023年2月，东岭区国防动员办公室挂牌成立。",
    "自2023年3月1日起施行。",
    "2023年4月15日走进社区开展宣传。",
    "2023年机构改革以来，职责有所增加。",
    "2023年印发的执法办法继续有效。",
    "2023年新修订的行政复议法正式施行。",
    "2023年挂牌，承担国防动员综合协调职责。",
    "2023年是国防动员体制改革后的第一年。",
    "2023年是实现“十四五”规划目标任务的关键一年。",
    "2023年是全面贯彻党的二十大精神的开局之年，我办主动作为。",
    "落实《法治政府建设实施纲要（2021—2025年）》。",
    "《2023年执法计划》已经完成。",
    "（吉法办发〔2023〕1号）",
    "按照2021—2025年规划推进。",
    "在2021年至2023年三年行动中。",
    "2022年获评全省先进集体。",
    "2020年、2022年两次获奖。",
    "到2024年，基本形成依法治理格局。",
    "使用2023年版示范文本。",
    "2019年以来，未发生安全事故。",
    "今年办理案件7件，去年3件，明年再增加人员。",
    "罚款2023元。",
]


@pytest.mark.parametrize(("text", "rolled"), _MOVED)
def test_a_year_that_means_the_report_moves_on(text: str, rolled: str) -> None:
    assert roll_years(text, 2023, 1) == rolled


@pytest.mark.parametrize("text", _KEPT)
def test_a_year_of_a_name_a_plan_or_an_event_stays(text: str) -> None:
    assert roll_years(text, 2023, 1) == text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2023年2月挂牌。", True),
        ("《2023年计划》", False),
        ("2021—2023年", False),
        ("2024年", False),
    ],
)
def test_a_year_is_named_outside_of_names_and_spans(text: str, *, named: bool) -> None:
    assert names_year(text, 2023) is named


@given(st.text(alphabet="2013４年月日度、—《》（）到较截至底一〇二三", max_size=40))
def test_nothing_but_years_is_changed(text: str) -> None:
    rolled = roll_years(text, 2023, 1)
    assert len(rolled) == len(text)
    signs = set("0123456789〇一二三四五六七八九")
    assert all(one == other or one in signs for one, other in zip(text, rolled, strict=True))


@given(st.integers(2000, 2098))
def test_rolling_on_and_back_gives_the_text_again(year: int) -> None:
    text = f"{year}年度报告：{year + 1}年安排，较{year - 1}年增长。"
    assert roll_years(roll_years(text, year, 1), year + 1, -1) == text
