"""From the program's start to its end: which store is opened, by whom, and what guards it."""
