"""The format profile of an office: a dialog from a table of questions."""
