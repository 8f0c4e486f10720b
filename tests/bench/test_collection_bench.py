"""2,000 damaged forms, none of which may be more than a problem, and what a form costs."""

import random
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.office import Office
from desktop.services.workspace import Workspace
from tests.unit.services.damaging import damage

FORMS = 2_000


def test_damaged_forms_are_problems_and_never_more(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "年报.db") as workspace:
        office = workspace.offices.get(workspace.offices.add(Office("东岭区国防动员办公室")))
        sound = tmp_path / "表.xlsx"
        workspace.collection.write(sound, office, 2024)
        form, damaged = sound.read_bytes(), tmp_path / "坏.xlsx"
        for seed in range(FORMS):
            damaged.write_bytes(damage(form, random.Random(seed)))  # noqa: S311 - no secret
            (found,) = workspace.collection.read_all([damaged])
            assert found.problems or found.office is not None


def test_reading_a_form(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    with Workspace.open(tmp_path / "年报.db") as workspace:
        office = workspace.offices.get(workspace.offices.add(Office("东岭区国防动员办公室")))
        form = tmp_path / "表.xlsx"
        workspace.collection.write(form, office, 2024)
        assert benchmark(workspace.collection.read, form).problems == ()
