"""The bin: what was removed, and bringing it back."""
