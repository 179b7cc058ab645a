"""Shown: what headline, deck and captions say, against the body."""
