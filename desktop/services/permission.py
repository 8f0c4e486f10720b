"""How a use case asks whether whoever works now may do what it does.

The answer is the one table `domain.operator.MAY`; a service is given the question when it is made
and asks it first, so that no page and no command can go round it.
"""

from collections.abc import Callable

from desktop.domain.operator import Act

Require = Callable[[Act], None]
"""Raises `NotAllowedError`, in words, where whoever works now may not do that."""
