"""How a sheet is printed: landscape, with its heads on each page and the pages numbered."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.exports.xlsx.content import Paper

_SIZES = {Paper.A4: 9, Paper.A3: 8}
# Units of width; beyond them, fitting a table to the paper would shrink 11 points below 9.
_WIDEST = {Paper.A4: 160.0, Paper.A3: 230.0}
_CM = 1 / 2.54  # inches
_FOOTER = "第 &P 页  共 &N 页"


def set_up_printing(
    sheet: Worksheet, width: float, wanted: Paper, *, rows: tuple[int, int], columns: int
) -> None:
    """Make a sheet ready to print.

    Args:
        sheet: Has its columns and rows already.
        width: That of all its columns together.
        wanted: Where it is left open, A4 for what can be read on it, else A3; what is too wide
            for A3 is spread over as many pages as it takes.
        rows: The first and last of the rows to be repeated.
        columns: How many are repeated at the left.
    """
    paper = wanted
    if wanted is Paper.FITTING:
        paper = Paper.A4 if width <= _WIDEST[Paper.A4] else Paper.A3
    setup, margins, options = sheet.page_setup, sheet.page_margins, sheet.print_options
    setup.orientation, setup.paperSize = "landscape", _SIZES[paper]
    setup.fitToWidth, setup.fitToHeight = pages_across(width) if columns else 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins.left = margins.right = 1.5 * _CM
    margins.top, margins.bottom = 2.0 * _CM, 1.8 * _CM
    margins.header = margins.footer = 0.8 * _CM
    options.horizontalCentered = True
    sheet.print_title_rows = f"{rows[0]}:{rows[1]}"
    if columns:
        sheet.print_title_cols = f"A:{get_column_letter(columns)}"
    footer = HeaderFooterItem()
    footer.center.text, footer.center.font, footer.center.size = _FOOTER, "宋体,Regular", 10
    sheet.HeaderFooter.oddFooter = footer


def pages_across(width: float) -> int:
    """Return how many pages a table takes side by side, where it is too wide to be read on one."""
    return max(1, -int(-width // _WIDEST[Paper.A3]))


def set_print_area(sheet: Worksheet, columns: int, rows: int) -> None:
    """Print the cells up to a column and a row, and nothing that lies beside them."""
    sheet.print_area = f"A1:{get_column_letter(columns)}{rows}"
