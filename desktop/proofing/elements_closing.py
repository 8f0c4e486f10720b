"""Elements below the body: signature, date, note, imprint (GB/T 9704—2012 7.3.5, 7.3.6, 7.4)."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.chinese import date_text, without_spaces
from desktop.domain.deadlines import hand_in_by
from desktop.domain.finding import CLOSING
from desktop.domain.report import Report
from desktop.proofing.context import Context, Source
from desktop.proofing.rule import ReportRule, Spot

_PADDED = re.compile(r"(?<!\d)0\d\s*[月日]")
_OFFICIAL_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:印发)?")
_NEARLY_DATE = re.compile(r"\d{0,4}\s*年?\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]")
_BELOW = re.compile(r"各(?:县|区|乡镇|镇|街道|科室|处室|下属|直属)[\u4e00-\u9fff（）、]*")
_FAR = 2


def _signature(report: Report, _context: Context) -> Iterator[Spot]:
    if not report.signature.strip():
        yield Spot(CLOSING, field="signature")


def _signature_mark(report: Report, _context: Context) -> Iterator[Spot]:
    """One and the same office stands in the red header and below the report."""
    mark = report.mark.removesuffix("文件").strip()
    name = report.signature.strip()
    if mark and name and "\n" not in mark + name and without_spaces(mark) != without_spaces(name):
        message = f"署名是“{name}”，发文机关标志是“{report.mark}”，两处名称应当一致。"
        yield Spot(CLOSING, 0, len(report.signature), "signature", message=message)


def _office_name(report: Report, context: Context) -> Iterator[Spot]:
    """The name is the one the office bore when the report was issued (record's former names)."""
    if context.office is None or not report.signature or "\n" in report.signature:
        return
    known = {context.office.name_in(report.year), context.office.name_in(report.year + 1)}
    if without_spaces(report.signature) not in known:
        message = (
            f"署名是“{report.signature}”，台账中该年度的机关全称是"
            f"“{context.office.name_in(report.year)}”，请核对。"
        )
        yield Spot(CLOSING, 0, len(report.signature), "signature", message=message)


def _signature_line(report: Report, context: Context) -> Iterator[Spot]:
    lines = context.source.lines if context.source else {}
    signed, dated = lines.get("signature"), lines.get("date")
    if signed and dated and signed[1] == dated[0]:
        yield Spot(CLOSING, 0, len(report.signature), "signature")


def _date(report: Report, _context: Context) -> Iterator[Spot]:
    if report.date is not None:
        return
    index = len(report.sections) - 1
    last = report.sections[index].paragraphs[-1:] if report.sections else ()
    if last and isinstance(last[0], str) and _NEARLY_DATE.fullmatch(last[0].strip()):
        end = len(report.sections[index].text)
        message = "这里像是成文日期，但年份不全或者没有这一天；应写作“2025年1月9日”的形式。"
        yield Spot(index, end - len(last[0]), end, message=message)
    else:
        yield Spot(CLOSING, field="date")


def _date_padded(report: Report, context: Context) -> Iterator[Spot]:
    yield from _badly_written(report, context, padded=True)


def _date_form(report: Report, context: Context) -> Iterator[Spot]:
    yield from _badly_written(report, context, padded=False)


def _badly_written(report: Report, context: Context, *, padded: bool) -> Iterator[Spot]:
    for field in ("date", "printed_on"):
        value = getattr(report, field)
        written = without_spaces(_written(context.source, field))
        wrong = (
            bool(_PADDED.search(written))
            if padded
            else bool(written)
            and not _PADDED.search(written)
            and not _OFFICIAL_DATE.fullmatch(written.rstrip("。"))
        )
        if value and wrong:
            message = f"日期写作“{written}”，应写作“{date_text(value)}”。"
            yield Spot(CLOSING, 0, len(value.isoformat()), field, message=message)


def _date_year(report: Report, _context: Context) -> Iterator[Spot]:
    if report.date is None or not report.year:
        return
    distance = report.date.year - report.year
    if distance < 0 or distance > _FAR:
        message = f"成文日期在{report.date.year}年，与{report.year}年度的报告不符，请核对。"
        yield Spot(CLOSING, 0, len(report.date.isoformat()), "date", message=message)


def _date_ahead(report: Report, context: Context) -> Iterator[Spot]:
    if context.today and report.date and report.date > context.today:
        yield Spot(CLOSING, 0, len(report.date.isoformat()), "date")


def _date_late(report: Report, _context: Context) -> Iterator[Spot]:
    if report.date and report.year and 0 < report.date.year - report.year <= _FAR:
        limit = hand_in_by(report.year)
        if report.date > limit:
            message = f"成文日期晚于{date_text(limit)}，已过部门报送年度报告的期限。"
            yield Spot(CLOSING, 0, len(report.date.isoformat()), "date", message=message)


def _note(report: Report, context: Context) -> Iterator[Spot]:
    """The note stands in full-width brackets, once; a report keeps it without them."""
    written = _written(context.source, "note").strip()
    if written:
        if not (written.startswith("（") and written.endswith("）")):
            message = f"附注写作“{written}”，应当用全角圆括号：（{report.note.strip()}）。"
            yield Spot(CLOSING, 0, len(report.note), "note", message=message)
        return
    bare = report.note.strip("（）() ")
    if bare and report.note[0] in "（(" and report.note[-1] in "）)" and not set("（(") & set(bare):
        message = "附注的括号由程序加上，这里不必再写。"
        yield Spot(CLOSING, 0, len(report.note), "note", bare, message)


def _copies_stop(report: Report, context: Context) -> Iterator[Spot]:
    written = _written(context.source, "cc").strip()
    if written and not written.endswith("。"):
        end = len(report.cc)
        yield Spot(CLOSING, max(end - 1, 0), end, "cc")


def _copies_apart(report: Report, _context: Context) -> Iterator[Spot]:
    for match in re.finditer(r"\s*[；;]\s*|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", report.cc):
        yield Spot(CLOSING, match.start(), match.end(), "cc", "，")


def _copies_end(report: Report, _context: Context) -> Iterator[Spot]:
    """A report keeps the list without its 。, which the program adds."""
    bare = report.cc.rstrip("。.，、；; ")
    if bare != report.cc:
        yield Spot(CLOSING, len(bare), len(report.cc), "cc", "")


def _copies_below(report: Report, _context: Context) -> Iterator[Spot]:
    match = _BELOW.search(report.cc)
    if match:
        yield Spot(CLOSING, match.start(), match.end(), "cc")


def _printed_before(report: Report, _context: Context) -> Iterator[Spot]:
    if report.date and report.printed_on and report.printed_on < report.date:
        message = (
            f"印发日期{date_text(report.printed_on)}早于成文日期{date_text(report.date)}，请核对。"
        )
        yield Spot(CLOSING, 0, len(report.printed_on.isoformat()), "printed_on", message=message)


def _imprint_halves(report: Report, _context: Context) -> Iterator[Spot]:
    if bool(report.printer) != bool(report.printed_on):
        field, word = ("printed_on", "印发日期") if report.printer else ("printer", "印发机关")
        yield Spot(CLOSING, field=field, message=f"版记中缺{word}，两者应当同时标注。")


def _imprint_line(report: Report, context: Context) -> Iterator[Spot]:
    lines = context.source.lines if context.source else {}
    printer, printed = lines.get("printer"), lines.get("printed_on")
    if printer and printed and printer[1] != printed[0]:
        yield Spot(CLOSING, 0, len(report.printer), "printer")


def _written(source: Source | None, field: str) -> str:
    return source.written.get(field, "") if source else ""


RULES: Mapping[str, ReportRule] = {
    "elements.signature": _signature,
    "elements.signature_mark": _signature_mark,
    "elements.office_name": _office_name,
    "elements.signature_line": _signature_line,
    "elements.date": _date,
    "elements.date_padded": _date_padded,
    "elements.date_form": _date_form,
    "elements.date_year": _date_year,
    "elements.date_ahead": _date_ahead,
    "elements.date_late": _date_late,
    "elements.note": _note,
    "elements.cc": _copies_stop,
    "elements.cc_apart": _copies_apart,
    "elements.cc_end": _copies_end,
    "elements.cc_below": _copies_below,
    "elements.printed_before": _printed_before,
    "elements.imprint_halves": _imprint_halves,
    "elements.imprint_line": _imprint_line,
}
