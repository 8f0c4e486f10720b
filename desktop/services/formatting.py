"""The format profiles of a store: the offices' own choices, one for all or one for an office."""

from dataclasses import replace
from typing import Final

from desktop.domain.office import OfficeId
from desktop.domain.operator import Act
from desktop.domain.report import Report
from desktop.official import profile
from desktop.official.options import Options
from desktop.services import typeset
from desktop.services.permission import Require
from desktop.store import Store

_KEY: Final = "format"


class FormatService:
    """Reads and keeps format profiles, which are settings of the store."""

    def __init__(self, store: Store, require: Require) -> None:
        self._store = store
        self._require = require

    def options(self, office: OfficeId | None = None) -> Options:
        """Return the profile of an office: its own, else that of all, else the standard."""
        own = self._store.setting(_key(office)) if office is not None else ""
        return profile.from_text(own or self._store.setting(_KEY))

    def has_own(self, office: OfficeId) -> bool:
        """Tell whether an office has a profile of its own."""
        return bool(self._store.setting(_key(office)))

    def save(self, options: Options, office: OfficeId | None = None) -> None:
        """Keep the profile of all offices, or that of one.

        Raises `StoreReadOnlyError` where nothing can be written.
        """
        self._require(Act.EDIT)
        key = _KEY if office is None else _key(office)
        self._store.set_setting(key, profile.to_text(options))

    def give_up_own(self, office: OfficeId) -> None:
        """Let an office go by the profile of all again."""
        if self.has_own(office):
            self._require(Act.EDIT)
            self._store.set_setting(_key(office), "")


def settled(report: Report, options: Options) -> Options:
    """Return the options for a Word file, which cannot tell on which page a report ends.

    An imprint that already is on an even page stays where it is (see `profile.settled`).
    """
    if options.plain or not options.imprint_even:
        return options
    pages = typeset.pages(report, replace(options, imprint_even=False))
    return profile.settled(options, len(pages))


def _key(office: OfficeId) -> str:
    return f"{_KEY}:{office}"
