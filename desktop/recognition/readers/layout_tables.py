"""Tables that only place text on the page: a red header, an imprint, a frame."""

import re
from collections.abc import Sequence

_ELEMENT = re.compile(r"(?:抄送|签发人)(?:机关)?[:：].*|.*年.{1,3}月.{1,3}日印发。?")
_NUMBER = re.compile(r".{0,20}[〔\[（(【]20\d\d[〕\]）)】]第?\d+号")
_MOST_ROWS = 5
_MOST_CELLS = 3
_LONGEST_MARK = 160


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
        return False
    mark = "".join(cells)
    is_mark = mark.endswith("文件") and len(mark) <= _LONGEST_MARK
    return is_mark or any(_NUMBER.fullmatch(cell) for cell in cells)
