"""Recognises reports and measures them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.recognition.readers import read_lines
from desktop.recognition.recogniser import trace
from tests.bench.accuracy.annotated import Form, forms
from tests.bench.accuracy.damages import ENCODINGS
from tests.bench.accuracy.dressings import DRESSINGS, dressed
from tests.bench.accuracy.measured import Score, score
from tests.bench.accuracy.variants import variant

Found = tuple[dict[str, str], Score]


def written(forms_: Iterable[Form], folder: Path) -> Iterator[tuple[Form, Path]]:
    """Write reports to text files, in one encoding after the other."""
    for count, form in enumerate(forms_):
        path = folder / f"{count}.txt"
        path.write_bytes(form.text.encode(ENCODINGS[count % len(ENCODINGS)], errors="strict"))
        yield form, path


def measured_texts(forms_: Iterable[Form], folder: Path) -> Iterator[Found]:
    """Measure text files."""
    for form, path in written(forms_, folder):
        yield _axes(form), score(form, trace(read_lines(path)))


def measured_word_files(folder: Path) -> Iterator[Found]:
    """Measure Word files of each form with headings in each dressing."""
    for count, form in enumerate(form for form in forms() if form.sections):
        letterhead = "red, number and signer" if count % 2 else "title, addressee"
        closing = "imprint" if count % 3 else "signature, date"
        plain = variant(form, "一、（一）1.（1）", letterhead, closing, "none")
        for dressing in DRESSINGS:
            path = folder / f"{form.name}-{dressing}.docx"
            true = dressed(plain, dressing, path)
            yield _axes(true), score(true, trace(read_lines(path)))


def _axes(form: Form) -> dict[str, str]:
    return {
        "name": form.name,
        "habit": form.habit,
        "letterhead": form.letterhead,
        "closing": form.closing,
        "damage": form.damage,
    }
