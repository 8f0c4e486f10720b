"""Quantities of a text, and numbers that count nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.statistics.quantities import measure_of, quantities
from desktop.statistics.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quantities(text, VOCABULARY)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("案件13起", "13", "件"),
        ("案件3宗", "3", "件"),
        ("发放5000册", "5000", "份"),
        ("企业1,286家次", "1286", "家次"),
        ("培训216名", "216", "人"),
        ("罚款3万元", "30000", "元"),
        ("追缴1.37亿元", "137000000", "元"),
        ("占36.7%", "36.7", "%"),
        ("占百分之八十", "80", "%"),
        ("四个公司", "4", "个"),
        ("学习两次", "2", "次"),
        ("播放量18.6万", "186000", "bare"),
    ],
)
def test_a_quantity_has_its_value_and_kind(text: str, value: str, kind: str) -> None:
    (one,) = quantities(text, VOCABULARY)

    assert (one.value, one.kind, one.approx) == (Decimal(value), kind, False)


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("共50余人参训", "50余人", 50),
        ("全省三百多人参赛", "三百多人", 300),
        ("资料百余份", "百余份", 100),
        ("播放量超过55万次", "超过55万次", 550_000),
        ("播放量1.2万余次", "1.2万余次", 12_000),
        ("吸引上千人参加", "上千人", 1000),
        ("近40场次", "近40场次", 40),
        ("不少于60学时", "不少于60学时", 60),
        ("数百人参加", "数百人", 100),
        ("十几名干部", "十几名", 10),
        ("约30至50人", "约30至50人", 30),
        ("3至5万元", "3至5万元", 30_000),
        ("80人以上", "80人以上", 80),
        ("5000余万元", "5000余万元", 50_000_000),
    ],
)
def test_an_approximate_quantity_is_its_lower_bound(text: str, raw: str, value: int) -> None:
    (one,) = quantities(text, VOCABULARY)

    assert text[one.start : one.end] == raw
    assert one.value == value
    assert one.approx


@pytest.mark.parametrize(
    "text",
    [
        "第23个全民国防教育日",
        "第二十三个教育日",
        "2023年9月16日",
        "2021—2025年",
        "二〇二四年一月九日",
        "历时5年的矛盾",
        "历时2个月",
        "吉法办发〔2020〕1号",
        "行政处罚法第五十一条第二款",
        "三项制度",
        "开展“双随机、一公开”监管",
        "党的二十大和二十届三中全会",
        "五个一活动",
        "做到四个亲自",
        "宣传“五进”活动",
        "综合监管一件事",
        "一网通办",
        "八五普法规划",
        "一是抓学习，二是抓落实",
        "三定方案",
        "做到“双公示”",
        "“三合一”形式",
        "抓住“关键少数”",
        "提出等4方面工作要求",
        "12345热线",
        "每件事、同一个人、另一起",
        "会上千方百计",
        "走进千家万户",
        "推动3项目",
    ],
)
def test_numbers_that_count_nothing_are_left_alone(text: str) -> None:
    assert [one for one in found(text) if not one.startswith("一")] == []


def test_a_measure_word_inside_a_longer_word_is_none() -> None:
    assert found("12个月、3部门、5人民警察、2次年") == []


def test_the_number_of_a_list_is_kept_from_the_number_behind_it() -> None:
    assert measure_of("7 件") == "件"
    assert measure_of("8万元") == "元"
    assert measure_of("未发生") == ""


@given(st.integers(2, 10**9), st.sampled_from("件起宗次场份册家名人条块支项所"))
def test_any_number_with_a_measure_word_is_found_whole(number: int, measure: str) -> None:
    text = f"全年办理{number}{measure}，成效明显"

    assert found(text) == [f"{number}{measure}"]
    assert found(text.replace(str(number), f"{number:,}")) == [f"{number:,}{measure}"]
