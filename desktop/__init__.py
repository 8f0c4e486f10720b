"""法治年报: keep, write, proofread and export the yearly reports on law-based government."""
