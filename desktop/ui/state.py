"""What the window remembers: sizes, splitters, the last folder; it may be lost without harm.

It lies in a small file beside the log, not in the store, which is passed on to others. Whatever
cannot be read is as if it were not there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop import paths, private

Value = str | int

_FILE = "window.json"


@dataclass(frozen=True, slots=True)
class State:
    """Remembered values by name."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a remembered text, empty where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        """Return a remembered number, None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def blob(self, name: str) -> QByteArray:
        """Return what a widget's `saveState` gave, empty where there is none."""
        return QByteArray.fromBase64(self.text(name).encode("ascii", "ignore"))


def load() -> State:
    """Read what is remembered; a missing or damaged file remembers nothing."""
    try:
        read = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return State()
    if not isinstance(read, dict):
        return State()
    return State({name: value for name, value in read.items() if isinstance(value, str | int)})


def change(**values: Value | QByteArray) -> None:
    """Remember `values` beside what is remembered; a folder that cannot be written is no harm."""
    plain = {name: _plain(value) for name, value in values.items()}
    text = json.dumps({**load().values, **plain}, ensure_ascii=False, indent=1, sort_keys=True)
    path = _path()
    part = path.with_name(f"{path.name}.part")
    try:
        private.folder(path.parent)
        private.file(part).write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError:
        return


def _plain(value: Value | QByteArray) -> Value:
    return (
        bytes(value.toBase64().data()).decode("ascii") if isinstance(value, QByteArray) else value
    )


def _path() -> Path:
    return paths.state_dir() / _FILE
