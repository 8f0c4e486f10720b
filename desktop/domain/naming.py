"""What an office's full name tells: its region, its level, its usual short name."""

import re

from desktop.domain.office import Level, Office

_SHORT_FORMS = (
    ("国防动员办公室", "国动办"),
    ("人民防空办公室", "人防办"),
    ("民防办公室", "民防办"),
)
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_REGION = re.compile(
    r"(?:[^省市区县旗盟州]{2,8}(?:自治区|省))?"
    r"(?:[^省市区县旗]{2,10}?(?:自治州|地区|市|盟|州))?"
    r"(?:[^省市区县旗]{1,10}?(?:自治县|自治旗|新区|区|县|旗|市))?"
)


def region_of(name: str) -> str:
    """Return the region a name begins with: 上海市青浦区国防动员办公室 gives 上海市青浦区."""
    match = _REGION.match(name)
    return match.group() if match else ""


def level_of(name: str) -> Level:
    """Tell the level from the region in a name; a name without one counts as of the county."""
    region = region_of(name)
    if region in _MUNICIPALITIES or region.endswith(("省", "自治区")) or name.startswith("省"):
        return Level.PROVINCE
    below = region.removeprefix(next((m for m in _MUNICIPALITIES if region.startswith(m)), ""))
    if below == region and region.endswith(("市", "州", "地区", "盟")):
        return Level.COUNTY if region.count("市") > 1 else Level.CITY
    return Level.CITY if not region and name.startswith("市") else Level.COUNTY


def short_name_of(name: str) -> str:
    """Return the usual short name: 上海市青浦区国防动员办公室 gives 青浦区国动办."""
    region = region_of(name)
    nearest = re.split(r"(?<=[省市州盟])(?=.)", region)[-1] if region else ""
    rest = name.removeprefix(region).replace("人民政府", "")
    for full, short in _SHORT_FORMS:
        rest = rest.replace(full, short)
    return f"{nearest}{rest}"


def office_from_name(name: str) -> Office:
    """Propose an office for a full name, to be confirmed by the user."""
    return Office(
        full_name=name,
        short_name=short_name_of(name),
        level=level_of(name),
        region=region_of(name),
    )
