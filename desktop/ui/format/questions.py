"""What a format profile asks, as a table: the dialog draws it and knows none of the answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop.official.options import Options
from desktop.official.standard import SCHOOL_A, SCHOOL_B, WESTERN


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that can be chosen.

    Attributes:
        key: Unique in the table.
        given: Whether a profile has it so.
        give: Returns a profile that has it so, or no longer.
        hint: What it means for the pages.
        applies: Whether it makes a difference in a profile.
    """

    key: str
    text: str
    given: Callable[[Options], bool]
    give: Callable[[Options, bool], Options]
    hint: str = ""
    applies: Callable[[Options], bool] = lambda _options: True


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the dialog: one of its answers holds, or any number of them where `several`."""

    title: str
    answers: tuple[Answer, ...]
    several: bool = False


def _value(key: str, text: str, field: str, value: object, hint: str = "") -> Answer:
    """Make an answer that gives a field of the profile a value."""

    def give(options: Options, _on: bool) -> Options:  # noqa: FBT001 - called by place
        change: dict[str, Any] = {field: value}
        return replace(options, **change)

    return Answer(key, text, lambda options: getattr(options, field) == value, give, hint)


def _level(level: int, text: str) -> Answer:
    """Make an answer that sets a level of headings in bold."""

    def give(options: Options, on: bool) -> Options:  # noqa: FBT001 - called by place
        others = options.bold_levels - {level}
        return replace(options, bold_levels=others | {level} if on else others)

    return Answer(f"bold_{level}", text, lambda options: level in options.bold_levels, give)


def _within(options: Options, on: bool) -> Options:  # noqa: FBT001 - called by place
    return replace(options, date_within=on)


QUESTIONS: Final = (
    Question(
        "页边距和行距",
        (
            _value(
                "school_a",
                "上 37、下 35 毫米，行距 28.95 磅",
                "school",
                SCHOOL_A,
                "天头按白边算，多数机关这样设；行距 29 磅只能排 21 行，28.95 磅正好 22 行。",
            ),
            _value(
                "school_b",
                "上 34.6、下 32.6 毫米，行距 29.6 磅",
                "school",
                SCHOOL_B,
                "首行字的上边正好距纸边 37 毫米，末行字的下边正好在版心下边缘，每面同样 22 行。",
            ),
        ),
    ),
    Question(
        "标题加粗",
        (_level(2, "二级标题，如（一）"), _level(3, "三级标题，如 1.")),
        several=True,
    ),
    Question(
        "数字和字母",
        (
            _value("digits_own", "用仿宋", "western_digits", value=False),
            _value("digits_western", f"用 {WESTERN}", "western_digits", value=True),
        ),
    ),
    Question(
        "印章",
        (
            _value(
                "seal_none",
                "不加盖印章",
                "seal",
                value=False,
                hint="正文下空一行排署名；署名、成文日期右空二字。",
            ),
            _value(
                "seal",
                "加盖印章",
                "seal",
                value=True,
                hint="成文日期右空四字，署名居中排在日期上方，并留出盖章的位置。",
            ),
        ),
    ),
    Question(
        "成文日期",
        (
            Answer(
                "date_within",
                "与署名差不多长时也右空二字",
                lambda options: options.date_within,
                _within,
                applies=lambda options: not options.seal,
            ),
        ),
        several=True,
    ),
    Question(
        "版记",
        (
            _value("imprint_last", "排在最后一面", "imprint_even", value=False),
            _value("imprint_even", "一律排在偶数页", "imprint_even", value=True),
        ),
    ),
    Question(
        "页码",
        (
            _value("number_outer", "单页居右，双页居左", "centred_page_numbers", value=False),
            _value("number_centred", "居中", "centred_page_numbers", value=True),
        ),
    ),
)
