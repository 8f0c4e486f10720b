"""Proofreading in the window: the panel 校对, its marks, the gate, and what is not heard of."""
