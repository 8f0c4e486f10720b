"""The indicators an office added or changed, each as the JSON text that the catalogue writes."""

from collections.abc import Mapping

from desktop.store.connection import Tables


class CatalogueTables(Tables):
    """The part of a store that keeps indicators."""

    def indicators(self) -> dict[str, str]:
        """Return what is kept of each indicator, by its key, in the order of the catalogue."""
        rows = self._connection.rows("SELECT key, content FROM indicators ORDER BY position, key")
        return {row["key"]: row["content"] for row in rows}

    def save_indicators(self, contents: Mapping[str, str]) -> None:
        """Keep these indicators and no others, in this order."""
        with self._connection.transaction():
            table = self._connection.table("indicators")
            table.delete_where("1 = 1")
            table.insert_all(
                {"key": key, "position": position, "content": content}
                for position, (key, content) in enumerate(contents.items())
            )

    def indicator_in_use(self, key: str) -> bool:
        """Tell whether any report has a figure of this indicator."""
        row = self._connection.row("SELECT 1 FROM figures WHERE indicator = ? LIMIT 1", key)
        return row is not None
