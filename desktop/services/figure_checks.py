"""What the checks say of a report's figures: against each other, its text, and last year's."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report
from desktop.statistics.agreement import check_agreement, check_report_years, check_years
from desktop.statistics.checks import check
from desktop.statistics.verdicts import Severity, Verdict

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT, Severity.OK)


def verdicts(
    report: Report,
    figures: Mapping[str, Figure],
    last: Mapping[str, Figure],
    catalogue: Catalogue,
    mentions: Sequence[Figure] | None = None,
) -> tuple[Verdict, ...]:
    """Check a report, the gravest first; a pure function, for any thread.

    `figures` are the stored ones, which go before what the text says; `last` are last year's;
    `mentions` are what `statistics.extraction.mentions` found, where that is known already.
    """
    if mentions is None:
        from desktop.statistics.extraction import mentions as find  # noqa: PLC0415 - when asked

        mentions = find(report, catalogue)
    read = [mention for mention in mentions if mention.indicator]
    unsaid = [mention for mention in read if mention.indicator not in figures]
    known = {**{mention.indicator: mention for mention in reversed(unsaid)}, **figures}
    return ordered(
        (
            *check((*figures.values(), *unsaid), catalogue),
            *check_agreement((*read, *figures.values()), catalogue),
            *check_years(known, last, catalogue),
            *check_report_years(report),
        )
    )


def stored_verdicts(
    years: Mapping[int, Mapping[str, Figure]], catalogue: Catalogue
) -> dict[int, tuple[Verdict, ...]]:
    """Check the stored figures of an office, year by year, each against the year before."""
    return {
        year: ordered(
            (
                *check(held.values(), catalogue),
                *check_years(held, years.get(year - 1, {}), catalogue),
            )
        )
        for year, held in years.items()
    }


def ordered(found: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return verdicts without doubles, the gravest first."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: _ORDER.index(one.severity)))
