"""Blocks of an official document become pages of placed lines, for screen, printer and PDF.

No widgets here: `fonts` tells which glyphs stand for a text, `breaking` where its lines end,
`setting` and `tables` lay out a block, `pages` stacks blocks on pages, `typesetter` does it all and
remembers what has not changed, `painter` and `ruler` draw a page on any device, and `layout` tells
it in numbers. All lengths are points unless a name says otherwise.
"""
