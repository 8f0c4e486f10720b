"""Packages of every format version so far: they open for ever."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exports.package.archive import opened
from desktop.exports.package.codec import decode, encode
from desktop.services.package_reading import read_package
from desktop.statistics.catalogue import load_catalogue
from tests.data.freeze_package import PACKAGES, PASSWORD, packed

_FROZEN = sorted(PACKAGES.glob("v*.nbz"))


@pytest.mark.parametrize("path", _FROZEN, ids=lambda path: path.stem)
def test_a_frozen_package_opens_and_gives_back_its_report(path: Path) -> None:
    with opened(path, lambda: PASSWORD) as package:
        found = decode(package.read("reports/0001.json"))
    assert found == packed()


@pytest.mark.parametrize("path", _FROZEN, ids=lambda path: path.stem)
def test_a_frozen_package_brings_its_indicator(path: Path) -> None:
    unpacked = read_package(path, load_catalogue(), lambda: PASSWORD)
    assert [each.label for each in unpacked.indicators] == ["疏散演练"]


def test_the_digest_of_a_report_is_the_same_for_ever() -> None:
    with opened(PACKAGES / "v1.nbz", lambda: None) as package:
        (item,) = package.manifest.items
    assert packed().content == item.content


def test_a_report_without_what_came_later_is_read() -> None:
    shape = json.loads(encode(packed()))
    del shape["links"]
    del shape["report"]["note"]
    assert decode(json.dumps(shape).encode()) == replace(packed(), links=())
