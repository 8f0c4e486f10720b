"""The catalogue of indicators, read from `resources/indicators.json`."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain.errors import UnreadableFileError
from desktop.domain.indicator import Catalogue, Indicator, Measure

_FILE = "indicators.json"
_TEXTS = ("key", "label", "unit", "definition")
_PERCENT = "%"
_MONEY_UNIT = "元"


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Read the catalogue that came with the program, or the one at `path`.

    Raises:
        UnreadableFileError: The file is missing or does not hold a catalogue; the sentence says
            where it is wrong.
    """
    file = path or paths.resources() / _FILE
    catalogue = Catalogue(tuple(_indicators(_read(file), file)))
    _check(catalogue, file)
    return catalogue


def _read(file: Path) -> Any:  # noqa: ANN401 - JSON is what the file says it is
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        msg = f"统计指标目录“{file.name}”打不开，请重新安装本软件。"
        raise UnreadableFileError(msg) from error
    except ValueError as error:
        raise _unreadable(file, "不是有效的JSON文件") from error


def _indicators(content: Any, file: Path) -> Iterator[Indicator]:  # noqa: ANN401 - as above
    try:
        for group in content["groups"]:
            for entry in group["indicators"]:
                yield _indicator(entry, group["name"], file)
    except KeyError as error:
        raise _unreadable(file, f"缺少“{error.args[0]}”一项") from error
    except TypeError as error:
        raise _unreadable(file, "不是分组列出指标的写法") from error


def _indicator(entry: Mapping[str, Any], group: str, file: Path) -> Indicator:
    key, label, unit, definition = (str(entry[name]).strip() for name in _TEXTS)
    if not (key and label and unit and definition):
        raise _unreadable(file, f"指标“{key or label}”的键、名称、单位、定义必须填齐")
    if entry["measure"] not in list(Measure):
        raise _unreadable(file, f"指标“{key}”的类型“{entry['measure']}”不是I、D、R之一")
    return Indicator(
        key,
        label,
        unit,
        Measure(entry["measure"]),
        str(group),
        definition,
        part_of=str(entry.get("part_of", "")),
        per_head=entry.get("per_head", False) is True,
    )


def _check(catalogue: Catalogue, file: Path) -> None:
    counted = Counter(indicator.key for indicator in catalogue.indicators)
    twice = next((key for key, times in counted.items() if times > 1), None)
    if not counted:
        raise _unreadable(file, "里面没有指标")
    if twice is not None:
        raise _unreadable(file, f"指标“{twice}”出现了不止一次")
    for indicator in catalogue.indicators:
        if (indicator.measure is Measure.RATE) != (indicator.unit == _PERCENT):
            raise _unreadable(file, f"指标“{indicator.key}”的单位与类型不一致（比率用%）")
        if (indicator.measure is Measure.MONEY) != (indicator.unit == _MONEY_UNIT):
            raise _unreadable(file, f"指标“{indicator.key}”的单位与类型不一致（金额用元）")
        if indicator.part_of and indicator.part_of not in counted:
            raise _unreadable(file, f"指标“{indicator.key}”所属的“{indicator.part_of}”不存在")


def _unreadable(file: Path, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"统计指标目录“{file.name}”{reason}，请改正或者重新安装本软件。")
