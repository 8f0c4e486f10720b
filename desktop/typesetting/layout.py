"""A layout in numbers, as `nianbao layout --json` prints it, in mm from the paper's corner."""

from collections.abc import Sequence
from typing import Any, Final

from desktop.official import standard
from desktop.official.standard import POINTS_PER_MM
from desktop.typesetting.placed import Line, Page, Rule

_PLACES: Final = 2


def layout_json(pages: Sequence[Page]) -> dict[str, Any]:
    """Return paper, pages, lines and rules; widths are without what hangs outside."""
    return {
        "page": {
            "width_mm": round(standard.PAPER_WIDTH.mm, _PLACES),
            "height_mm": round(standard.PAPER_HEIGHT.mm, _PLACES),
            "text_left_mm": round(standard.BINDING_EDGE.mm, _PLACES),
            "text_top_mm": round(standard.TOP_EDGE.mm, _PLACES),
            "text_width_mm": round(standard.TEXT_WIDTH.mm, _PLACES),
            "text_height_mm": round(standard.TEXT_HEIGHT.mm, _PLACES),
        },
        "pages": [_page(page) for page in pages],
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "label": page.label,
        "label_x_mm": _mm(page.footer_x),
        "label_baseline_mm": _mm(page.footer_baseline),
        "lines": [_line(line) for line in page.lines],
        "rules": [_rule(rule) for rule in page.rules],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "role": line.role.value,
        "text": line.text,
        "x_mm": _mm(line.x),
        "baseline_mm": _mm(line.baseline),
        "width_mm": _mm(line.width),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "x_mm": _mm(rule.x),
        "y_mm": _mm(rule.y),
        "length_mm": _mm(rule.width),
        "weight_mm": _mm(rule.weight),
        "upright": rule.upright,
        "colour": rule.colour,
    }


def _mm(points: float) -> float:
    return round(points / POINTS_PER_MM, _PLACES)
