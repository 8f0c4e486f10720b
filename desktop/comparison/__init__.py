"""Reports held against each other: year on year, office against office, promise and result."""
