"""What stands around a title and is no part of it: the label 标题： and the marks 《》."""

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.chinese import width
from desktop.recognition.lines import Item
from desktop.recognition.traced import Claim
from desktop.recognition.words import Words

_LABEL = re.compile(r"(?:文件|报告|公文|文章|信息)?(?:标\s*题|题\s*目|题\s*名)\s*[:：]\s*(?=\S)")
_MOST_TOP = 40


def unlabelled(items: Sequence[Item], words: Words) -> tuple[tuple[Item, ...], int | None]:
    """Take the label off a title, where no title of its own stands below; also tell where."""
    for index, item in enumerate(items[:_MOST_TOP]):
        label = None if item.rows else _LABEL.match(item.text.text)
        if label is None:
            continue
        text = item.text[label.end() :]
        compact = text.without_spaces().text
        again = any(other.compact == compact for other in items[:_MOST_TOP])
        if again and not words.is_organ(compact):
            return tuple(items), None
        bare = replace(item, text=text, compact=compact, width=width(compact))
        return (*items[:index], bare, *items[index + 1 :]), index
    return tuple(items), None


def label_of(item: Item) -> Claim:
    """Claim the label that `unlabelled` took off."""
    label = _LABEL.match(item.text.text)
    return Claim("title", item.text[: label.end() if label else 0], label=True)


def title_claims(items: Sequence[Item]) -> list[Claim]:
    """Claim the lines of a title, the marks 《》 around the whole of it as a label."""
    texts = [item.text for item in items]
    whole = "".join(text.text for text in texts)
    if not is_quoted(whole):
        return [Claim("title", text) for text in texts]
    first, last = texts[0][:1], texts[-1][-1:]
    texts[0] = texts[0][1:]
    texts[-1] = texts[-1][:-1]
    return [
        Claim("title", first, label=True),
        *(Claim("title", text) for text in texts if text),
        Claim("title", last, label=True),
    ]


def is_quoted(text: str) -> bool:
    """Tell whether one pair of 《》 stands around all of a text."""
    if not (text.startswith("《") and text.endswith("》")):
        return False
    depth = 0
    for place, mark in enumerate(text):
        depth += (mark == "《") - (mark == "》")
        if depth == 0 and place < len(text) - 1:
            return False
    return depth == 0
