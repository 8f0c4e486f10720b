"""The panel 数据 beside the text: what it says in figures, what is stored, and what disagrees."""
