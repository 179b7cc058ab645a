"""Whole archives: read record by record, linted in several processes or on a cluster, what is found written in parts.

`records` finds and reads them, `keys` makes a story of one, `clerk` lints some of them, `ledger` counts what is found,
`folder` keeps it so that it can go on after any end, `sweep` has all of it done, `account` tells what came of it.
"""
