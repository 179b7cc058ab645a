"""Known classes: what one place of a story tells of a name holds for its other places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from copylint.analysis.form.tokens import Token
from copylint.analysis.names.name_classes import Class, is_large_place
from copylint.analysis.tables import gazetteer, lexicon

if TYPE_CHECKING:
    from copylint.analysis.names.mentions import Mention

_TO_PLACES = frozenset("in near outside around across throughout of from at to through between toward towards".split())


def spread(tokens: Sequence[Token], mentions: "Sequence[Mention]") -> "Sequence[Mention]":
    """Give a name that is a person, organisation or place somewhere the same class where nothing else tells."""
    mentions = _with_speakers(mentions)
    known: dict[str, Class] = {}
    people = {m.words[-1] for m in mentions if m.kind == "person" and (len(m.words) > 1 or m.title)}
    given = {m.words[0] for m in mentions if m.kind == "person" and len(m.words) > 1} - people
    elsewhere = {m.text for m in mentions if len(m.words) == 1 and m.kind != "person"} - people
    for mention in mentions:
        if mention.kind == "person" and len(mention.words) > 1:
            known.setdefault(mention.words[-1], "person")
            known[mention.text] = "person"
        elif mention.kind in ("place", "organisation"):
            known.setdefault(mention.text, mention.kind)
    for mention in mentions:
        if mention.kind == "person" and mention.title and len(mention.words) == 1:
            known.setdefault(mention.text, "person")
    for name in given & known.keys():
        if known[name] == "place" and lexicon.is_given_name(name) and not is_large_place(name):
            known[name] = "other"  # "Eileen said", "with Eileen": Eileen Young, who is named in full
    return [_informed(tokens, mention, known, elsewhere) for mention in mentions]


def _with_speakers(mentions: "Sequence[Mention]") -> "Sequence[Mention]":
    """The mentions, where a full name of unknown words is a person's if its last word speaks or has a title."""
    bodies = {m.text for m in mentions if len(m.words) == 1 and m.kind == "organisation"}
    speaking = {m.text for m in mentions if len(m.words) == 1 and (m.speaks or m.courtesy or m.title)} - bodies
    if not speaking:
        return mentions
    return [replace(m, kind="person") if _is_full_name(m, speaking) else m for m in mentions]


def _is_full_name(mention: "Mention", speaking: set[str]) -> bool:
    words = mention.words
    if mention.kind != "other" or len(words) not in (2, 3) or words[-1] not in speaking:
        return False
    return all(w[0].isupper() and not w.isupper() and not lexicon.is_common_word(w) for w in words[:-1])


def _informed(tokens: Sequence[Token], mention: "Mention", known: dict[str, Class], elsewhere: set[str]) -> "Mention":
    """`elsewhere` are single words that are no person's name in other places: firms speak, too."""
    kind = known.get(mention.text)
    if (
        kind in (None, "organisation", "other")
        and mention.text.isupper()
        and known.get(mention.text.title()) == "person"
    ):
        return replace(mention, kind="person")  # a headline in capitals
    if mention.kind == "person" and len(mention.words) == 1 and mention.text in elsewhere:
        return replace(mention, kind=kind or "other")
    if kind is None or mention.kind == kind:
        return mention
    lone = kind == "person" and len(mention.words) == 1 and _may_be_surname(tokens, mention)
    return replace(mention, kind=kind) if lone or "other" in (kind, mention.kind) else mention


def _may_be_surname(tokens: Sequence[Token], mention: "Mention") -> bool:
    """Whether what was taken for a place may be a person: "in Orr's words", "Paris said"."""
    if mention.kind != "place":
        return False
    if mention.speaks or not gazetteer.places(mention.text):
        return True
    if mention.first == 0 or tokens[mention.first - 1].lower in _TO_PLACES:
        return False
    return not is_large_place(mention.text) or _is_no_seat(mention.text)


def _is_no_seat(name: str) -> bool:
    """Whether the place of this name has no government that copy would name by it: "Bradford", not "London"."""
    return all(place.type == "city" for place in gazetteer.places(name)[:1])
