"""Proofreading: one module a family of rules; a rule is data and a small pure function."""
