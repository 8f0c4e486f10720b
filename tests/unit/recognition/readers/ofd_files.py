"""Small OFD files made by hand: text and strokes at given places of A4 pages, in millimetres."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'

_ENTRY = (
    f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    "</ofd:DocBody></ofd:OFD>"
)


def text(x: float, y: float, content: str, *, size: float = 5.6, more: str = "") -> str:
    """Return a text object whose characters stand side by side on a baseline."""
    return (
        f'<ofd:TextObject Boundary="{x} {y - size} 150 10" Font="1" Size="{size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {len(content) - 1} {size}">{content}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def stroke(x: float, y: float, right: float, foot: float) -> str:
    """Return a path object: a line from one place to another."""
    return (
        f'<ofd:PathObject Boundary="{x} {y} 1 1"><ofd:AbbreviatedData>'
        f"M 0 0 L {right - x} {foot - y}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def page(*objects: str, template: str = "") -> str:
    """Return a page of objects, laid upon a template where one is named."""
    under = f'<ofd:Template TemplateID="{template}"/>' if template else ""
    layer = f"<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content>"
    return f"<ofd:Page {NAMESPACE}>{under}{layer}</ofd:Page>"


def write_ofd(path: Path, pages: Sequence[str], **others: str) -> Path:
    """Write a file of pages; `others` are more parts, by name with _ for / and without .xml."""
    listed = "".join(
        f'<ofd:Page ID="{index}" BaseLoc="Pages/Page_{index}.xml"/>' for index in range(len(pages))
    )
    document = (
        f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>/Doc_0/Res.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="t" BaseLoc="Template.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )
    parts = {"OFD.xml": _ENTRY, "Doc_0/Document.xml": document}
    parts |= {f"Doc_0/Pages/Page_{index}.xml": each for index, each in enumerate(pages)}
    parts |= {f"{name.replace('__', '/')}.xml": each for name, each in others.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
