"""Office and year are found, or inferred and then to be confirmed."""

import datetime as dt

import pytest

from desktop.recognition.office import Naming, Sources, name_of, year_of
from desktop.recognition.words import load_words

LONG_TEXT = "长宁区国动办认真履职。由长宁区国动办牵头。贯彻《法治上海建设规划》《上海市条例》。"

CASES = [
    (Sources(mark="青山市司法局文件"), Naming("青山市司法局")),
    (Sources(mark="甲市司法局\n甲市国防动员办公室文件"), Naming("甲市司法局")),
    (Sources(signature="青山市人民政府国防动员办公室"), Naming("青山市人民政府国防动员办公室")),
    (
        Sources(signature="青山区国动办", printer="海东市青山区国防动员办公室"),
        Naming("海东市青山区国防动员办公室"),
    ),
    (
        Sources(title="海东市司法局2024年法治政府建设报告"),
        Naming("海东市司法局"),
    ),
    (
        Sources(title="2024年度海东市国防动员办公室推进法治政府建设情况报告"),
        Naming("海东市国防动员办公室"),
    ),
    (
        Sources(title="海东市国动办关于2024年法治政府建设情况的报告"),
        Naming("海东市国防动员办公室", sure=False),
    ),
    (
        Sources(title="2024年度区国动办法治政府建设情况报告", text=LONG_TEXT),
        Naming("上海市长宁区国防动员办公室", sure=False),
    ),
    (
        Sources(signature="省国防动员办公室", text="吉林省条例。《中共吉林省委通知》。北京"),
        Naming("吉林省国防动员办公室", sure=False),
    ),
    (
        Sources(signature="市国防动员办公室", text="运城市国动办与运城市教育局。松原市。"),
        Naming("运城市国防动员办公室", sure=False),
    ),
    (
        Sources(signature="县国防动员办公室", text="我县。全县。在临山县委领导下，临山县政府"),
        Naming("临山县国防动员办公室", sure=False),
    ),
    (
        Sources(signature="市国防动员办公室", text="没有地名。"),
        Naming("市国防动员办公室", sure=False),
    ),
    (
        Sources(text="和平区国动办认真履职，和平区国动办"),
        Naming("和平区国防动员办公室", sure=False),
    ),
    (Sources(text="没有机关。"), Naming()),
    (
        Sources(signature="长宁区国防动员办公室", text="上海市长宁区"),
        Naming("上海市长宁区国防动员办公室", sure=False),
    ),
    (Sources(signature="长宁区国防动员办公室", text="上海"), Naming("长宁区国防动员办公室")),
]


@pytest.mark.parametrize(("sources", "naming"), CASES)
def test_office_is_found(sources: Sources, naming: Naming) -> None:
    assert name_of(sources, load_words()) == naming


@pytest.mark.parametrize(
    ("title", "headings", "date", "text", "year"),
    [
        ("关于2023年度法治政府建设情况的报告", ["2024年安排"], None, "", 2023),
        ("二〇二四年度法治政府建设情况报告", [], None, "", 2024),
        ("法治政府建设情况报告", ["2022年工作情况", "2023年安排"], None, "", 2022),
        ("", ["工作情况", "2023年工作安排"], None, "", 2022),
        ("", [], dt.date(2024, 1, 9), "2019年", 2023),
        ("", [], dt.date(2024, 12, 9), "", 2024),
        ("", [], None, "2024年，2024年，2021—2025年", 2024),
        ("", [], None, "建于1203年", 0),
    ],
)
def test_year_is_found(
    title: str, headings: list[str], date: dt.date | None, text: str, year: int
) -> None:
    assert year_of(title, headings, date, text) == year


@pytest.mark.parametrize(
    ("title", "heading", "year"),
    [
        ("某办2024—2025年度法治政府建设情况报告", "存在的不足", 2024),
        ("某办2023-2024年法治政府建设情况报告", "存在的不足", 2023),
        ("某办2023年至2024年法治政府建设总结", "2025年工作安排", 2024),
        ("某办2024—2025年度法治政府建设情况报告", "2027年工作安排", 2024),
        ("某办落实2021—2025年规划2024年度情况报告", "存在的不足", 2024),
        ("某办2023—2024年情况和2025年工作安排的报告", "存在的不足", 2023),
    ],
)
def test_of_a_range_the_first_year_counts_unless_the_plan_tells(
    title: str, heading: str, year: int
) -> None:
    assert year_of(title, [heading], None, "") == year
