"""Tables that only place text on the page: a red header, an imprint, a frame."""

import re
from collections.abc import Sequence

_ELEMENT = re.compile(r"(?:抄送|签发人)(?:机关)?[:：].*|.*年.{1,3}月.{1,3}日印发。?")
_NUMBER = re.compile(r".{0,20}[〔\[（(【]20\d\d[〕\]）)】]第?\d+号")
_MOST_ROWS = 5
_MOST_CELLS = 3
_LONGEST_MARK = 160
_MARK_END = "文件"
_ISSUER = re.compile(r"[^\d，。；：、]{3,40}")


def only_places(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the cells of a table are no data, but elements of a document.

    Args:
        rows: The texts of the cells.
    """
    texts = [["".join(cell.split()) for cell in row] for row in rows]
    cells = [cell for row in texts for cell in row if cell]
    if all(len(row) <= 1 for row in texts):
        return True
    if len(texts) > _MOST_ROWS or max(map(len, texts)) > _MOST_CELLS:
        return False
    if any(_ELEMENT.fullmatch(cell) for cell in cells):
        return True
    if len(texts) > 1:
        return _is_joint_mark(texts)
    mark = "".join(cells)
    is_mark = mark.endswith(_MARK_END) and len(mark) <= _LONGEST_MARK
    return is_mark or any(_NUMBER.fullmatch(cell) for cell in cells)


def mark_below(texts: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """Find the 文件 beside the names of joint issuers.

    Returns its row, and the row of the last name: behind that one it is read.
    """
    flat = [["".join(cell.split()) for cell in row] for row in texts]
    found = [index for index, row in enumerate(flat) if _MARK_END in row]
    if len(found) != 1:
        return None
    names = [index for index, row in enumerate(flat) if _issuer(row)]
    last = max((index for index in names if names[0] + names.index(index) == index), default=None)
    return None if last is None or not names[0] <= found[0] <= last else (found[0], last)


def _is_joint_mark(texts: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table holds one issuer a row, and one 文件 beside them."""
    place = mark_below(texts)
    return place is not None and all(_issuer(row) for row in texts if any(row))


def _issuer(row: Sequence[str]) -> bool:
    """Tell whether a row names one issuer, beside 文件 or nothing."""
    names = [cell for cell in row if cell and cell != _MARK_END]
    return len(names) == 1 and _ISSUER.fullmatch(names[0]) is not None
