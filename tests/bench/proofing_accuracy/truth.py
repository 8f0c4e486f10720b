"""What is known of the real reports: what is wrong in them, and what only looks wrong."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.domain.finding import Finding
from desktop.domain.report import Report
from desktop.proofing.passages import CLOSING_FIELDS, HEADER_FIELDS, place_text
from desktop.services.proofing import Checked, Proofing, check_file

CONFIDENCES = ("高", "中", "低")
_OURS = ("elements", "structure", "years", "numbers", "layout", "publication", "figures")
_FORM = {"标点": ("punctuation",), "空格": ("numbers", "layout", "punctuation", "elements")}
_COUNTED = {"数字", "量词"}
_OF_WHOLE = {  # what is missing stands nowhere: the rules that say so
    "Q25": ("elements.title_break",),
    "Q26": ("elements.signers",),
    "Q27": ("elements.addressee",),
    "Q28": ("years.early",),
    "Q29": ("elements.title_office", "elements.signature"),
    "C01": ("elements.signature", "elements.date"),
    "C10": ("structure.causes", "structure.no_causes"),
    "C11": ("structure.level_jumped", "structure.number_form"),
    "C13": ("elements.title_office", "elements.title_about"),
    "C14": ("layout.",),
    "N02": ("punctuation.", "layout.", "numbers."),
    "N03": ("layout.list_dash",),
    "N14": ("elements.signature_line",),
    "N15": ("elements.plain", "elements.addressee"),
    "N16": ("structure.level_jumped", "structure.number_form"),
    "N17": ("layout.split_paragraph",),
    "N19": ("structure.causes", "structure.no_causes"),
    "Y05": ("elements.note",),
    "Y06": ("elements.cc",),
    "Y11": ("elements.title_about",),
    "Y33": ("layout.split_paragraph",),
    "Y35": ("elements.imprint_line",),
    "J05": ("figures.",),
    "J20": ("structure.part_missing", "structure.part_buried"),
    "J21": ("structure.causes", "structure.no_causes"),
    "J22": ("elements.plain", "elements.title_office"),
    "J23": ("layout.stray_space",),
}


@dataclass(frozen=True)
class Outcome:
    """A known problem, and whether it was found."""

    id: str
    category: str
    confidence: str
    quote: str
    found: bool


def outcomes(proofing: Proofing, shared: Path) -> list[Outcome]:
    """Tell of every known problem whether it was found."""
    return [
        Outcome(
            row["id"],
            row["category"],
            row["confidence"],
            row["quote"],
            any(_tells(finding, row, checked.report) for finding in checked.findings),
        )
        for row in _rows(shared, "findings")
        for checked in [_checked(proofing, shared, row["seed"])]
    ]


def trap_hits(proofing: Proofing, shared: Path) -> list[tuple[str, Finding]]:
    """Return what was said of text that only looks wrong, with the quote.

    A repair of width or spaces within the quote speaks of something else.
    """
    return [
        (row["quote"], finding)
        for row in _rows(shared, "traps")
        for checked in [_checked(proofing, shared, row["seed"])]
        for finding in checked.findings
        if _overlaps(finding, row["quote"], checked.report) and not _formal(finding)
    ]


def seed_findings(proofing: Proofing, shared: Path, *, everything: bool) -> Iterator[str]:
    """Tell the traps that were hit and, when asked for, every finding no known problem explains."""
    for quote, finding in trap_hits(proofing, shared):
        yield f"TRAP {quote}: {told(finding)}"
    rows = _rows(shared, "findings")
    for seed in dict.fromkeys(row["seed"] for row in rows):
        checked = _checked(proofing, shared, seed)
        same = [row for row in rows if row["seed"] == seed]
        for finding in checked.findings:
            known = [row["id"] for row in same if _tells(finding, row, checked.report)]
            if everything or not known:
                yield f"{seed} {','.join(known) or '----'} {told(finding)}"


def told(finding: Finding) -> str:
    """Write a finding on one line."""
    text = " ".join(finding.text.split())
    return (
        f"{finding.severity.value} {finding.rule} {finding.section}{finding.field}"
        f" “{text}” → {finding.suggestion!r} {finding.message}"
    )


@cache
def _checked(proofing: Proofing, shared: Path, seed: str) -> Checked:
    (path,) = (shared / "seeds").glob(f"{seed}_*")
    return check_file(path, proofing)


@cache
def _rows(shared: Path, name: str) -> list[dict[str, str]]:
    path = shared / "reference" / "truth" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _tells(finding: Finding, row: dict[str, str], report: Report) -> bool:
    rules = _OF_WHOLE.get(row["id"])
    if rules is not None:
        return finding.rule.startswith(rules)
    family = finding.rule.partition(".")[0]
    category = row["category"]
    if category in _FORM:
        fits = family in _FORM[category]
    elif category in _COUNTED:
        fits = family in {"numbers", "figures"}
    elif family in _OURS:
        fits = category not in {"用词", "搭配", "错字", "法规名", "语病"} or family == "structure"
    else:
        fits = True
    return fits and _overlaps(finding, row["quote"], report)


def _overlaps(finding: Finding, quote: str, report: Report) -> bool:
    if finding.section < 0 and finding.field not in (*HEADER_FIELDS, *CLOSING_FIELDS):
        return False
    text = place_text(report, finding.section, finding.field)
    kept = [index for index, character in enumerate(text) if not character.isspace()]
    dense = "".join(text[index] for index in kept)
    wanted = "".join(quote.replace("⏎", "").split())
    start = dense.find(wanted)
    while start >= 0:
        first, last = kept[start], kept[start + len(wanted) - 1] + 1
        if finding.start < last and first < max(finding.end, finding.start + 1):
            return True
        start = dense.find(wanted, start + 1)
    return False


def _formal(finding: Finding) -> bool:
    """Tell whether a repair only changes widths and spaces."""
    return finding.suggestion is not None and _plain(finding.suggestion) == _plain(finding.text)


def _plain(text: str) -> str:
    straight = text.translate(str.maketrans("“”‘’—–", "\"\"''--"))
    return "".join(unicodedata.normalize("NFKC", straight).split())
