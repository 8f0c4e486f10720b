"""The 合规单 in the window: a panel beside the report, and a window for Word files from outside."""
