"""Operators in the window: signing in, the list of them, and what they may not do."""
