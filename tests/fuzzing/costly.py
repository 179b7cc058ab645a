"""Stories that are costly on purpose: each a function from a number of pieces to the file's text."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

_FIRST = "Ann Bo Carla Dov Edda Finn Gerda Hugo Ines Jonas Karla Lars Mona Nils Olga Piet".split()
_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu lan mer kov dal rin".split()


class Costly(NamedTuple):
    """A file's name, what makes its text from a number of pieces, and how many of them make a large one."""

    file: str
    make: Callable[[int], str]
    large: int


def _names() -> Iterator[str]:
    """As many different names of people as are asked for."""
    for length in itertools.count(3):
        for syllables in itertools.product(_SYLLABLES, repeat=length):
            word = "".join(syllables)
            yield f"{_FIRST[len(word) * 7 % len(_FIRST)]} {word.capitalize()}"


def _each(piece: Callable[[int], str], joint: str = " ", per_paragraph: int = 5) -> Callable[[int], str]:
    """Pieces by their number, a few to a paragraph."""

    def make(count: int) -> str:
        pieces = list(map(piece, range(count)))
        rows = (pieces[i : i + per_paragraph] for i in range(0, count, per_paragraph))
        return "\n\n".join(map(joint.join, rows)) + "\n"

    return make


def _same(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda count: f"{before}{piece * count}{after}"


def _named(sentence: str) -> Callable[[int], str]:
    """The sentence with another name in every one of them."""

    def make(count: int) -> str:
        names = itertools.islice(_names(), count)
        return "\n\n".join(sentence.format(name=name, surname=name.split()[1]) for name in names) + "\n"

    return make


def _word(number: int) -> str:
    """Another capitalised word for every number."""
    base = len(_SYLLABLES)
    return "".join(_SYLLABLES[number // base**power % base] for power in range(4)).capitalize()


def _letters(number: int) -> str:
    return "".join(chr(ord("A") + number // 26**power % 26) for power in range(4))


def _acronym(number: int) -> str:
    letters = _letters(number)
    words = " ".join(f"{letter}{'olan'[: 2 + number % 3]}" for letter in letters)
    return f"The {words} ({letters}) met. The {letters} agreed."


def _planes(count: int) -> str:
    """Characters of every plane, those that are assigned and those that are not."""
    codes = (plane << 16 | (number * 257) % 0xFFFE for number in itertools.count() for plane in range(17))
    shown = (chr(code) for code in codes if not 0xD800 <= code < 0xE000 and code > 31)
    return "".join(itertools.islice(shown, count))


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda count: f"Rain fell. {opening * count}Deep down.{closing * count}\n"


def _nested_list(count: int) -> str:
    return "\n".join(f"{'  ' * (level % 200)}- item {level}" for level in range(count)) + "\n"


def _quotes_in_quotes(count: int) -> str:
    return "".join("“‘"[level % 2] + "He said " for level in range(count)) + "no" + "”’" * (count // 2) + "\n"


def _comments(count: int) -> str:
    return "".join(
        f"<!-- copylint: ignore name-variant: {n} -->\n\nAnn Velk met the the Anne Velk.\n\n" for n in range(count)
    )


def _table(count: int) -> str:
    return "| town | dead |\n|---|---|\n" + "".join(f"| Velsha {n} | {n} |\n" for n in range(count))


def _front_matter(count: int) -> str:
    entries = "".join(f"key{n}: value\n" for n in range(count))
    return f"---\ntitle: Rain\n{entries}---\n\nRain fell.\n"


def _sports(number: int) -> str:
    return f"Velsha beat Korva {number % 7}-{number % 5} on Sunday, after {number} games and {number % 90} goals."


def _day(number: int) -> str:
    months = "January February March April May June July August September October November December".split()
    week = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    return f"They met on {week[number % 7]}, {number % 28 + 1} {months[number % 12]} {1990 + number % 40}."


def _toll(number: int) -> str:
    return f"At least {number % 97 + 3} people were killed and {number % 31} injured in the storm."


def text_of(costly: Costly, count: int) -> str:
    """The file's text; Markdown says that it is English, so that every rule is run over it."""
    text = costly.make(count)
    return text if costly.file != "a.md" or text.startswith("---") else f"---\nlang: en\n---\n\n{text}"


COSTLY: Mapping[str, Costly] = {
    "straight quotation marks": Costly("a.txt", _same('"'), 1_000_000),
    "curly quotation marks": Costly("a.txt", _same("“"), 1_000_000),
    "quotation marks of every kind": Costly("a.md", _same("\"“”'‘’«»„ "), 100_000),
    "quotation marks with words": Costly("a.md", _same('He said "no. ', after="\n"), 50_000),
    "apostrophes": Costly("a.md", _same("the dogs' 'n' "), 70_000),
    "one long word": Costly("a.txt", _same("a"), 10_000_000),
    "one long word with capitals": Costly("a.txt", _same("aB"), 5_000_000),
    "one long hyphenated word": Costly("a.txt", _same("well-"), 1_000_000),
    "one long number": Costly("a.txt", _same("1"), 1_000_000),
    "one long number with commas": Costly("a.txt", _same("1,", after="1"), 500_000),
    "one long line": Costly("a.txt", _same("the rain fell on the town "), 100_000),
    "one long capitalized line": Costly("a.txt", _same("Rain Fell On Velsha "), 50_000),
    "line ends": Costly("a.md", _same("\n", "Rain fell.", "Rain fell."), 1_000_000),
    "line ends of three kinds": Costly("a.txt", _same("\r\n\n\r", "Rain fell.", "Rain fell."), 300_000),
    "blanks": Costly("a.md", _same(" ", "Rain", "fell."), 1_000_000),
    "full stops": Costly("a.txt", _same("."), 1_000_000),
    "abbreviations": Costly("a.txt", _same("Mr. U.S. St. "), 100_000),
    "dashes": Costly("a.md", _same("- — – "), 200_000),
    "names of people": Costly("a.md", _named("{name} spoke. {surname} left."), 100_000),
    "one name over and over": Costly("a.md", _same("Ann Velk met Anne Velk. "), 30_000),
    "people with roles": Costly("a.md", _named("President {name}, 45, the mayor of Velsha, spoke."), 20_000),
    "names that sound alike": Costly(
        "a.md", _each(lambda n: f"Bo Pogoss{'yj'[n % 2]}an{'aeiou'[n % 5] * (n % 9)} spoke."), 20_000
    ),
    "surnames alone": Costly("a.md", _named("{surname} said so. He left."), 160_000),
    "people named once, and others by the surname": Costly(
        "a.md", _each(lambda n: f"Ann {_word(n)}o spoke. “No,” {_word(n)}a said."), 240_000
    ),
    "two first names to a surname": Costly(
        "a.md", _each(lambda n: f"John {_word(n)} spoke. James {_word(n)} left."), 20_000
    ),
    "letters that changed places": Costly(
        "a.md", _each(lambda n: f"The {_letters(n)} met. The {_letters(n)} left. The {_letters(n)[::-1]} came."), 10_000
    ),
    "bodies under two names": Costly(
        "a.md",
        _each(lambda n: f"The {_word(n)} Sea Safety Agency met. The {_word(n)} Sea Safety Authority left."),
        10_000,
    ),
    "streets under two names": Costly(
        "a.md", _each(lambda n: f"It rained in {_word(n)} Lane. It snowed in {_word(n)} Road."), 10_000
    ),
    "figures": Costly("a.md", _each(lambda n: f"{n:,} people"), 50_000),
    "figures alone": Costly("a.md", _each(lambda n: f"{n},", per_paragraph=50), 50_000),
    "tolls": Costly("a.md", _each(_toll), 20_000),
    "figures of one noun": Costly("a.md", _each(lambda n: f"The mill has {n} workers."), 20_000),
    "changes": Costly("a.md", _each(lambda n: f"Sales rose {n % 90}% from {n} to {n + 7} million."), 10_000),
    "levels taken up": Costly(
        "a.md", _each(lambda n: f"It has {n} boats (12) and is older than one ({n}). That is up from {n}."), 10_000
    ),
    "percentages": Costly("a.md", _each(lambda n: f"{n % 100}% of the voters, or {n} of {n * 3}, agreed."), 10_000),
    "sums": Costly("a.md", _each(lambda n: f"The {n + 5} included {n} men and 5 women."), 10_000),
    "split totals": Costly("a.md", _each(lambda n: f"It has {n + 5} boats at sea - {n} old and 6 new."), 10_000),
    "majorities": Costly("a.md", _each(lambda n: f"It has a majority with {n} of 57. Of the {n}, 12 fell."), 10_000),
    "conversions": Costly("a.md", _each(lambda n: f"It is {n} miles ({n * 2} kilometres) away."), 10_000),
    "ranges": Costly("a.md", _each(lambda n: f"between {n} and {n * 1000} tonnes, from $2 to ${n} million."), 10_000),
    "scores": Costly("a.md", _each(_sports), 10_000),
    "sets of matches": Costly(
        "a.md", _each(lambda _: "He won 6-4, 6-2. It was a three-set win.", per_paragraph=2), 5_000
    ),
    "dates": Costly("a.md", _each(_day), 20_000),
    "days of the week": Costly(
        "a.md", _each(lambda n: "The storm hit Velsha on " + ("Monday." if n % 2 else "Tuesday.")), 20_000
    ),
    "days that no month has": Costly(
        "a.md", _each(lambda n: f"The May {n % 28 + 1} vote was won. The May {n % 900 + 40} vote was lost."), 10_000
    ),
    "years that are none": Costly("a.md", _each(lambda n: f"It burned in {1000 + n % 1200} and {2201 + n}."), 10_000),
    "times in two zones": Costly("a.md", _each(lambda n: f"It rained at {n % 24}:00 ({n % 7}:00 GMT)."), 10_000),
    "durations": Costly(
        "a.md",
        _each(lambda n: f"The war, which began in {1900 + n % 90}, lasted {n} years until {1990 + n % 30}."),
        10_000,
    ),
    "ages": Costly("a.md", _named("{name}, 45, was born in 1970. {surname}, aged 44, left."), 10_000),
    "ages that point back": Costly(
        "a.md", _each(lambda n: f"A {n}-year-old man fell. The {n * 10}-year-old man was shot."), 10_000
    ),
    "people of impossible ages": Costly("a.md", _named("{name}, 450, of Velsha, was shot."), 10_000),
    "so many in each": Costly(
        "a.md", _each(lambda n: f"It has {n} rows. Each has {n + 2} seats, {n * 3} in all."), 10_000
    ),
    "terms in office": Costly(
        "a.md", _named("{name} will run for a third term. {surname} seeks a fourth term."), 5_000
    ),
    "distances between places": Costly("a.md", _named("{surname} lies 40 km north of Velsha."), 10_000),
    "states": Costly(
        "a.md",
        _each(lambda n: f"The ceasefire has held since {1990 + n % 30}. The war began on {n % 27 + 1} May."),
        10_000,
    ),
    "acronyms": Costly("a.md", _each(_acronym), 10_000),
    "organisations": Costly("a.md", _named("{surname} Steel Inc. said the {surname} Steel Corp. had closed."), 10_000),
    "places": Costly(
        "a.md",
        _named("The town of {surname} in Georgia fell. The village of {surname} is the capital of Armenia."),
        10_000,
    ),
    "known places": Costly(
        "a.md", _each(lambda _: "Baku, Yerevan, Shusha, Paris and Tbilisi fell. The capital fell."), 10_000
    ),
    "captures": Costly(
        "a.md", _named("The army took the town of {surname} on Sunday. The conquest of {surname} followed."), 10_000
    ),
    "quotations": Costly("a.md", _named("“We won the day,” {name} said. “It was hard.”"), 10_000),
    "the same quotation": Costly("a.md", _each(lambda _: "“We won the day and lost the town,” he said."), 10_000),
    "quotations without a speaker": Costly("a.md", _each(lambda _: "“We won the day and lost the town.”"), 10_000),
    "quotations in quotations": Costly("a.md", _quotes_in_quotes, 20_000),
    "brackets": Costly("a.md", _nested("(", ")"), 200_000),
    "brackets of every kind": Costly("a.txt", _nested("([{", "}])"), 100_000),
    "brackets left open": Costly("a.txt", _same("(a [b "), 200_000),
    "emphasis": Costly("a.md", _nested("*a **b ", "** *"), 50_000),
    "emphasis left open": Costly("a.md", _same("*a _b "), 100_000),
    "backticks": Costly("a.md", lambda n: "".join("`" * (i % 5 + 1) + "a " for i in range(n)), 50_000),
    "nested lists": Costly("a.md", _nested_list, 20_000),
    "a list": Costly("a.md", lambda n: "".join(f"- item {i} of the list\n" for i in range(n)), 50_000),
    "three of a kind": Costly("a.md", _each(lambda _: "Three people, Ann, Bo and Carla, left."), 10_000),
    "announced people": Costly("a.md", _named("Three men, {name}, 45, {name}, 44, and {name}, left."), 5_000),
    "nested block quotes": Costly("a.md", _same("> ", after="Rain fell.\n"), 200_000),
    "block quotes": Costly("a.md", _same("> Rain fell.\n\n"), 50_000),
    "a table": Costly("a.md", _table, 20_000),
    "headings": Costly("a.md", _each(lambda n: f"## Storm {n} hits", per_paragraph=1), 20_000),
    "links": Costly("a.md", _each(lambda n: f"[the town](https://a.example/{n}) fell"), 10_000),
    "link references": Costly("a.md", _each(lambda n: f"[town][{n}]\n\n[{n}]: https://a.example/{n}"), 10_000),
    "brackets of links left open": Costly("a.md", _same("[a]("), 100_000),
    "angle brackets": Costly("a.md", _same("<a "), 200_000),
    "comments left open": Costly("a.md", _same("<!-- "), 100_000),
    "suppressions": Costly("a.md", _comments, 2_000),
    "checked names": Costly("a.md", _named("{name} (cq) met the the mayor, 45 (cq)."), 10_000),
    "sidecar marks in plain text": Costly("a.txt", _same("<!-- copylint: ignore name-variant: x -->\n\n"), 20_000),
    "front matter": Costly("a.md", _front_matter, 50_000),
    "paragraphs alike": Costly(
        "a.md", _same("The mayor said on Sunday that 12 people died in the storm at Velsha.\n\n"), 10_000
    ),
    "paragraphs nearly alike": Costly(
        "a.md",
        _each(lambda n: f"The mayor of the town said that {n} people died in the storm at the mill.", per_paragraph=1),
        10_000,
    ),
    "events in one sentence": Costly("a.md", _same("a blast shook the town and ", "In Velsha "), 5_000),
    "terms in one sentence": Costly("a.md", _same("12 years and ", "Ann Velk was jailed for "), 5_000),
    "places in an order": Costly("a.md", _same("the 11th mile, ", "# The 12th mile and ", "\n\nThe 13th mile."), 5_000),
    "doubled words": Costly("a.md", _same("the the mayor left. "), 20_000),
    "slips of style": Costly(
        "a.md",
        _each(lambda _: "The colour and the color of the 3 e-mails and five emails per cent percent at 3pm and 4 p.m."),
        5_000,
    ),
    "captions": Costly("a.md", _each(lambda n: f"![Ann Velk with {n} men in Baku](a{n}.jpg)", per_paragraph=1), 10_000),
    "placeholders": Costly("a.md", _same("TK XXX lorem ipsum [name] "), 20_000),
    "every plane of Unicode": Costly("a.txt", _planes, 500_000),
    "bidi controls": Costly("a.txt", _same("\u202eabc\u2066\u2069\u202c\u200f "), 100_000),
    "combining marks": Costly("a.txt", _same("\u0301", "e"), 1_000_000),
    "zero-width characters": Costly("a.txt", _same("a\u200b\u2060\u00ad"), 300_000),
    "emoji": Costly("a.txt", _same("👩‍👩‍👧‍👦🇫🇷 "), 50_000),
    "control characters": Costly("a.txt", _same("Rain fell.\x1b\x07 "), 100_000),
    "HTML paragraphs": Costly("a.html", _same("<p>The mayor said 12 people died.", "<html><body>"), 20_000),
    "HTML elements nested": Costly(
        "a.html", lambda n: f"<html><body>{'<div><b>' * n}Rain fell.{'</b></div>' * n}", 50_000
    ),
    "HTML never closed": Costly("a.html", _same("<b><i><a href=x>a", "<html><body>"), 30_000),
    "character references": Costly("a.html", _same("&eacute;&#8220;&amp;&bogus;", "<html><body><p>"), 50_000),
    "JSON escapes": Costly(
        "a.json", _same('\\u00e9\\n\\"', '{"uri": "x", "headline": "Rain", "body_text": "', '"}'), 100_000
    ),
    "NITF paragraphs": Costly(
        "a.xml",
        _same("<p>Ann Velk said 12 people died.</p>", "<nitf><body><body.content>", "</body.content></body></nitf>"),
        20_000,
    ),
}
"""Every costly story by what it is made of."""
