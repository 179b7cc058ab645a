"""A person who speaks by surname alone before, or without, an introduction by full name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from copylint.analysis.names.mentions import Mention
from copylint.analysis.people.introductions import full_names, introduction
from copylint.analysis.people.roles import Role
from copylint.analysis.relations.whereabouts import whereabouts
from copylint.analysis.tables import gazetteer, lexicon
from copylint.analysis.tables.lexicon import fold
from copylint.data import rows
from copylint.finding import Finding

if TYPE_CHECKING:
    from copylint.analysis import Analysis

WORDS = frozenset({"name", "full", "places"})
CASES = frozenset({"again", "halved", "named", "never", "unsure"})

_DETERMINERS = frozenset({"the", "a", "an", "some", "many", "most", "these", "those", "other"})
_HE_OR_SHE = frozenset({"he", "she"})
_MARKS = frozenset('“”"„«»')
_OF_SPEECH = frozenset("say tell write ask explain recall insist warn argue note tweet joke testify".split())
_CITY = 100_000
_LONG = 80
# After so many paragraphs readers may have forgotten who somebody is.
_REMEMBERED = 8
_SAME = 10
_ROW = 6
_JOINING = frozenset({"and", ",", "or"})
_BESIDE_NO_PERSON = frozenset(
    "family families clan brothers sisters estate foundation administration campaign county street , and or the".split()
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`known` are further names that need no introduction."""

    known: frozenset[str] = frozenset()


def check(analysis: "Analysis", options: Options) -> Iterator[Finding]:
    """The first use of each surname that comes before its full name, or has none."""
    yield from _again(analysis)
    known = _household() | {fold(name) for name in (*options.known, *analysis.glossary.mononyms)}
    alone = [m for m in analysis.mentions if m.words and fold(m.words[-1]) not in known and _is_lone(analysis, m)]
    if not alone:
        return
    introduced: dict[str, int] = {}
    found: dict[str, Finding] = {}
    later, longer = full_names(analysis), _longer_names(analysis)
    doubled = _by_halves(later)
    for mention in alone:
        word = fold(mention.words[-1])
        if word not in introduced:
            introduced[word] = introduction(analysis, mention)
        if introduced[word] <= mention.first or (word in found and found[word].case != "named"):
            continue
        if word in later:
            finding = _too_early(analysis, mention, later[word])
        elif (whole := doubled.get(word)) is not None and mention.speaks:
            words = {"name": mention.text, "full": whole.text, "places": whereabouts(analysis, (whole.span,))}
            finding = Finding(mention.span, (whole.span,), words, "medium", case="halved")
        else:
            finding = _without_introduction(analysis, mention) if word not in longer else None
        if finding is not None and (word not in found or finding.case != "named"):
            found[word] = finding
    yield from found.values()


def _again(analysis: "Analysis") -> Iterator[Finding]:
    """The second introduction of somebody by full name and the same role, a few paragraphs after the first."""
    first: dict[tuple[int, str], Role] = {}
    surnames = Counter(fold(e.name.split()[-1]) for e in analysis.entities if e.kind == "person")
    for role in analysis.roles:
        holder = role.holder
        person = analysis.persons.get(holder.first)
        field = analysis.field_of(holder.span.start)
        if person is None or len(holder.words) < 2 or field.name != "body" or field.form != "paragraph":
            continue
        if analysis.sentences[analysis.sentence_of(holder.first)].field in analysis.loose_captions:
            continue
        known = first.setdefault((id(person), role.name.name), role)
        earlier = known.holder
        if earlier.first == holder.first or earlier.words != holder.words or surnames[fold(holder.words[-1])] > 1:
            continue
        if _is_repeated(analysis, earlier, holder) or _is_in_a_row(analysis, holder):
            continue
        if field.paragraph - analysis.field_of(earlier.span.start).paragraph in range(1, _REMEMBERED):
            words = {"name": holder.text, "full": role.name.name, "places": whereabouts(analysis, (earlier.span,))}
            yield Finding(holder.span, (earlier.span,), words, "medium", case="again")
            first[id(person), role.name.name] = role


def _is_repeated(analysis: "Analysis", one: Mention, other: Mention) -> bool:
    """Whether the same words stand behind the name in both places: a paragraph that stands twice, no introduction."""
    lowers = analysis.lowers
    return lowers[one.last : one.last + _SAME] == lowers[other.last : other.last + _SAME]


def _is_in_a_row(analysis: "Analysis", mention: Mention) -> bool:
    """Whether another full name stands beside it, joined by a comma or "and": a row gives all names in full."""
    tokens = analysis.tokens
    low, high = tokens[max(0, mention.first - _ROW)].start, tokens[min(len(tokens) - 1, mention.last + _ROW)].end
    sentence = analysis.sentence_of(mention.first)
    for other in analysis.mentions_from(low, high):
        if other.first == mention.first or len(other.words) < 2 or other.kind != "person":
            continue
        first, second = sorted((mention, other), key=lambda m: m.first)
        between = analysis.lowers[first.last : second.first]
        if analysis.sentence_of(other.first) == sentence and not _JOINING.isdisjoint(between):
            return not any(lexicon.is_saying(word) or word == "." for word in between)
    return False


def _too_early(analysis: "Analysis", mention: Mention, full: Mention) -> Finding | None:
    acts = mention.courtesy or mention.speaks
    if full.first < mention.first or not (acts or _is_told_of(analysis, mention, full)):
        return None
    if full.kind == "other" and (lexicon.is_common_word(mention.text) or not mention.speaks):
        return None
    words = {"name": mention.text, "full": full.text, "places": whereabouts(analysis, (full.span,))}
    return Finding(mention.span, (full.span,), words, case="" if acts else "named")


def _by_halves(full: Mapping[str, Mention]) -> Mapping[str, Mention]:
    """Half of a surname that is made of two -> the first full name of somebody who has it: Ada Holm-Lunde."""
    found: dict[str, Mention] = {}
    for family, name in full.items():
        for half in _halves(family):
            found.setdefault(half, name)
    return found


def _halves(family: str) -> list[str]:
    """The two surnames of a double one; what stands before a hyphen in "al-Rashid" is none."""
    halves = family.split("-") if "-" in family else ()
    return list(halves) if len(halves) == 2 and all(map(lexicon.is_surname, halves)) else []


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


def _is_told_of(analysis: "Analysis", mention: Mention, full: Mention) -> bool:
    """Whether a name that does not speak is a person's all the same: not a family's, nor one of a list of places."""
    around = {analysis.tokens[mention.first - 1].lower} if mention.first else set()
    if mention.last < len(analysis.tokens):
        around.add(analysis.tokens[mention.last].lower)
    word = mention.text
    sure = bool(full.title) or (lexicon.is_given_name(full.words[0]) and not lexicon.demonym(full.words[0]))
    is_name = lexicon.is_surname(word) or not (lexicon.is_common_word(word) or lexicon.is_group(word))
    return sure and is_name and not around & _BESIDE_NO_PERSON and not gazetteer.places(word)


def _without_introduction(analysis: "Analysis", mention: Mention) -> Finding | None:
    name = mention.text
    if not mention.speaks or _is_no_person(name):
        return None
    quoted = _is_speaker_of_a_quotation(analysis, mention)
    if not (quoted or _only_speaks(analysis, mention)):
        return None
    person = _is_he_or_she(analysis, mention)
    told = person or quoted
    known = lexicon.is_surname(name) and not lexicon.is_given_name(name)
    if not person and not lexicon.is_surname(name):
        return None
    if not told and (not known or gazetteer.places(name)):
        return None
    words = {"name": name, "full": "", "places": ""}
    return Finding(mention.span, (), words, "medium", case="never" if told and known else "unsure")


def _only_speaks(analysis: "Analysis", mention: Mention) -> bool:
    """Whether the verb beside the name is one of speech alone: a striker adds a goal, a firm claims a refund."""
    beside = (*analysis.tokens[mention.first - 1 : mention.first], *analysis.tokens[mention.last : mention.last + 2])
    return any(lexicon.saying_lemma(token.lower) in _OF_SPEECH for token in beside)


def _longer_names(analysis: "Analysis") -> frozenset[str]:
    """The words of every name of several words, a firm's, a place's or somebody's, folded."""
    return frozenset(fold(word) for m in analysis.mentions if len(m.words) > 1 for word in m.words)


def _is_he_or_she(analysis: "Analysis", mention: Mention) -> bool:
    """Whether he or she follows in the sentence, or begins the next one: no firm is that."""
    last = _sentence(analysis, mention)[1]
    words = analysis.tokens[mention.last : last + 1]
    return any(word.lower in _HE_OR_SHE and not analysis.is_quoted(word.start) for word in words)


def _is_speaker_of_a_quotation(analysis: "Analysis", mention: Mention) -> bool:
    """Whether a direct quotation stands in the sentence."""
    first, last = _sentence(analysis, mention)
    return any(token.text in _MARKS for token in analysis.tokens[first:last])


def _sentence(analysis: "Analysis", mention: Mention) -> tuple[int, int]:
    """The tokens of the mention's sentence, no further off than a sentence is long."""
    sentence = analysis.sentences[analysis.sentence_of(mention.first)]
    return max(sentence.first, mention.first - _LONG), min(sentence.last, mention.last + _LONG)


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
