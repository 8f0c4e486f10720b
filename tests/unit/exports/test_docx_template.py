"""The template is what its script makes of today's standard and styles."""

import importlib.util
import re
import zipfile
from io import BytesIO
from pathlib import Path

from lxml import etree

from desktop.exports.docx.styles import RUN_IN_STYLES, STYLES
from desktop.official.blocks import Role
from desktop.official.standard import FAMILIES


def _made(root: Path) -> bytes:
    file = root / "build" / "templates" / "make_gongwen.py"
    spec = importlib.util.spec_from_file_location("make_gongwen", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    content: bytes = module.template()
    return content


def _kept(root: Path) -> bytes:
    return (root / "resources" / "templates" / "gongwen.docx").read_bytes()


def _part(root: Path, name: str) -> str:
    with zipfile.ZipFile(BytesIO(_kept(root))) as package:
        return package.read(name).decode("utf-8")


def test_making_it_again_gives_the_same_bytes(root: Path) -> None:
    assert _made(root) == _kept(root)


def test_every_part_is_well_formed(root: Path) -> None:
    with zipfile.ZipFile(BytesIO(_kept(root))) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))


def test_every_role_has_a_style_of_its_own(root: Path) -> None:
    styles = re.findall(r'w:styleId="(\w+)"', _part(root, "word/styles.xml"))
    wanted = [style.identifier for style in (*STYLES.values(), *RUN_IN_STYLES.values())]
    assert set(STYLES) == set(Role) - {Role.TABLE}
    assert len(styles) == len(set(styles))
    assert set(wanted) <= set(styles)


def test_the_official_fonts_are_named_with_their_alternates(root: Path) -> None:
    fonts = _part(root, "word/fontTable.xml")
    for family in FAMILIES.values():
        assert f'<w:font w:name="{family.name}"><w:altName w:val="{family.alternates[0]}' in fonts


def test_no_theme_font_and_no_program_is_named(root: Path) -> None:
    with zipfile.ZipFile(BytesIO(_kept(root))) as package:
        names, whole = package.namelist(), b"".join(map(package.read, package.namelist()))
    assert "docProps/app.xml" not in names
    assert b"asciiTheme" not in whole
    assert b"python" not in whole


def test_it_is_lean(root: Path) -> None:
    assert len(_kept(root)) < 30_000
