"""Markup: what of a file is copy, and what only dresses it; masked to equal length, never cut."""
