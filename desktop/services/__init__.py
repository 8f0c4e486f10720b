"""Use cases: what a user can do, without a window and without SQL.

A `Workspace` is one open store and the use cases on it; every write tells the listeners what
changed.
"""
