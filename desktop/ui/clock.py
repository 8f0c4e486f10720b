"""The clock of the wall; tests put another in its place."""

import datetime as dt


def local_now() -> dt.datetime:
    """Tell the local time."""
    return dt.datetime.now().astimezone()
