"""A document's number (发文字号, GB/T 9704 7.2.5), in brackets or without."""

import re

from desktop.recognition.dates import plain_digits

DOC_NUMBER = re.compile(
    r"(?:(?:发文字号|发文文号|文\s*号|文件编号)\s*[:：]\s*)?"
    r"([\u3400-\u9fff（）()A-Za-z][\u3400-\u9fff（）()A-Za-z\s]{0,30}?"
    r"[〔\[（(【﹝［〈<＜{｛]\s*(?:[12][\dOo]{3}|[一二][〇○零一二三四五六七八九]{3})\s*年?\s*"
    r"[〕\]）)】﹞］〉>＞}｝]\s*第?\s*\d{1,5}\s*(?:号|(?=\s*$)))"
)
# 国动办发2025第5号, 2025年第5号: as offices write it that keep no register of numbers.
PLAIN_NUMBER = re.compile(
    r"(?:(?:发文字号|发文文号|文\s*号|文件编号|编\s*号)\s*[:：]\s*)?[（(]?"
    r"((?!.{0,12}(?:公报|政报|简报|专报|周报|月报|期刊))[\u3400-\u9fff]{0,15}\s*[12]\d{3}"
    r"(?:\s*年\s*第?|\s*第)\s*\d{1,5}\s*号)[）)]?(?=\s|$)"
)


def labels_number(text: str) -> bool:
    """Tell whether a line is a document's number behind its label: 文号：甲政〔2025〕3号."""
    return "号" in text[:8] and is_number(text)


def is_number(text: str) -> bool:
    """Tell whether a text is a document's number and nothing else."""
    plain = plain_digits(text)
    return any(pattern.fullmatch(plain) for pattern in (DOC_NUMBER, PLAIN_NUMBER))
