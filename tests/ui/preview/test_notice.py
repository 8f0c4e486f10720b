from desktop.official.standard import Face
from desktop.typesetting.fonts import Lack, Substitution
from desktop.ui.preview.notice import FontNotice, font_notice

MISSING = Substitution(Face.TITLE, "方正小标宋简体", "Noto Serif CJK SC")


def test_nothing_is_said_where_all_is_well() -> None:
    assert font_notice((), ()) == FontNotice()


def test_a_missing_font_is_named_with_what_stands_in() -> None:
    notice = font_notice((MISSING,), ())
    assert notice.sentence.startswith("本机未安装方正小标宋简体，")
    assert "标题：方正小标宋简体 → Noto Serif CJK SC" in notice.details


def test_characters_that_no_font_has_are_named() -> None:
    notice = font_notice((), (Lack(Face.BODY, "仿宋_GB2312", "堃"),))
    assert notice.sentence == "“堃”不在所用字体中，请核对打印效果。"
    assert "正文字体“仿宋_GB2312”没有：堃" in notice.details


def test_of_many_characters_the_first_are_named_and_all_are_in_the_details() -> None:
    notice = font_notice((MISSING,), (Lack(Face.BODY, "仿宋", "㐀㐁㐂㐃㐄㐅㐆㐇"),))
    assert "“㐀㐁㐂㐃㐄㐅”等 8 个字" in notice.sentence
    assert "㐆 㐇" in notice.details
