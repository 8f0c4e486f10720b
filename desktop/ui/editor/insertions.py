"""What actions do to tables and attachments of a report; without Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop.domain.outline import Table
from desktop.domain.report import Attachment
from desktop.ui.editor import edits, tables
from desktop.ui.editor.edits import Edit
from desktop.ui.editor.lines import Line, Role, grid, width
from desktop.ui.editor.projection import Place, Projection

Rule = Callable[[Projection, Place], Edit | None]
"""What an action makes of a report where the cursor is; None: nothing."""

_NEW_TABLE = (3, 3)


def table_at(p: Projection, at: Place) -> Table | None:
    """Return the table that the cursor is in, or None."""
    return None if at.cell is None else p.lines[p.line_of(at)].table


def insert_table(p: Projection, at: Place) -> Edit | None:
    """Put an empty table at the cursor, which goes into its first cell."""
    if at.cell is not None:
        return None
    line = p.lines[p.line_of(at)]
    edit = edits.insert_lines(p, at, [Line(Role.TABLE, table=tables.blank(*_NEW_TABLE))])
    below = at.line + (1 if line.opens or line.text[: at.offset] else 0)
    return replace(edit, place=Place(at.unit, below, 0, 0), text="插入表格")


def remove_table(p: Projection, at: Place) -> Edit | None:
    """Remove the table that the cursor is in, and the empty line that was needed behind it."""
    if table_at(p, at) is None:
        return None
    index = p.line_of(at)
    following = p.lines[index + 1 : index + 2]
    lonely = bool(following) and _is_empty(following[0])
    report = p.report_with(index, index + (2 if lonely else 1), [])
    return Edit(report, Place(at.unit, max(at.line - 1, 0)), "删除表格")


def _is_empty(line: Line) -> bool:
    return line.role is Role.TEXT and not line.text


def table_rule(change: Callable[[Table, int], tuple[Table, int]], text: str) -> Rule:
    """Return a rule that changes the table the cursor is in; the cell goes with it."""

    def rule(p: Projection, at: Place) -> Edit | None:
        table = table_at(p, at)
        if table is None:
            return None
        changed, cell = change(table, at.cell or 0)
        if not changed.rows or not changed.columns:
            return remove_table(p, at)
        return edits.with_table(p, at, changed, cell, text)

    return rule


def row_added(table: Table, cell: int, by: int) -> tuple[Table, int]:
    """Add an empty row above (`by` 0) or below (1) the one of a cell."""
    row, column = divmod(cell, width(table))
    return tables.with_row(table, row + by), (row + by) * width(table) + column


def column_added(table: Table, cell: int, by: int) -> tuple[Table, int]:
    """Add an empty column left (`by` 0) or right (1) of the one of a cell."""
    row, column = divmod(cell, width(table))
    return tables.with_column(table, column + by), row * (width(table) + 1) + column + by


def row_removed(table: Table, cell: int) -> tuple[Table, int]:
    """Remove the row of a cell."""
    row, column = divmod(cell, width(table))
    left = tables.without_row(table, row)
    return left, min(row, max(len(left.rows) - 1, 0)) * width(left) + min(column, width(left) - 1)


def column_removed(table: Table, cell: int) -> tuple[Table, int]:
    """Remove the column of a cell."""
    row, column = divmod(cell, width(table))
    left = tables.without_column(table, column)
    return left, row * width(left) + min(column, width(left) - 1)


def append_row(p: Projection, at: Place) -> Edit | None:
    """Add a row at the end of the table, with the cursor in its first cell."""
    table = table_at(p, at)
    if table is None:
        return None
    longer = tables.with_row(table, len(table.rows))
    return edits.with_table(p, at, longer, len(table.rows) * width(table), "插入行")


def next_cell(p: Projection, at: Place, *, back: bool) -> Edit | None:
    """Go to the end of the next cell, or the one before; behind the last one, a row is added."""
    table = table_at(p, at)
    if table is None:
        return None
    cells = [cell for row in grid(table) for cell in row]
    target = (at.cell or 0) + (-1 if back else 1)
    if target >= len(cells):
        return append_row(p, at)
    place = replace(at, offset=len(cells[max(target, 0)]), cell=max(target, 0))
    return Edit(p.report, place if target >= 0 else at, "")


def fill_cells(p: Projection, at: Place, cells: Sequence[Sequence[str]]) -> Edit | None:
    """Write a block of cells into the table from the cursor's cell on."""
    table = table_at(p, at)
    if table is None:
        return None
    row, column = divmod(at.cell or 0, width(table))
    filled = tables.with_cells(table, at.cell or 0, cells)
    return edits.with_table(p, at, filled, row * width(filled) + column, "粘贴")


def add_attachment(p: Projection, _at: Place) -> Edit:
    """Add an attachment behind all others."""
    report = replace(p.report, attachments=(*p.report.attachments, Attachment("")))
    return Edit(report, Place(len(p.units)), "添加附件")


def remove_attachment(p: Projection, at: Place) -> Edit | None:
    """Remove the attachment that the cursor is in."""
    index = p.attachment_of(at.unit)
    if index is None:
        return None
    attachments = (*p.report.attachments[:index], *p.report.attachments[index + 1 :])
    place = Place(at.unit - 1)
    return Edit(replace(p.report, attachments=attachments), place, "删除附件")
