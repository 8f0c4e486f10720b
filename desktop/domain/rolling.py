"""Years in a text moved on, where they mean the year reported on and not something that happened.

Of the three years that a report speaks of (the last, its own, the next) its own and the next move
on wherever they are, the last where something is compared with it. What stays is a name
(《…（2021—2025年）》, 〔2023〕, 2023年版), a span (2021年至2025年), a day or month of what has
happened (2023年2月挂牌), an event the year is known for (2023年机构改革以来), and an aim of several
years (到2025年). 今年 and 去年 mean the right year in every report and are left alone.
"""

import re
from collections.abc import Iterator

_DIGITS = "〇一二三四五六七八九"
_DIGIT = {**{sign: place for place, sign in enumerate(_DIGITS)}, "○": 0, "Ｏ": 0, "零": 0}
_BAR = "—–－~～\\-至到"
_NAMED = re.compile(r"《[^》]*》|〔[^〕]*〕|\[\d{4}\]|［\d{4}］")
_SPAN = re.compile(
    rf"\d{{4}}\s*年?\s*[{_BAR}]+\s*\d{{4}}(?=\s*年)|[二][〇○零一二三四五六七八九]{{3}}年?\s*[{_BAR}]+\s*二[〇○零一二三四五六七八九]{{3}}(?=年)"
)
_YEAR = re.compile(r"(?<![\d.])(?:(\d{4})(?=\s*年)|(二[〇○Ｏ零一二三四五六七八九]{3})(?=年))")
_LISTED = re.compile(r"\d{4}\s*年度?(?:[、和与及]\s*\d{4}\s*年度?)+")

_COMPARED = re.compile(r"(?:较之?|比|与|同|跟|超过|高于|低于|多于|少于|超|从|由)\s*$")
_COMPARED_BEHIND = re.compile(r"\s*年(?:度|同期|全年)*(?:相比|相较|的?基础上|同期)")
_UP_TO_NOW = re.compile(r"(?:截至|截止到?|截止)\s*$")
_FROM_JANUARY = re.compile(r"\s*年\s*1\s*月(?:\s*1\s*日)?\s*[—–－~～\-至到]")
_FROM_FIRST = re.compile(r"\s*年\s*1\s*[—–－~～\-至到]\s*\d{1,2}\s*月")
_MONTH = re.compile(r"\s*年\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|元)\s*月")
_EVENT = re.compile(
    r"\s*年[^，。；：、！？\s]{0,12}?"
    r"(?:挂牌|揭牌|组建|(?:改革|成立|印发|出台|颁布|公布|发布|施行|实施|通过|修订|修正|制定|制发|"
    r"启用|启动|建成|投用|评选|评定|认定|授予|获评|荣获|表彰|确定)(?:[^，。；：、]{0,4}?以来|以后|之后|后|的|时|之初))"
)
_SINCE = re.compile(r"\s*年[^，。；：、！？\s]{2,12}?(?:以来|之后|以后)")
_FIRST_OF = re.compile(
    r"\s*年度?是[^。；！？]{0,40}?(?:第[一二三四五]年|首年|元年|"
    r"(?:开局|起步|收官|攻坚|关键|重要|决胜|决战|突破|落实|启动|推进)(?:之|的?一)年)"
)
_EDITION = re.compile(r"\s*年(?:版|修[订正])")
_AIM = re.compile(r"到\s*$")
_AIM_OF_YEAR = re.compile(r"\s*年\s*年?[底末初]")


def roll_years(text: str, year: int, step: int) -> str:
    """Move the years that mean the report on `year`, or its neighbours, on by `step`."""
    moved: list[str] = []
    done = 0
    for start, end, own in rolling(text, year):
        moved += (text[done:start], _written(own + step, text[start:end]))
        done = end
    return "".join((*moved, text[done:]))


def rolling(text: str, year: int) -> Iterator[tuple[int, int, int]]:
    """Tell where years stand that move on with the report on `year`: start, end, the year."""
    kept = [match.span() for pattern in (_NAMED, _SPAN) for match in pattern.finditer(text)]
    lists = [(match.span(), _has(match.group(), year)) for match in _LISTED.finditer(text)]
    for match in _YEAR.finditer(text):
        own = _number(match.group())
        if any(start <= match.start() < end for start, end in kept):
            continue
        if text[: match.start()].rstrip()[-1:] in set("—–－~～-"):
            continue  # the end of a span that began with something else
        listed = next((moves for span, moves in lists if span[0] <= match.start() < span[1]), None)
        if listed if listed is not None else _moves(text, match.start(), match.end(), own - year):
            yield match.start(), match.end(), own


def names_year(text: str, year: int) -> bool:
    """Tell whether a text speaks of a year other than in a name, a number or a span."""
    kept = [match.span() for pattern in (_NAMED, _SPAN) for match in pattern.finditer(text)]
    return any(
        _number(match.group()) == year
        and not any(start <= match.start() < end for start, end in kept)
        for match in _YEAR.finditer(text)
    )


def _moves(text: str, start: int, end: int, behind: int) -> bool:
    """Tell whether a year, so many behind the report's own, means a year reported on."""
    before = text[:start]
    if behind == 1:
        aim = _AIM.search(before) and not _AIM_OF_YEAR.match(text, end)
        return not aim and not _EDITION.match(text, end)
    if behind == 0:
        whole = _UP_TO_NOW.search(before) or any(
            pattern.match(text, end) for pattern in (_FROM_JANUARY, _FROM_FIRST)
        )
        stays = (_MONTH, _EVENT, _SINCE, _FIRST_OF, _EDITION)
        return bool(whole) or not any(pattern.match(text, end) for pattern in stays)
    compared = _COMPARED.search(before) or _COMPARED_BEHIND.match(text, end)
    return behind == -1 and bool(compared) and not _MONTH.match(text, end)


def _has(text: str, year: int) -> bool:
    return any(_number(match.group()) == year for match in _YEAR.finditer(text))


def _number(written: str) -> int:
    if written.isascii():
        return int(written)
    return int("".join(str(_DIGIT[sign]) for sign in written))


def _written(year: int, like: str) -> str:
    if like.isascii():
        return str(year)
    zero = next((sign for sign in like if _DIGIT[sign] == 0), "〇")
    return "".join(zero if sign == "0" else _DIGITS[int(sign)] for sign in str(year))
