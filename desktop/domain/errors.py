"""Failures that a user can cause or repair; everything else is a bug and is left to travel.

Every error carries one Chinese sentence that says what happened, what was kept and what to do.
"""


class ReportError(Exception):
    """A failure to be shown to the user as it is worded."""


class UnreadableFileError(ReportError):
    """A file from outside cannot be used."""


class PasswordError(UnreadableFileError):
    """A sealed file wants its password, or another one than was given."""


class StoreError(ReportError):
    """The store cannot be opened or written."""


class StoreTooNewError(StoreError):
    """The store was written by a newer program."""


class StoreDamagedError(StoreError):
    """The store's file is damaged, or is none; it may be set aside and made good."""


class PasswordNeededError(StoreError):
    """The store is encrypted and no password was given."""


class WrongPasswordError(StoreError):
    """The store, or a copy of it, does not open with this password."""


class WeakPasswordError(ReportError):
    """A password is too short or too long to be set."""


class StoreGoneError(StoreError):
    """The store's file is not in its place any more, such as on a stick that was pulled."""


class StoreOutdatedError(StoreError):
    """The store is of an older program, and cannot be brought up to date where it is."""


class StoreReadOnlyError(StoreError):
    """A change was asked of a store that is open for reading only."""


class NotFoundError(ReportError):
    """What was asked for is not in the store."""


class ConflictError(ReportError):
    """What is to be stored or written is there already."""


class ExportError(ReportError):
    """A file cannot be written."""


class NotAllowedError(ReportError):
    """Whoever works now may not do what was asked."""


class NoteMissingError(ReportError):
    """A gate is to be passed without saying why."""
