"""Cells of a small sheet, dressed with named looks."""

from copy import copy
from typing import Any, cast

from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from desktop.exports.xlsx.archive import Result
from desktop.exports.xlsx.styles import Look, Styles
from desktop.exports.xlsx.words import clean, looks_like_formula


def dress(cell: Cell, array: StyleArray) -> None:
    """Give a cell a look that is copied, not looked up by its name for each cell."""
    cast("Any", cell)._style = copy(array)  # noqa: SLF001 - openpyxl has no public name for it


class Cells:
    """The cells of one sheet.

    Attributes:
        results: What each formula comes to, by cell.
    """

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet = sheet
        self.styles = styles
        self.results: dict[str, Result] = {}

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write text that stays text, whatever it begins with."""
        cleaned = clean(text)
        cell = self.cell(row, column, look)
        cell.value = cleaned
        if cleaned:
            cell.data_type = "s"
            cell.quotePrefix = looks_like_formula(cleaned)

    def across(self, row: int, first: int, last: int, text: str, look: Look) -> None:
        """Write text into one cell made of several in a row."""
        self.text(row, first, text, look)
        for column in range(first + 1, last + 1):
            self.cell(row, column, look)
        if last > first:
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)

    def formula(self, row: int, column: int, formula: str, result: Result, look: Look) -> None:
        """Write a live formula together with what it comes to."""
        cell = self.cell(row, column, look)
        cell.value = formula
        self.results[cell.coordinate] = result

    def cell(self, row: int, column: int, look: Look) -> Cell:
        """Return a cell in its look; it is not one that a merger has swallowed."""
        cell = cast("Cell", self.sheet.cell(row, column))
        dress(cell, self.styles.array(look))
        return cell
