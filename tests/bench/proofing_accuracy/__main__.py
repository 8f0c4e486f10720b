"""How well proofreading finds what is wrong, and how rarely it speaks of what is right.

    python -m tests.bench.proofing_accuracy [--all]

Prints recall by category and confidence on the real reports, the traps that were reported,
false alarms on clean reports, and how many of the known errors put into these are found. `--all`
lists every finding on the real reports as well.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.services.proofing import Proofing
from tests.bench.proofing_accuracy.alarms import Alarms, alarms
from tests.bench.proofing_accuracy.injections import found as found_injections
from tests.bench.proofing_accuracy.truth import CONFIDENCES, Outcome, outcomes, seed_findings

SHARED = Path(__file__).resolve().parents[4] / "shared"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    proofing = Proofing()
    lines = [
        *_seeds(proofing, everything=options.all),
        *_clean(alarms(proofing)),
        *_injected(proofing),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def _seeds(proofing: Proofing, *, everything: bool) -> Iterator[str]:
    if not SHARED.is_dir():
        yield "No real reports beside the checkout: their part is left out."
        return
    found = outcomes(proofing, SHARED)
    for confidence in CONFIDENCES:
        same = [one for one in found if one.confidence == confidence]
        yield _share(f"confidence {confidence}", same)
    for category in dict.fromkeys(one.category for one in found):
        yield "  " + _share(category, [one for one in found if one.category == category])
    for one in found:
        if not one.found and one.confidence != "低":
            yield f"missed {one.confidence} {one.id} {one.category} {one.quote}"
    yield from seed_findings(proofing, SHARED, everything=everything)


def _share(name: str, found: list[Outcome]) -> str:
    hits = sum(one.found for one in found)
    return f"{name}: {hits} of {len(found)} = {hits / max(len(found), 1):.0%}"


def _clean(found: Alarms) -> Iterator[str]:
    yield (
        f"clean reports: {len(found.wrong)} errors and warnings in {found.characters} characters"
        f" = {found.rate:.2f} a thousand; {len(found.hints)} hints"
    )
    yield from (f"  {line}" for line in found.wrong)
    for rule, count in found.hints_by_rule:
        yield f"  hints of {rule}: {count}"


def _injected(proofing: Proofing) -> Iterator[str]:
    tried = [(one, bool(hits)) for one, hits in found_injections(proofing)]
    for family in dict.fromkeys(one.family for one, _ in tried):
        same = [hit for one, hit in tried if one.family == family]
        yield f"known errors, {family}: {sum(same)} of {len(same)}"
    for one, hit in tried:
        if not hit:
            yield f"  missed {one.family} {one.report} {one.wrong!r}"


main()
