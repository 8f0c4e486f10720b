"""The store: SQLite through sqlite-utils; the only package that talks SQL."""

from desktop.store.health import Health
from desktop.store.store import Store

__all__ = ["Health", "Store"]
