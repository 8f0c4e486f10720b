"""What is said of fonts: which official ones are missing, and which characters none of them has."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.official.standard import Face
from desktop.typesetting.fonts import Lack, Substitution

_SHOWN = 6
_PARTS = {
    Face.TITLE: "标题",
    Face.BODY: "正文",
    Face.SECOND: "二级标题",
    Face.FIRST: "一级标题",
    Face.PLAIN: "页码",
}


@dataclass(frozen=True, slots=True)
class FontNotice:
    """A sentence, and what stands behind it line by line; both empty where all is well."""

    sentence: str = ""
    details: str = ""


def font_notice(missing: Sequence[Substitution], lacks: Sequence[Lack]) -> FontNotice:
    """Say which official fonts are missing, what stands in, and which characters no font has."""
    sentences, details = [], []
    if missing:
        names = "、".join(dict.fromkeys(each.official for each in missing))
        sentences.append(f"本机未安装{names}，预览、打印和 PDF 以相近字体代替")
        details += [f"{_PARTS[each.face]}：{each.official} → {each.used}" for each in missing]
        details.append("导出的 Word 文件仍写明规定的字体，在装有这些字体的电脑上按规定显示。")
    if lacks:
        characters = "".join(dict.fromkeys("".join(each.characters for each in lacks)))
        rest = f"等 {len(characters)} 个字" if len(characters) > _SHOWN else ""
        sentences.append(f"“{characters[:_SHOWN]}”{rest}不在所用字体中，请核对打印效果")
        details += [
            f"{_PARTS[each.face]}字体“{each.family}”没有：{' '.join(each.characters)}"
            for each in lacks
        ]
    if not sentences:
        return FontNotice()
    return FontNotice("；".join(sentences) + "。", "\n".join(details))
