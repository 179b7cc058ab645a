"""Uses of abbreviations: what the words beside one tell, whether it is a name or short for words not given."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.analysis.tables.lexicon import is_saying
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis

_ARTICLES = frozenset({"the", "a", "an"})
# Behind an abbreviation they show that the article before it is its own: not "the QBE series".
_NO_NOUN = frozenset(
    "'s and or but as of in on at to for from with by about against over under after before during since until than"
    " that which who whose is was are were has had have will would can could may might must should does did do"
    " also not never now then still only again alone itself wants want wanted because when while if".split()
)
# What an abbreviation is said to be: "the state news agency SANA", "the YPG militia".
_BODIES = frozenset(
    "agency agencies group groups militia party parties union unions ministry network broadcaster channel station"
    " company firm airline carrier service body organization organisation association federation institute charity"
    " programme program system index exchange bank insurer consortium coalition alliance army force forces police"
    " league club school university hospital virus disease drug vaccine syndrome gene protein format standard protocol"
    " language software app website newspaper magazine watchdog regulator committee commission council board court fund"
    " project scheme treaty pact called known dubbed".split()
)
_FIRMS = frozenset({"corp", "inc", "co", "ltd", "plc", "llc", "ag", "sa", "nv", "gmbh", "spa", "group", "holdings"})
_LEAST_ALLUSION = 3


def has_own_article(analysis: "Analysis", uses: Sequence[Span]) -> bool:
    """Whether an article belongs to the abbreviation itself somewhere: "the TRB said", "signed an RFP".

    What has none is used as a name - a channel, a firm, a substance - and its words would tell nobody more.
    """
    tokens, lowers = analysis.tokens, analysis.lowers
    for i in (analysis.token_at(use.start) for use in uses):
        if not i or lowers[i - 1] not in _ARTICLES:
            continue
        if i + 1 == len(tokens) or not tokens[i + 1].is_word or lowers[i + 1] in _NO_NOUN or is_saying(lowers[i + 1]):
            return True
    return False


def is_explained(analysis: "Analysis", text: str, uses: Sequence[Span]) -> bool:
    """Whether words beside a use say what it is, or it is no abbreviation: the name of a firm, or its ticker."""
    tokens = analysis.tokens
    if any(tokens[i].text.istitle() for i in analysis.positions.get(text.lower(), ())):
        return True
    for i in (analysis.token_at(use.start) for use in uses):
        after = [token.lower for token in tokens[i + 1 : i + 3]]
        before = tokens[i - 1 if tokens[i - 1].text != "," else i - 2].lower if i > 1 else ""
        if after in ([",", "a"], [",", "an"], [",", "the"], [",", "which"]) or before in _BODIES or before == "<":
            return True
        if not _BODIES.isdisjoint(after[:1]) or not _FIRMS.isdisjoint(after[:1]):
            return True
    return False


def stands_elsewhere(analysis: "Analysis", text: str, span: Span) -> bool:
    """Whether the abbreviation in the brackets at `span` stands anywhere else, in a quotation, a name or a plural.

    A sentence on, another one that is made of all its letters but one needs it, too: LGBT, and a joke on BLT.
    """
    tokens, positions = analysis.tokens, analysis.positions
    if sum(tokens[i].text == text for i in positions.get(text.lower(), ())) > 1 or f"{text.lower()}s" in positions:
        return True
    at = analysis.token_at(span.start)
    number = analysis.sentence_of(at)
    last = analysis.sentences[min(number + 1, len(analysis.sentences) - 1)].last
    return any(_plays_on(token.text, text) for token in tokens[at + 1 : last])


def _plays_on(word: str, text: str) -> bool:
    """Whether a word is capitals that are all letters of the abbreviation, or all but one, in another order."""
    if not word.isupper() or word == text or not max(_LEAST_ALLUSION, len(text) - 1) <= len(word) <= len(text):
        return False
    return not Counter(word) - Counter(text) and word not in text
