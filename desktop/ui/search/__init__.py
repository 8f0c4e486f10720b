"""Finding words in all reports of all years."""
