"""Indicators × years of one office: the values of a cell, the model, and the table."""
