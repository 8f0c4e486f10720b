"""Blocks of an official document become pages of placed lines, for screen, printer and PDF.

No widgets here: `breaking` cuts paragraphs into lines, `lines` places them, `pages` stacks them,
`painter` draws a page on any device.
"""
