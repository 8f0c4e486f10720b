"""The official-document format: figures of the standard, and a report as blocks set by them."""
