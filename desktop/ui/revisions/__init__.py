"""The history of a report beside its text: what was changed, when and by whom, and its return."""
