"""Reporters: one module an output format."""
