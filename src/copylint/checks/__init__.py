"""Kinds of check: one module a kind, each with Options, WORDS, CASES and check()."""
