"""What the program remembers about itself beside the reports: the window's state and the like."""

from desktop.store.connection import Tables


class SettingTables(Tables):
    """The part of a store that keeps settings, each a text under a key."""

    def setting(self, key: str) -> str | None:
        """Return a setting, or None if it was never set."""
        row = self._connection.row("SELECT value FROM settings WHERE key = ?", key)
        return None if row is None else str(row["value"])

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        with self._connection.transaction():
            self._connection.table("settings").upsert({"key": key, "value": value}, pk="key")
