"""A workspace on a real store, with an office in it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.office import Office, OfficeId
from desktop.services.workspace import Workspace

TODAY = dt.date(2025, 1, 17)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "台账.db") as opened:
        yield opened


@pytest.fixture
def office(workspace: Workspace) -> OfficeId:
    return workspace.offices.add(Office("东岭区国防动员办公室", "东岭区国动办"))


@pytest.fixture
def today() -> dt.date:
    return TODAY
