"""Stories of every kind: with findings and without, suppressed, in other languages, formats, encodings, unreadable."""

import json
from pathlib import Path
from shutil import copytree

FIXTURES = Path(__file__).parent / "fixtures"
WRONG_DAY = "The street was closed on Thursday, 3 March 2026.\n"
SLIP = "He saw the the bus. “No!” He said.\n"
NAMED = "Prime Minister Aram {} resigned on Tuesday.\n\nAram {} said he was tired.\n"
SPANISH = "El consejo se reunió el martes en la sala y aprobó los presupuestos de la ciudad para el año que viene.\n"
ODD = {
    "empty.md": b"",
    "packed.md": b"PK\x03\x04 nothing that is a story",
    "cafe.txt": "The café opened on Monday, 3 March 2026.\n".encode("cp1252"),
    "spanish.md": SPANISH.encode(),
    "checked.md": f"<!-- copylint: ignore weekday-date: as the poster has it -->\n\n{WRONG_DAY}".encode(),
    "idle.md": f"<!-- copylint: ignore pronoun-conflict -->\n\n{WRONG_DAY}".encode(),
    "beside.txt": WRONG_DAY.encode(),
    "beside.txt.copylint.yaml": b"ignore: [{rule: weekday-date, reason: as the poster has it}]\n",
    "foreign.json": b'{"uri": "no story"}',
    "lone.ninjs": b'{"uri": "x", "type": "text", "body_text": "Zo\\ud800 met the the man on Thursday, 3 March 2026."}',
    "a name\n.md": WRONG_DAY.encode(),
    "several.json": json.dumps([{"uri": uri, "headline": "Closed", "body_text": WRONG_DAY} for uri in "abc"]).encode(),
}


def write_stories(folder: Path) -> None:
    """Some sixty of them."""
    copytree(FIXTURES, folder / "fixtures")
    for name, content in ODD.items():
        (folder / name).write_bytes(content)
    for number in range(30):
        day, slip = WRONG_DAY if number % 4 == 0 else "", SLIP if number % 3 == 0 else ""
        spelling = "Petrosyan" if number % 5 == 0 else "Petrosjan"
        text = f"It was day {number}.\n\n{day}\n{slip}\n{NAMED.format(spelling, spelling)}"
        (folder / f"s{number:02}.md").write_text(text, "utf-8")
