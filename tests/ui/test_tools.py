"""The menu 工具."""

from importlib import import_module

import pytest

from desktop.ui.tools import TOOLS, Tool


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.spec.key)
def test_every_tool_has_the_function_that_opens_it(tool: Tool) -> None:
    module = import_module(f"desktop.ui.{tool.module}")
    assert callable(getattr(module, tool.function))


def test_no_two_tools_share_a_key_or_an_access_key() -> None:
    access = [tool.spec.text.partition("&")[2][:1] for tool in TOOLS]
    assert len({tool.spec.key for tool in TOOLS}) == len(TOOLS)
    assert len(set(access)) == len(TOOLS)
