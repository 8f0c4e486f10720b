"""Reports held against each other: last year, another office, an earlier state."""
