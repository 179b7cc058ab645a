"""The language server: findings while the story is being written, in the editor it is written in.

`desk` lints what the editor shows, `positions` speaks of places as the editor does, `reports`, `actions` and `pages`
make what it is sent, and `server` is the only module that talks to it.
"""
