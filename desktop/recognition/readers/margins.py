"""What stands around the text of a file: headers, footers, pictures."""

from collections.abc import Sequence

from desktop.recognition.lines import Line

_MOST_NAMED = 5
_LONGEST_NAME = 20
_PAGE_WORDS = "第页共总一二三四五六七八九十"


def is_running_text(text: str) -> bool:
    """Tell a header or footer that says something from the words and dashes of a page's number."""
    return any(character.isalpha() and character not in _PAGE_WORDS for character in text)


def pictures_remark(count: int, names: Sequence[str] = ()) -> Line:
    """Return a line without text which tells that pictures were not taken over.

    Args:
        count: How many there are.
        names: What the file calls those that it names.
    """
    named = "、".join(f"“{name[:_LONGEST_NAME]}”" for name in names[:_MOST_NAMED])
    more = "等" if named and count > min(len(names), _MOST_NAMED) else ""
    which = f"（{named}{more}）" if named else ""
    return Line("", whole=True, remark=f"文中有 {count} 处图片{which}没有导入，请对照原文件查看。")
