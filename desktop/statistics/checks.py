"""The arithmetic between the figures of one report; what is checked is in `checks.json`.

An approximate figure (50余) is a lower bound: it takes part in inequalities only.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from desktop import paths
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Measure
from desktop.statistics.verdicts import EXACT, Severity, Values, Verdict, number

FILE_NAME = "checks.json"
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_ROUNDED_SUM = Decimal("0.2")

Rules = dict[str, Any]


def check(figures: Iterable[Figure], catalogue: Catalogue) -> tuple[Verdict, ...]:
    """Check the figures of a report against each other; what comes out is said, too."""
    values, rules = Values(figures, catalogue), load_rules()
    return tuple(verdict for family in _FAMILIES for verdict in family(values, rules))


@cache
def load_rules() -> Rules:
    """Read which figures are checked against which."""
    text = (paths.resources() / FILE_NAME).read_text(encoding="utf-8")
    rules: Rules = json.loads(text)
    return rules


def _sums(values: Values, rules: Rules) -> Iterator[Verdict]:
    """A whole is the sum of its parts (domain rules 1, 3 and 4)."""
    for rule in rules["sums"]:
        whole = rule["whole"]
        if values.value(whole) is None and "instead" in rule:
            whole = rule["instead"]
        parts, wanted = _parts(rule, values)
        if values.value(whole) is not None and parts:
            complete = len(parts) == wanted
            yield from _sum(rule, whole, parts, values, complete=complete)


def _parts(rule: Rules, values: Values) -> tuple[list[str], int]:
    """Tell the parts that have a value, and how many make the whole.

    Of an open list of parts (制度) those that were reported make the whole.
    """
    if rule.get("parts_of_whole"):
        indicators = values.catalogue.indicators
        keys = [one.key for one in indicators if one.part_of == rule["whole"]]
        parts = [key for key in keys if values.value(key) is not None]
        return (parts, len(parts)) if len(parts) > 1 else ([], 0)
    parts = [key for key in rule["parts"] if values.value(key) is not None]
    return parts, len(rule["parts"])


def _sum(
    rule: Rules, whole: str, parts: list[str], values: Values, *, complete: bool
) -> Iterator[Verdict]:
    total = _added(values.value(part) for part in parts)
    wanted = values.value(whole)
    if wanted is None:
        return
    terms = " + ".join(number(values.value(part)) for part in parts)
    told = f"{terms} = {number(total)}" if len(parts) > 1 else values.told(parts[0])
    gap = number(abs(EXACT.subtract(total, wanted)))
    severity, words = Severity.ERROR, f"与{values.told(whole)}不一致，相差{gap}"
    if not (values.exact(whole, *parts) and complete):
        if total <= wanted or not values.exact(whole):
            return
        words = f"已经大于{values.told(whole)}"
    elif total == wanted:
        severity, words = Severity.OK, f"与{values.told(whole)}一致"
    elif total < wanted and rule.get("parts_of_whole"):
        severity, words = Severity.WARNING, f"比{values.told(whole)}少{gap}，其余未列入分项"
    yield values.verdict(rule["rule"], severity, f"{told}，{words}。", whole, *parts)


def _added(numbers: Iterable[Decimal | None]) -> Decimal:
    total = Decimal(0)
    for one in numbers:
        total = EXACT.add(total, one or Decimal(0))
    return total


def _shares(values: Values, rules: Rules) -> Iterator[Verdict]:
    """A rate is its part over its whole (domain rule 3)."""
    for rule in rules["shares"]:
        keys = rule["rate"], rule["part"], rule["whole"]
        if values.exact(*keys) and values.value(rule["whole"]):
            yield _share(keys, values)
    for group in rules["shares_of_one"]:
        if values.exact(*group):
            yield from _shares_of_one(group, values)


def _share(keys: tuple[str, str, str], values: Values) -> Verdict:
    rate, part, whole = (values.value(key) or Decimal(0) for key in keys)
    exact = EXACT.divide(EXACT.multiply(part, _HUNDRED), whole)
    step = Decimal(1).scaleb(_exponent(rate))
    rounded = exact.quantize(step, ROUND_HALF_UP)
    shown = exact.quantize(step.scaleb(-1), ROUND_HALF_UP)
    told = f"{number(part)} ÷ {number(whole)} = {shown}%"
    label = values.indicator(keys[0]).label
    gap = abs(EXACT.subtract(rate, exact))
    if gap <= EXACT.multiply(step, _HALF):
        return values.verdict(
            "share", Severity.OK, f"{told}，{label}写作{number(rate)}%，一致。", *keys
        )
    if gap < step:
        message = f"{told}，四舍五入为{rounded}%，{label}写作{number(rate)}%，是取舍造成的出入。"
        return values.verdict("share.rounding", Severity.HINT, message, *keys)
    message = f"{told}，与{label}{number(rate)}%不符。"
    return values.verdict("share", Severity.ERROR, message, *keys)


def _exponent(rate: Decimal) -> int:
    """Return the place a rate is rounded to: as written, but at least one digit (36.7 → -1)."""
    exponent = rate.as_tuple().exponent
    return min(exponent, -1) if isinstance(exponent, int) else -1


def _shares_of_one(group: list[str], values: Values) -> Iterator[Verdict]:
    total = _added(values.value(key) for key in group)
    terms = " + ".join(f"{number(values.value(key))}%" for key in group)
    gap = abs(EXACT.subtract(total, _HUNDRED))
    told = f"{terms} = {number(total)}%"
    if gap == 0:
        yield values.verdict("share.total", Severity.OK, f"{told}，合计为100%。", *group)
    elif gap <= _ROUNDED_SUM:
        message = f"{told}，与100%相差{number(gap)}个百分点，是四舍五入造成的，不是错误。"
        yield values.verdict("share.total", Severity.HINT, message, *group)
    else:
        message = f"{told}，各项占比之和应为100%。"
        yield values.verdict("share.total", Severity.ERROR, message, *group)


def _at_most(values: Values, rules: Rules) -> Iterator[Verdict]:
    """A part is no more than its whole (domain rule 5)."""
    for part, whole in rules["at_most"]:
        less, more = values.value(part), values.value(whole)
        if less is None or more is None or not values.exact(whole):
            continue
        if less > more:
            message = f"{values.told(part)}，大于{values.told(whole)}。"
            yield values.verdict("part.whole", Severity.ERROR, message, part, whole)
        elif values.exact(part):
            message = (
                f"{number(less)} ≤ {number(more)}，{values.told(part)}不超过{values.told(whole)}。"
            )
            yield values.verdict("part.whole", Severity.OK, message, part, whole)


def _fines(values: Values, rules: Rules) -> Iterator[Verdict]:
    """A fine needs a case, and a simple procedure has a limit (domain rule 2)."""
    rule = rules["fine"]
    amount = values.value(rule["amount"])
    cases = next((key for key in rule["cases"] if values.value(key) is not None), None)
    if not amount or cases is None:
        return
    count = values.value(cases)
    if count == 0:
        message = f"{values.told(cases)}，却有{values.told(rule['amount'])}。"
        yield values.verdict("fine.cases", Severity.ERROR, message, cases, rule["amount"])
        return
    simple = values.value(rule["simple"])
    if not simple or simple != count or not values.exact(rule["amount"], rule["simple"]):
        return
    average = EXACT.divide(amount, simple).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if average > rule["simple_limit"]:
        message = (
            f"{number(amount)} ÷ {number(simple)} = {number(average)}元，全部适用简易程序而件均罚款"
            f"超过对单位的上限{rule['simple_limit']}元（{rule['clause']}）。"
        )
        keys = rule["amount"], rule["simple"]
        yield values.verdict("fine.simple", Severity.WARNING, message, *keys)


def _ranges(values: Values, _rules: Rules) -> Iterator[Verdict]:
    """Rates lie between 0 and 100; nothing is negative, no count is broken (domain rule 6)."""
    for key in values:
        indicator, value = values.indicator(key), values.value(key)
        if value is None:
            continue
        told = f"{indicator.label}为{number(value)}{indicator.unit}"
        if value < 0:
            yield values.verdict("range", Severity.ERROR, f"{told}，不应为负数。", key)
        elif indicator.measure is Measure.RATE and value > _HUNDRED:
            yield values.verdict("range", Severity.ERROR, f"{told}，比率应在0到100之间。", key)
        elif indicator.measure is Measure.COUNT and value != value.to_integral_value():
            yield values.verdict("range", Severity.WARNING, f"{told}，应为整数。", key)


_FAMILIES: tuple[Callable[[Values, Rules], Iterator[Verdict]], ...] = (
    _sums,
    _shares,
    _at_most,
    _fines,
    _ranges,
)
