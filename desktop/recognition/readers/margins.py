"""What stands around the text of a file: headers, footers, pictures."""

from desktop.recognition.lines import Line


def is_running_text(text: str) -> bool:
    """Tell a header or footer that says something from dashes around a page's number."""
    return any(character.isalpha() for character in text)


def pictures_remark(count: int) -> Line:
    """Return a line without text which tells that pictures were not taken over."""
    return Line("", whole=True, remark=f"文中有 {count} 处图片没有导入，请对照原文件查看。")
