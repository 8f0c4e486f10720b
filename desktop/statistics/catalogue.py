"""The catalogue of indicators: what came with the program, and what an office made of it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain.errors import UnreadableFileError
from desktop.domain.indicator import Catalogue, FormerLabel, Indicator, Measure

OWN = "own."
"""How the keys of an office's own indicators begin."""

_FILE = "indicators.json"
_TEXTS = ("key", "label", "unit", "definition")
_PERCENT = "%"
_MONEY_UNIT = "元"


class CatalogueFaultError(Exception):
    """What is wrong with a catalogue, as the end of a Chinese sentence that names its file."""


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Read the catalogue that came with the program, or the one at `path`.

    Raises:
        UnreadableFileError: The file is missing or does not hold a catalogue; the sentence says
            where it is wrong.
    """
    file = path or paths.resources() / _FILE
    content = _read(file)
    try:
        catalogue = Catalogue(tuple(_indicators(content)))
        check(catalogue)
    except CatalogueFaultError as fault:
        raise _unreadable(file, str(fault)) from fault
    return catalogue


def indicator_from(entry: Mapping[str, Any], group: str) -> Indicator:
    """Read one indicator; raises `CatalogueFaultError`, and `KeyError` on what is missing."""
    key, label, unit, definition = (str(entry[name]).strip() for name in _TEXTS)
    if not (key and label and unit and definition):
        raise CatalogueFaultError(f"指标“{key or label}”的键、名称、单位、定义必须填齐")
    if entry["measure"] not in list(Measure):
        raise CatalogueFaultError(f"指标“{key}”的类型“{entry['measure']}”不是I、D、R之一")
    found = Indicator(
        key,
        label,
        unit,
        Measure(entry["measure"]),
        group,
        definition,
        part_of=str(entry.get("part_of", "")),
        per_head=entry.get("per_head", False) is True,
    )
    return changed(found, entry)


def indicator_to(indicator: Indicator) -> dict[str, Any]:
    """Write one indicator as `indicator_from` reads it; what says nothing is left out."""
    entry: dict[str, Any] = {
        "key": indicator.key,
        "group": indicator.group,
        "label": indicator.label,
        "unit": indicator.unit,
        "measure": indicator.measure.value,
        "definition": indicator.definition,
        "part_of": indicator.part_of,
        "per_head": indicator.per_head,
        "former_labels": [[each.label, each.last_year] for each in indicator.former_labels],
        "retired_after": indicator.retired_after,
        "cues": list(indicator.cues),
    }
    return {name: value for name, value in entry.items() if value or name == "definition"}


def changed(indicator: Indicator, entry: Mapping[str, Any]) -> Indicator:
    """Give an indicator what an office may change of any: its name, its words, its end."""
    retired, words = entry.get("retired_after"), entry.get("cues", [])
    if not isinstance(words, list):
        raise CatalogueFaultError(f"指标“{indicator.key}”的识别词不是一列词")
    return replace(
        indicator,
        label=str(entry.get("label", indicator.label)),
        former_labels=tuple(
            FormerLabel(str(label), int(last)) for label, last in entry.get("former_labels", ())
        ),
        retired_after=None if retired is None else int(retired),
        cues=tuple(str(word) for word in words),
    )


def merged(built_in: Catalogue, kept: Mapping[str, str]) -> Catalogue:
    """Return the catalogue of an office: the built-in one with its changes, and its own behind.

    Args:
        built_in: What came with the program.
        kept: What the store keeps, JSON by key. What a newer program named and this one does not
            know is passed over; its figures are shown under their key.
    """
    entries = {key: json.loads(content) for key, content in kept.items()}
    known = [
        changed(each, entries[each.key]) if each.key in entries else each
        for each in built_in.indicators
    ]
    own = [indicator_from(entry, entry["group"]) for key, entry in entries.items() if is_own(key)]
    groups = dict.fromkeys(each.group for each in (*known, *own))
    return Catalogue(
        tuple(each for group in groups for each in (*known, *own) if each.group == group)
    )


def departures(built_in: Catalogue, catalogue: Catalogue) -> dict[str, str]:
    """Return what the store has to keep, so that `merged` gives `catalogue` again."""
    return {
        each.key: json.dumps(indicator_to(each), ensure_ascii=False)
        for each in catalogue.indicators
        if each != built_in.get(each.key)
    }


def is_own(key: str) -> bool:
    """Tell whether a key is that of an indicator which an office added."""
    return key.startswith(OWN)


def check(catalogue: Catalogue) -> None:
    """Raise `CatalogueFaultError` where indicators contradict themselves or each other."""
    counted = Counter(indicator.key for indicator in catalogue.indicators)
    twice = next((key for key, times in counted.items() if times > 1), None)
    if not counted:
        raise CatalogueFaultError("里面没有指标")
    if twice is not None:
        raise CatalogueFaultError(f"指标“{twice}”出现了不止一次")
    for indicator in catalogue.indicators:
        _check_one(indicator)
        if indicator.part_of and indicator.part_of not in counted:
            raise CatalogueFaultError(f"指标“{indicator.key}”所属的“{indicator.part_of}”不存在")
    _check_wholes(catalogue)


def _check_one(indicator: Indicator) -> None:
    if (indicator.measure is Measure.RATE) != (indicator.unit == _PERCENT):
        raise CatalogueFaultError(f"指标“{indicator.key}”的单位与类型不一致（比率用%）")
    if (indicator.measure is Measure.MONEY) != (indicator.unit == _MONEY_UNIT):
        raise CatalogueFaultError(f"指标“{indicator.key}”的单位与类型不一致（金额用元）")


def _check_wholes(catalogue: Catalogue) -> None:
    above = {each.key: each.part_of for each in catalogue.indicators}
    for key, whole in above.items():
        seen, at = {key}, whole
        while at:
            if at in seen:
                raise CatalogueFaultError(f"指标“{key}”经过几层又属于它自己")
            seen.add(at)
            at = above[at]


def _read(file: Path) -> Any:  # noqa: ANN401 - JSON is what the file says it is
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        msg = f"统计指标目录“{file.name}”打不开，请重新安装本软件。"
        raise UnreadableFileError(msg) from error
    except ValueError as error:
        raise _unreadable(file, "不是有效的JSON文件") from error


def _indicators(content: Any) -> Iterator[Indicator]:  # noqa: ANN401 - as above
    try:
        for group in content["groups"]:
            for entry in group["indicators"]:
                yield indicator_from(entry, str(group["name"]))
    except KeyError as error:
        raise CatalogueFaultError(f"缺少“{error.args[0]}”一项") from error
    except TypeError as error:
        raise CatalogueFaultError("不是分组列出指标的写法") from error


def _unreadable(file: Path, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"统计指标目录“{file.name}”{reason}，请改正或者重新安装本软件。")
