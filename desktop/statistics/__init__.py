"""Statistics: the catalogue of indicators, and figures put side by side."""
