"""Inputs that nobody meant well, fed to every entrance of copylint: `python scripts/fuzz.py`.

`dictionary` has the words that inputs are made of, `mutations` what is done to them, `seeds` what they start from,
`wrapped` stories in every format, `entrances` what is fed with them, `promises` what must hold afterwards, `smaller`
makes a failing input short, and `runner` does all of it, many times over.
"""
