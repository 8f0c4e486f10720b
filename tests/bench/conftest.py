"""Benchmarks: run by `build/dev.py bench` alone, since a busy machine must not fail a test."""

import pytest


@pytest.fixture(autouse=True)
def _in_group(request: pytest.FixtureRequest) -> None:
    """Print the benchmarks of one file in one table unless they name a group of their own."""
    if "benchmark" in request.fixturenames and request.node.get_closest_marker("benchmark") is None:
        request.getfixturevalue("benchmark").group = request.path.stem
