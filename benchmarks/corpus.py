"""The stories to measure on: the committed ones, varied so that no two are alike, and long ones put together from them.

Everything is drawn from a seed: the same stories come out on every machine.
"""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

STORIES = Path(__file__).parent / "stories"
SEED = 20310304
# Bytes of a story: with these, 5,000 of them are about 22 MB.
_SHORTEST, _LONGEST = 2_400, 6_600
_NAME = re.compile(r"\b[A-Z][a-z]{2,} [A-Z][a-z]{3,}\b")
_FIGURE = re.compile(r"(?<![\w/.#-])\d{1,6}(?![\w/-])")
_GIVEN = """
Ada Abel Agnes Anton Astrid Boris Carla Cosmo Dora Edwin Elsa Emil Esther Felix Flora Frida Greta Hector Hilda Hugo Ida
Igor Ingrid Iris Ivan Jonas Judith Klaus Lena Leo Livia Magnus Martha Milo Nadia Nils Olga Oscar Paula Petra Rosa Ruth
""".split()
_FAMILY = """
Abbing Barlow Castan Dorvel Elmore Fenwick Garran Hollis Ibsley Jarvik Kestrel Lomax Marden Norwell Orrick Pellow Quill
Rostov Selwyn Tarrant Umber Vastry Wendle Yarrow Zeller Brandt Corvin Dunmore Everley Foss Gannet Harrow Isham Jessop
""".split()


def originals() -> list[str]:
    """The texts of the committed stories, without their front matter."""
    paths = sorted(path for path in STORIES.glob("*.md") if path.name != "README.md")
    return [path.read_text(encoding="utf-8").split("---\n", 2)[-1].strip() for path in paths]


def variation(texts: Sequence[str], number: int) -> str:
    """Story `number`: paragraphs of one text in another order, with other names and figures, and front matter."""
    rng = random.Random(SEED + number)
    text = texts[number % len(texts)]
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    rng.shuffle(paragraphs)
    wanted = rng.randint(_SHORTEST, _LONGEST)
    while sum(map(len, paragraphs)) < wanted:
        paragraphs += [p for p in rng.choice(texts).split("\n\n") if p.strip()]
    kept, size = [], 0
    for paragraph in paragraphs:
        if size and size + len(paragraph) > wanted:
            continue
        kept.append(paragraph)
        size += len(paragraph) + 2
    body = _renamed("\n\n".join(kept), rng)
    return f"---\ntitle: Report {number} of {_name(rng)}\ndate: {_day(rng)}\n---\n{body}\n"


def _renamed(text: str, rng: random.Random) -> str:
    """The text with every name and every figure put in the place of another, each the same throughout."""
    names: dict[str, str] = {}
    figures: dict[str, str] = {}
    text = _NAME.sub(lambda found: names.setdefault(found[0], _name(rng)), text)
    return _FIGURE.sub(lambda found: figures.setdefault(found[0], _figure(found[0], rng)), text)


def _name(rng: random.Random) -> str:
    return f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)}"


def _figure(figure: str, rng: random.Random) -> str:
    if len(figure) == 4 and figure.startswith(("19", "20")):
        return str(rng.randint(1990, 2030))
    return str(rng.randint(10 ** (len(figure) - 1), 10 ** len(figure) - 1))


def _day(rng: random.Random) -> str:
    return f"{rng.randint(2015, 2030)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def write_stories(folder: Path, count: int) -> Path:
    """A folder with stories 0 to `count`, written unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = originals()
    for number in range(count):
        path = folder / f"{number:05}.md"
        if not path.exists():
            path.write_text(variation(texts, number), encoding="utf-8")
    return folder


def write_long_story(path: Path, size: int) -> Path:
    """One story of about `size` bytes: varied ones, one after the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pieces, length = [], 0
    for body in _bodies():
        piece = body if length + len(body) <= size else body[: size - length]
        pieces.append(piece)
        length += len(piece.encode()) + 2
        if length >= size:
            break
    path.write_text("\n\n".join(pieces).strip() + "\n", encoding="utf-8")
    return path


def _bodies() -> Iterator[str]:
    texts = originals()
    number = 0
    while True:
        yield variation(texts, number).split("---\n", 2)[-1].strip()
        number += 1
