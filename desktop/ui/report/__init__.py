"""Around the editor of one report: saving by itself, its status, its files, last year's plan."""
