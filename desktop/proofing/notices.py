"""What a rule says of itself: severity, words and examples, read from `resources/proofing/`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.domain.errors import UnreadableFileError
from desktop.domain.finding import Severity

FOLDER = "proofing"


@dataclass(frozen=True, slots=True)
class Notice:
    """A rule in words.

    Attributes:
        id: Family and name (punctuation.halfwidth).
        title: A few words for lists.
        message: One sentence, what is wrong and what to do; {text} and {suggestion} stand for
            those of the finding.
        clause: The standard's clause or the reason.
        hits: Examples that the rule finds; they are its tests.
        misses: Examples that it must not find.
    """

    id: str
    severity: Severity
    title: str
    message: str
    clause: str
    hits: tuple[Any, ...] = ()
    misses: tuple[Any, ...] = ()

    @property
    def family(self) -> str:
        """The part of the id before the point."""
        return self.id.partition(".")[0]

    def told(self, text: str, suggestion: str | None) -> str:
        """Say the message of one finding."""
        return self.message.replace("{text}", text).replace("{suggestion}", suggestion or "")


@cache
def load_notices() -> Mapping[str, Notice]:
    """Read the notices of all rules; raises `UnreadableFileError` where a file is damaged."""
    found: dict[str, Notice] = {}
    for file in sorted((paths.resources() / FOLDER).glob("*.json")):
        for entry in _entries(file):
            notice = _notice(entry, file)
            if notice.id in found:
                raise _unreadable(file, f"规则“{notice.id}”出现了不止一次")
            found[notice.id] = notice
    return found


def _entries(file: Path) -> list[Any]:
    """Return the entries of a file of rules; a file of words alone holds an object and has none."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise _unreadable(file, "不是有效的JSON文件") from error
    return content if isinstance(content, list) else []


def _notice(entry: Any, file: Path) -> Notice:  # noqa: ANN401 - JSON is what the file says it is
    try:
        return Notice(
            id=entry["id"],
            severity=Severity(entry["severity"]),
            title=entry["title"],
            message=entry["message"],
            clause=entry["clause"],
            hits=tuple(entry["hits"]),
            misses=tuple(entry["misses"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _unreadable(file, f"有一条规则写得不全（{error}）") from error


def _unreadable(file: Path, reason: str) -> UnreadableFileError:
    return UnreadableFileError(f"校对规则“{file.name}”{reason}，请改正或者重新安装本软件。")
