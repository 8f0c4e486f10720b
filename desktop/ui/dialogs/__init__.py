"""Windows that ask one thing: messages, files, an office, a new report, a status."""
