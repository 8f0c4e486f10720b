"""Traditional characters read as the simplified ones that rules and word lists are written in.

One character stands for one, so that places in the source stay what they are. Only what is
compared is read so: a report keeps the characters that it was written in.
"""

import json
from functools import cache

from desktop import paths

FILE_NAME = "recognition.json"


def simplified(text: str) -> str:
    """Write a text in simplified characters, as far as word lists need it."""
    return text if text.isascii() else text.translate(_table())


@cache
def _table() -> dict[int, str]:
    data = json.loads((paths.resources() / FILE_NAME).read_text(encoding="utf-8"))
    pairs = data["traditional"]
    return {
        ord(traditional): simple
        for traditional, simple in zip(pairs["from"], pairs["to"], strict=True)
    }
