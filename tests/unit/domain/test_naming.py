"""What a name tells of its office."""

import pytest

from desktop.domain.naming import level_of, office_from_name, region_of, short_name_of
from desktop.domain.office import Level

CASES = [
    ("海东省国防动员办公室", Level.PROVINCE, "海东省", "海东省国动办"),
    ("上海市国防动员办公室", Level.PROVINCE, "上海市", "上海市国动办"),
    ("上海市松江区国防动员办公室", Level.COUNTY, "上海市松江区", "松江区国动办"),
    ("云河市人民政府国防动员办公室", Level.CITY, "云河市", "云河市国动办"),
    ("海东省云河市国防动员办公室", Level.CITY, "海东省云河市", "云河市国动办"),
    ("海东省云河市石门县民防办公室", Level.COUNTY, "海东省云河市石门县", "石门县民防办"),
    ("海东省云河市青田市国防动员办公室", Level.COUNTY, "海东省云河市青田市", "青田市国动办"),
    ("西川自治区国防动员办公室", Level.PROVINCE, "西川自治区", "西川自治区国动办"),
    ("省国防动员办公室", Level.PROVINCE, "", "省国动办"),
    ("市人民防空办公室", Level.CITY, "", "市人防办"),
]


@pytest.mark.parametrize(("name", "level", "region", "short"), CASES)
def test_a_name_tells_level_region_and_short_name(
    name: str, level: Level, region: str, short: str
) -> None:
    assert (level_of(name), region_of(name), short_name_of(name)) == (level, region, short)


def test_an_office_is_proposed_from_its_name() -> None:
    office = office_from_name("海东省云河市国防动员办公室")
    assert office.level is Level.CITY
    assert office.mark_in(2024) == "海东省云河市国防动员办公室文件"
