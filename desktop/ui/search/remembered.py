"""What was looked for last: kept in the store, under the same password as the texts."""

import json
from contextlib import suppress
from typing import Final

from desktop.domain.errors import StoreError
from desktop.services.workspace import Workspace

MOST: Final = 10
_KEY: Final = "searches"


def recall(workspace: Workspace) -> tuple[str, ...]:
    """Return what was looked for, the last first; what cannot be read counts as nothing."""
    try:
        found = json.loads(workspace.setting(_KEY) or "[]")
    except ValueError:
        return ()
    words = found if isinstance(found, list) else []
    return tuple(word for word in words if isinstance(word, str))[:MOST]


def remember(workspace: Workspace, text: str) -> None:
    """Put what was looked for before all others; a store that is only read remembers nothing."""
    known = recall(workspace)
    if not text or workspace.read_only or known[:1] == (text,):
        return
    words = [text, *(word for word in known if word != text)][:MOST]
    with suppress(StoreError):  # a full disk is told where it harms
        workspace.set_setting(_KEY, json.dumps(words, ensure_ascii=False))


def forget(workspace: Workspace) -> None:
    """Remember nothing of what was looked for."""
    if not workspace.read_only:
        workspace.set_setting(_KEY, "[]")
