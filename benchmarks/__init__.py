"""How fast copylint is beside other checkers of prose, and how its time grows.

`python -m benchmarks` makes the corpus, installs the others, each in an environment of its own, measures all in one run
and writes docs/benchmarks.md. It needs a package index, and takes an hour or so; nothing of it runs in CI.
"""
