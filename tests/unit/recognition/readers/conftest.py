"""Small Word files made by hand, so that each test shows the XML it is about."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)

WordFile = Callable[..., Path]


@pytest.fixture
def word(tmp_path: Path) -> WordFile:
    """Give a function that writes a Word file from the XML inside its parts."""

    def write(body: str, *, styles: str = "", numbering: str = "", footnotes: str = "") -> Path:
        path = tmp_path / "报告.docx"
        parts = {
            "document": f"<w:body>{body}</w:body>",
            "styles": styles,
            "numbering": numbering,
            "footnotes": footnotes,
        }
        with zipfile.ZipFile(path, "w") as archive:
            for name, inner in parts.items():
                if inner:
                    archive.writestr(
                        f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"
                    )
        return path

    return write
