"""Charts painted by ourselves: one layout and one painter for screen, print, PNG and SVG."""
