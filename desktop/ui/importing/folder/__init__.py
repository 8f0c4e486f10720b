"""Importing a folder: a table of files, how each stands against the store, and a summary."""
