"""A person who speaks by surname alone before, or without, an introduction by full name."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis import gazetteer, lexicon, person_names
from copylint.analysis.lexicon import fold
from copylint.analysis.mentions import Mention
from copylint.analysis.tokens import Token
from copylint.analysis.whereabouts import whereabouts
from copylint.data import rows
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"name", "full", "places"})
CASES = frozenset({"named", "never", "unsure"})

_DETERMINERS = frozenset({"the", "a", "an", "some", "many", "most", "these", "those", "other"})
_OPENERS = frozenset(
    "and but for as when while after before then so yet though although however still later that what in on at by with"
    " if since because meanwhile also mr mrs ms miss the".split()
)
_KIN = frozenset("son daughter wife husband brother sister mother father widow cousin named called".split())
_DESCRIBING = frozenset({"a", "an", "the", "his", "her", "their", "its", "who", "whose"})
_MARKS = frozenset('“”"„«»')
_CITY = 100_000
_BESIDE_NO_PERSON = frozenset(
    "family families clan brothers sisters estate foundation administration campaign county street , and or the".split()
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`known` are further names that need no introduction."""

    known: frozenset[str] = frozenset()


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """The first use of each surname that comes before its full name, or has none."""
    known = _household() | {fold(name) for name in options.known}
    introduced: dict[str, int] = {}
    found: dict[str, Finding] = {}
    later: Mapping[str, Mention] | None = None
    for mention in analysis.mentions:
        word = fold(mention.words[-1]) if mention.words else ""
        if word in known or not _is_lone(analysis, mention):
            continue
        if word not in introduced:
            introduced[word] = _introduction(analysis, mention)
        if introduced[word] <= mention.first or _goes_on_as_a_name(analysis.tokens, mention):
            continue
        later = _full_names(analysis) if later is None else later
        finding = _finding(analysis, mention, later.get(word))
        if finding is not None and (word not in found or found[word].case == "named" != finding.case):
            found[word] = finding
    yield from found.values()


def _finding(analysis: "Analysis", mention: Mention, full: Mention | None) -> Finding | None:
    acts = mention.courtesy or mention.speaks
    if full is None:
        return _without_introduction(analysis, mention) if mention.speaks else None
    if full.first < mention.first or not (acts or _is_told_of(analysis, mention, full)):
        return None
    if full.kind == "other" and (lexicon.is_common_word(mention.text) or not mention.speaks):
        return None
    words = {"name": mention.text, "full": full.text, "places": whereabouts(analysis, (full.span,))}
    return Finding(mention.span, (full.span,), words, case="" if acts else "named")


@cache
def _household() -> frozenset[str]:
    return frozenset(fold(name) for (names,) in rows("household") for name in names.split("|"))


def _is_lone(analysis: "Analysis", mention: Mention) -> bool:
    """Whether a surname stands without first name, rank or office in the story's own words."""
    if len(mention.words) != 1 or mention.quoted or mention.kind not in ("person", "other"):
        return False
    if mention.title and not mention.courtesy:
        return False
    field = analysis.field_of(mention.span.start)
    return field.name == "body" and field.form == "paragraph" and not _is_common_noun(analysis, mention)


def _is_common_noun(analysis: "Analysis", mention: Mention) -> bool:
    before = analysis.tokens[mention.first - 1].lower if mention.first else ""
    return before in _DETERMINERS or lexicon.is_title(mention.text)


def _introduction(analysis: "Analysis", mention: Mention) -> int:
    """The first token in the body where the surname stands behind a first name, rank or office; else one too far."""
    tokens = analysis.tokens
    if mention.courtesy and _is_behind_a_name(tokens, _courtesy(tokens, mention.first)):
        return mention.first
    for i in analysis.positions[tokens[mention.first].lower]:
        if _is_behind_a_name(tokens, i) and analysis.field_of(tokens[i].start).name == "body":
            return i
    return len(tokens)


def _goes_on_as_a_name(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether another capitalised word, or an apposition that says who it is, follows."""
    if mention.last + 1 >= len(tokens):
        return False
    after, second = tokens[mention.last], tokens[mention.last + 1]
    if after.text == "," and (second.lower in _DESCRIBING or second.is_figure):
        return True
    return after.is_capitalized and after.is_word


def _courtesy(tokens: Sequence[Token], first: int) -> int:
    """The token of the courtesy title before token `first`."""
    return first - 2 if tokens[first - 1].text == "." else first - 1


def _is_behind_a_name(tokens: Sequence[Token], i: int) -> bool:
    before = i - 1
    if before > 0 and tokens[before].text == "." and tokens[before].end > tokens[i].start - 3:
        before -= 1
        if len(tokens[before].text) > 1 and not lexicon.is_title(tokens[before].lower + "."):
            return False
    word = tokens[before] if before >= 0 else None
    if word is None or not word.is_word or lexicon.title_kind(word.lower) == "courtesy":
        return False
    return (word.is_capitalized and word.lower not in _OPENERS) or lexicon.is_title(word.lower) or word.lower in _KIN


def _is_told_of(analysis: "Analysis", mention: Mention, full: Mention) -> bool:
    """Whether a name that does not speak is a person's all the same: not a family's, nor one of a list of places."""
    around = {analysis.tokens[mention.first - 1].lower} if mention.first else set()
    if mention.last < len(analysis.tokens):
        around.add(analysis.tokens[mention.last].lower)
    word = mention.text
    sure = bool(full.title) or (lexicon.is_given_name(full.words[0]) and not lexicon.demonym(full.words[0]))
    is_name = lexicon.is_surname(word) or not (lexicon.is_common_word(word) or lexicon.is_group(word))
    return sure and is_name and not around & _BESIDE_NO_PERSON and not gazetteer.places(word)


def _full_names(analysis: "Analysis") -> Mapping[str, Mention]:
    """Family name -> the first name of several words in the body that ends with it."""
    found: dict[str, Mention] = {}
    for mention in analysis.mentions:
        full = mention.kind in ("person", "other") and person_names.is_full(mention.words)
        if full and analysis.field_of(mention.span.start).name == "body":
            found.setdefault(person_names.parse(mention.words).family, mention)
    return found


def _without_introduction(analysis: "Analysis", mention: Mention) -> Finding | None:
    name = mention.text
    if _is_no_person(name) or not (_is_first(analysis, mention) and _is_speaker_of_a_quotation(analysis, mention)):
        return None
    known = lexicon.is_surname(name)
    if not known and not _is_he_or_she(analysis, mention):
        return None
    sure = known and not (lexicon.is_given_name(name) or gazetteer.places(name))
    words = {"name": name, "full": "", "places": ""}
    return Finding(mention.span, (), words, "medium", case="never" if sure else "unsure")


def _is_he_or_she(analysis: "Analysis", mention: Mention) -> bool:
    """Whether he or she follows the name, in its sentence or the next: no firm is that."""
    here = analysis.sentence_of(mention.first)
    last = analysis.sentences[min(here + 1, len(analysis.sentences) - 1)].last
    return any(
        token.lower in {"he", "she"} and not analysis.is_quoted(token.start)
        for token in analysis.tokens[mention.last : last]
    )


def _is_first(analysis: "Analysis", mention: Mention) -> bool:
    """Whether the name stands nowhere in the story before."""
    return analysis.positions[analysis.tokens[mention.first].lower][0] == mention.first


def _is_speaker_of_a_quotation(analysis: "Analysis", mention: Mention) -> bool:
    """Whether a direct quotation stands in the sentence, or a courtesy title before the name."""
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    return mention.courtesy or any(t.text in _MARKS for t in analysis.tokens[sentence.first : sentence.last])


def _is_no_person(name: str) -> bool:
    """Whether the word is more likely to be a thing, a people, a place, a firm, or somebody's first name."""
    return bool(
        lexicon.is_common_word(name)
        or lexicon.country(name)
        or lexicon.us_state(name)
        or lexicon.demonym(name)
        or lexicon.is_group(name)
        or lexicon.is_organisation_head(name)
        or (lexicon.is_given_name(name) and not lexicon.is_surname(name))
        or any(place.population > _CITY for place in gazetteer.places(name))
        or any(letter.isupper() for letter in name[1:] if not name.startswith(("Mc", "Mac", "O'", "De", "Di", "La")))
    )
