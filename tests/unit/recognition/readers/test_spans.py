"""Cells set over several columns keep the ones beside them in their place."""

from pathlib import Path

from docx import Document

from desktop.domain.outline import Table
from desktop.recognition import recognise


def test_a_cell_over_two_columns_stands_for_both(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("一、主要举措和成效")
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("科室", "案件", ""), ("执法科", "7", "2")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    path = tmp_path / "报告.docx"
    document.save(str(path))
    blocks = [block for section in recognise(path).report.sections for block in section.paragraphs]
    assert Table((("科室", "案件", ""), ("执法科", "7", "2"))) in blocks
