"""How a command answers: as JSON, or in words."""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any


def write_answer(options: argparse.Namespace, shape: Any, told: Callable[[Any], str]) -> None:  # noqa: ANN401  # any JSON
    """Print `shape` as JSON where that was asked for, else what `told` makes of it."""
    if options.json:
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
    elif words := told(shape):
        sys.stdout.write(words + "\n")
