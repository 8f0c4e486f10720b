from desktop.domain.finding import CLOSING, HEADER, Finding, Severity
from desktop.proofing.resolving import resolved


def finding(
    rule: str,
    start: int,
    end: int,
    *,
    severity: Severity = Severity.WARNING,
    suggestion: str | None = "甲",
    section: int = 0,
    field: str = "",
) -> Finding:
    return Finding(
        rule, severity, section, start, end, "乙" * (end - start), "。", suggestion, "", field
    )


def test_the_weightier_of_two_on_one_place_stays() -> None:
    light, heavy = finding("a.b", 2, 4), finding("c.d", 3, 6, severity=Severity.ERROR)
    assert resolved([light, heavy]) == (heavy,)


def test_of_two_repairs_of_one_weight_the_closer_stays() -> None:
    wide, close = finding("a.b", 2, 9), finding("c.d", 3, 4)
    assert resolved([wide, close]) == (close,)


def test_a_remark_on_a_sentence_and_a_repair_within_it_both_stay() -> None:
    remark = finding("a.b", 0, 20, suggestion=None, severity=Severity.HINT)
    repair = finding("c.d", 3, 4)
    assert resolved([repair, remark]) == (remark, repair)


def test_what_is_missing_at_one_place_is_told_by_each_rule_once() -> None:
    signers, number = finding("a.b", 0, 0), finding("c.d", 0, 0)
    assert resolved([signers, number, signers]) == (signers, number)


def test_places_that_touch_do_not_conflict() -> None:
    first, second = finding("a.b", 0, 2), finding("c.d", 2, 4)
    assert resolved([second, first]) == (first, second)


def test_findings_stand_in_reading_order_whatever_order_they_came_in() -> None:
    found = [
        finding("a.b", 0, 1, section=HEADER, field="doc_number"),
        finding("a.b", 0, 1, section=HEADER, field="title"),
        finding("a.b", 5, 6),
        finding("a.b", 0, 1, section=1),
        finding("a.b", 0, 1, section=CLOSING, field="note"),
        finding("a.b", 0, 1, section=CLOSING, field="attachments[0]"),
    ]
    assert resolved(reversed(found)) == tuple(found)
