"""copylint finds what a news story says against itself."""

__version__ = "0.1.0"
