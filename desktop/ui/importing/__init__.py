"""Looking over what was read from files before it is stored."""
