from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.official.standard import POINTS_PER_MM
from desktop.typesetting.pdf import pdf_bytes
from desktop.typesetting.placed import Page
from desktop.ui.preview.printing import (
    Shift,
    chosen_pages,
    is_a4,
    make_printer,
    print_pages,
    print_sheet,
    remember_shift,
    remembered_shift,
    use_a4,
)
from tests.ui.preview.conftest import Words

NEAR = 0.15  # points: a twentieth of a millimetre
STILL = Shift()
MARK = "青山区国防动员办公室文件"


def to_file(file: Path) -> QPrinter:
    printer = make_printer("报告")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def printed(
    file: Path, pages: tuple[Page, ...], shift: Shift = STILL, *, skip_header: bool = False
) -> Path:
    printer = to_file(file)
    assert print_pages(printer, pages, shift=shift, skip_header=skip_header)
    return file


def test_the_printer_puts_every_word_where_the_pdf_has_it(
    pages: tuple[Page, ...], tmp_path: Path, words: Words
) -> None:
    exported = tmp_path / "导出.pdf"
    exported.write_bytes(pdf_bytes(pages, title=""))
    wanted, found = words(exported), words(printed(tmp_path / "打印.pdf", pages))
    assert len(found) == len(wanted) > 10
    for (x, y, _), (left, top, _) in zip(wanted, found, strict=True):
        assert abs(x - left) <= NEAR
        assert abs(y - top) <= NEAR


def test_printing_over_letter_paper_leaves_out_the_mark_and_moves_nothing(
    pages: tuple[Page, ...], tmp_path: Path, words: Words
) -> None:
    whole = words(printed(tmp_path / "全部.pdf", pages))
    over = words(printed(tmp_path / "套打.pdf", pages, skip_header=True))
    assert whole[1:] == over
    assert len(whole[0][2]) == len(MARK)


def test_what_was_measured_moves_every_word(
    pages: tuple[Page, ...], tmp_path: Path, words: Words
) -> None:
    still = words(printed(tmp_path / "原位.pdf", pages))
    moved = words(printed(tmp_path / "移动.pdf", pages, Shift(right=1.5, down=-2.0)))
    for (x, y, _), (left, top, _) in zip(still, moved, strict=True):
        assert left - x == pytest.approx(1.5 * POINTS_PER_MM, abs=NEAR)
        assert top - y == pytest.approx(-2.0 * POINTS_PER_MM, abs=NEAR)


def test_a_printer_begins_with_both_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = []
    # Where there is no printer Qt takes its PDF writer, which knows no sides.
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: sides.append(mode))
    make_printer("报告")
    assert sides == [QPrinter.DuplexMode.DuplexLongSide]


def test_a_printer_begins_with_a4_and_no_margins() -> None:
    printer = make_printer("报告")
    assert is_a4(printer)
    assert printer.fullPage()
    assert printer.docName() == "报告"
    assert printer.creator() == ""


def test_other_paper_is_noticed_and_set_back(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    assert not is_a4(printer)
    use_a4(printer)
    assert is_a4(printer)


def test_paper_across_is_noticed(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    assert not is_a4(printer)


def test_all_pages_are_printed_unless_some_are_chosen(tmp_path: Path) -> None:
    assert chosen_pages(to_file(tmp_path / "a.pdf"), 4, 1) == [0, 1, 2, 3]


def test_a_range_may_have_gaps(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))
    assert chosen_pages(printer, 5, 0) == [0, 2, 3, 4]


def test_the_page_looked_at_can_be_printed_alone(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 5, 2) == [2]


def test_the_last_page_may_come_first(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "a.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3, 0) == [2, 1, 0]


@pytest.mark.parametrize("collate", [True, False])
def test_copies_are_printed_where_the_printer_does_not_make_them(
    pages: tuple[Page, ...], tmp_path: Path, *, collate: bool
) -> None:
    printer = to_file(tmp_path / "a.pdf")
    printer.setCopyCount(2)
    printer.setCollateCopies(collate)
    assert print_pages(printer, pages[:2], shift=Shift())
    content = (tmp_path / "a.pdf").read_bytes()
    assert printer.supportsMultipleCopies() or content.count(b"/Type /Page\n") == 4


def test_a_printer_that_cannot_begin_is_told(pages: tuple[Page, ...], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "begin", lambda *_: False)
        assert not print_pages(to_file(tmp_path / "b.pdf"), pages, shift=Shift())
        assert not print_sheet(to_file(tmp_path / "b.pdf"), lambda _: None)


def test_what_was_measured_is_kept_to_a_hundredth() -> None:
    remember_shift(Shift(right=-0.35, down=1.2))
    assert remembered_shift() == Shift(right=-0.35, down=1.2)


def test_nothing_measured_moves_nothing() -> None:
    assert remembered_shift() == Shift()
