"""Texts made to hurt a reader."""

LONGEST = 690_000  # characters; 2 MB of UTF-8

TEXTS = {
    "NUL bytes": "一、主要\0举措\n" * 100,
    "100,000 paragraphs": "法治政府\n" * 100_000,
    "endless nesting": "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" * 3_900,
    "one line": "法治政府建设，" * 100_000,
    "one line of letters": "a" * 1_000_000,
    "brackets in brackets": "（(" * 150_000 + "法" + ")）" * 150_000,
    "quotes and angles": "《<“\"'" * 130_000,
    "numbers in a line": "一，（二）3.4" * 80_000,
    "dates": "2024年1月9日\n一、甲\n" * 9_900,
    "contents": "目录\n" + "一、甲\n" * 19_000,
    "headings": "主要举措和成效\n做得很好。\n" * 9_900,
    "spaces": "甲 · · " * 150_000,
    "attachments": "附件：" + "1.表 " * 100_000,
    "offices": "区国动办2024年法治政府建设报告\n一、甲\n" + "长宁区国动办" * 100_000,
}
