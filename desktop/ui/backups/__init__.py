"""Backups in the window: the list, a second place, bringing one back, and those made by itself."""
