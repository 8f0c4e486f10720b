"""Workbooks damaged on purpose: as bytes, or in what one of their parts says."""

import io
import random
import zipfile
from collections.abc import Callable


def damage(form: bytes, chance: random.Random) -> bytes:
    """Damage a workbook in one of the ways there are."""
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flipped, _cut, _in_a_part)
    return chance.choice(ways)(form, chance)


def _flipped(form: bytes, chance: random.Random) -> bytes:
    raw = bytearray(form)
    for _ in range(chance.randint(1, 40)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _cut(form: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(form)) for _ in range(2))
    return form[:start] + (b"" if chance.random() < 0.5 else form[end:])


def _in_a_part(form: bytes, chance: random.Random) -> bytes:
    """Damage one part and pack all anew, so that the archive itself is sound."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        wanted = chance.choice(names)
        for name in names:
            part = old.read(name)
            if name != wanted:
                new.writestr(name, part)
            elif part and chance.random() < 0.9:
                new.writestr(name, _said_otherwise(part, chance))
    return out.getvalue()


def _said_otherwise(part: bytes, chance: random.Random) -> bytes:
    ways: tuple[Callable[[bytes], bytes], ...] = (
        lambda raw: raw.replace(b"<", b"<x", chance.randint(1, 3)),
        lambda raw: raw.replace(b'r="', b'r="ZZZ', chance.randint(1, 5)),
        lambda raw: raw.replace(b't="s"', b't="n"'),
        lambda raw: raw.replace(b"<v>", b"<v>9999999999999999999999999999e", 3),
        lambda raw: raw.replace(b'count="', b'count="-', 1),
        lambda raw: raw[: chance.randrange(len(raw))],
        lambda raw: _flipped(raw, chance),
        lambda _raw: b"",
        lambda _raw: b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    )
    return chance.choice(ways)(part)
