"""The password of the store: asked for at the start, set, changed and removed."""
