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


def in_options(sentence: str) -> str:
    """Name the option where a sentence tells to choose: there is nothing to choose from here."""
    return sentence.replace("选择覆盖原文件", "加 --force 覆盖原文件")
