"""台账: all offices and years in one matrix, with how far each report has got."""
