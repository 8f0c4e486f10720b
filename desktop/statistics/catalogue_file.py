"""A catalogue as a file that offices hand to each other; a bad one is refused whole, in words."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop.domain.errors import UnreadableFileError
from desktop.domain.indicator import Catalogue, Indicator
from desktop.statistics.catalogue import (
    CatalogueFaultError,
    changed,
    check,
    indicator_from,
    indicator_to,
    is_own,
)

FORMAT = "nianbao-catalogue"
VERSION = 1
SUFFIX = ".json"

_LARGEST_FILE = 1_000_000  # bytes
_MOST = 1_000
_MOST_WORDS = 20
_YEARS = range(1949, 2201)
_KEY = re.compile(r"[a-z][a-z0-9]*(?:\.[a-z0-9_]+)+")
_LONGEST = {
    "key": 64,
    "label": 40,
    "unit": 10,
    "group": 20,
    "definition": 500,
    "part_of": 64,
}
_SHOWN = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029]*")


def written(indicators: Iterable[Indicator]) -> str:
    """Write indicators as the text of a file."""
    entries = [indicator_to(each) for each in indicators]
    content = {"format": FORMAT, "version": VERSION, "indicators": entries}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read(file: Path, known: Catalogue) -> tuple[Indicator, ...]:
    """Read the indicators of a file; nothing of it is taken where anything in it is wrong.

    Args:
        file: What another office has written.
        known: The catalogue that came with the program: of its indicators a file may change the
            name, the words and the last year, nothing else.

    Raises:
        UnreadableFileError: The sentence says what is wrong.
    """
    try:
        return parse(_content(file), known)
    except CatalogueFaultError as fault:
        msg = f"指标目录文件“{file.name}”{fault}，没有导入任何指标；请改正后重新导入。"
        raise UnreadableFileError(msg) from fault


def parse(data: bytes, known: Catalogue) -> tuple[Indicator, ...]:
    """Read indicators from the bytes of a file, as strictly; raises `CatalogueFaultError`."""
    if len(data) > _LARGEST_FILE:
        raise CatalogueFaultError("超过 1 MB，不像是指标目录")
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # nested without end, numbers without end
        raise CatalogueFaultError("不是有效的 JSON 文件") from error
    return tuple(_checked(_known_format(content), known))


def check_entry(indicator: Indicator) -> None:
    """Raise `CatalogueFaultError` where an indicator's texts are too long, or no texts."""
    for name, longest in _LONGEST.items():
        _check_text(name, getattr(indicator, name), longest)
    if not _KEY.fullmatch(indicator.key):
        raise CatalogueFaultError(f"指标的键“{indicator.key[:64]}”不是小写字母、数字和点的写法")
    if max(len(indicator.cues), len(indicator.former_labels)) > _MOST_WORDS:
        raise CatalogueFaultError(f"指标“{indicator.label}”的识别词或者曾用名多于 20 个")
    for word in (*indicator.cues, *(each.label for each in indicator.former_labels)):
        if not word.strip():
            raise CatalogueFaultError(f"指标“{indicator.label}”有空白的识别词或者曾用名")
        _check_text("识别词", word, _LONGEST["label"])
    years = [each.last_year for each in indicator.former_labels]
    if indicator.retired_after is not None:
        years.append(indicator.retired_after)
    if any(year not in _YEARS for year in years):
        raise CatalogueFaultError(f"指标“{indicator.label}”的年份不在 1949 到 2200 之间")


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise CatalogueFaultError("打不开") from error


def _known_format(content: object) -> Mapping[str, Any]:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CatalogueFaultError("不是本软件导出的指标目录")
    if content.get("version") != VERSION:
        raise CatalogueFaultError("是更新版本的软件导出的")
    return content


def _checked(content: Mapping[str, Any], known: Catalogue) -> Iterator[Indicator]:
    entries = content.get("indicators")
    if not isinstance(entries, list) or not 0 < len(entries) <= _MOST:
        raise CatalogueFaultError("里面没有指标，或者多于 1000 个")
    found = [_indicator(entry, known) for entry in entries]
    keys = {each.key for each in found}
    rest = [each for each in known.indicators if each.key not in keys]
    check(Catalogue((*rest, *found)))
    yield from found


def _indicator(entry: object, known: Catalogue) -> Indicator:
    if not isinstance(entry, dict):
        raise CatalogueFaultError("有一项不是指标")
    try:
        key = entry["key"]
        base = known.get(key) if isinstance(key, str) else None
        found = changed(base, entry) if base else indicator_from(entry, str(entry["group"]).strip())
    except KeyError as error:
        raise CatalogueFaultError(f"有指标缺少“{error.args[0]}”一项") from error
    except (TypeError, ValueError, OverflowError) as error:
        raise CatalogueFaultError("有指标的曾用名、停用年份或者识别词写法不对") from error
    if base is None and not is_own(found.key):
        raise CatalogueFaultError(f"指标“{found.key[:64]}”既不是本软件的指标，也不是自定指标")
    check_entry(found)
    return found


def _check_text(name: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise CatalogueFaultError(f"“{text[:10]}…”（{name}）超过 {longest} 个字")
    if not _SHOWN.fullmatch(text):
        raise CatalogueFaultError(f"“{name}”中有换行等不可见字符")
