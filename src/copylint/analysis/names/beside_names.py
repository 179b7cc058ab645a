"""What stands beside a name: a verb of saying, a role, an age or a birth, and what only a government does."""

from collections.abc import Sequence

from copylint.analysis.days.days import is_year
from copylint.analysis.form.tokens import Token
from copylint.analysis.people.person_words import somebodies
from copylint.analysis.tables import lexicon

# Words with a capital for their place alone: no part of the name behind them.
OPENERS = frozenset(
    "and but for as when while after before then so yet though although however still later that what in on at by with"
    " if since because meanwhile also mr mrs ms miss the".split()
)
LOCATIVE = frozenset({"in", "near", "outside", "around", "across", "throughout"})
PREPOSITIONS = LOCATIVE | {"of", "from", "at", "to", "on", "by", "with", "for", "against", "between", "over"}
_AUXILIARY = frozenset(
    {"has", "had", "have", "also", "does", "did", "do", "not", "will", "would", "later", "then", "never"}
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
TOWNS = frozenset("city town village capital municipality suburb island port settlement borough".split())
# Roles that a firm may have as well: "the owner of the mine, Acme Gold,".
FIRMS = frozenset(
    "owner co-owner developer publisher manufacturer contractor builder promoter partner investor producer organiser"
    " organizer receiver planner keeper guard broadcaster founder consultant auditor".split()
)
# Forms of saying that are nouns, too, where nothing is said: "the Gulf states and", "early reports".
_NOUNS_TOO = frozenset(
    "states reports comments notes claims estimates demands complaints warnings state report post posts"
    " blog blogs tweet tweets".split()
)
_SAID = frozenset({":", ",", "“", '"', "‘", "it", "he", "she", "they", "there", "its", "his", "her"})
_LONGEST_ROLE = 16
_LONGEST_TRADE = 4
# What a government does and a town does not.
_METONYM_VERBS = frozenset(
    "say says said deny denies denied accuse accuses accused insist insists insisted warn warns warned provide"
    " provides provided announce announces announced demand demands demanded reject rejects rejected refuse refuses"
    " refused agree agrees agreed want wants wanted consider considers considered fear fears feared rely relies relied"
    " seek seeks sought give gives gave claim claims claimed blame blames blamed back backs backed support supports"
    " supported threaten threatens threatened invoke invokes invoked vow vows vowed urge urges urged condemn condemns"
    " condemned call calls called recognise recognises recognised recognize recognizes recognized respond responds"
    " responded".split()
)


def follows_role(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a comma and a role stand before the name: "the head of the region, NAME,"."""
    after = tokens[last].text if last < len(tokens) else "."
    if first < 4 or tokens[first - 1].text != "," or after not in {",", "."} or tokens[first - 2].lower in TOWNS:
        return False
    start = _clause_start(tokens, first - 2)
    if tokens[start].lower not in _DETERMINERS:
        return False
    head = ""
    for i in range(start + 1, min(start + 6, first - 1)):
        if tokens[i].lower in PREPOSITIONS or not tokens[i].is_word:
            break
        head = tokens[i].lower
    return lexicon.is_title(head) and head not in FIRMS


def _clause_start(tokens: Sequence[Token], i: int) -> int:
    """The first token of the stretch before token `i` that no mark and no verb of saying interrupts."""
    least = max(0, i - _LONGEST_ROLE)
    while i > least and tokens[i - 1].is_word and not lexicon.is_saying(tokens[i - 1].lower):
        i -= 1
    return i


def has_age(tokens: Sequence[Token], last: int) -> bool:
    """Whether ", 44," follows."""
    return (
        last + 2 < len(tokens)
        and tokens[last].text == ","
        and tokens[last + 1].is_figure
        and len(tokens[last + 1].text) <= 3
        and tokens[last + 2].text in {",", "."}
    )


def has_birth(tokens: Sequence[Token], last: int) -> bool:
    """Whether "was born", "(born 1871", "(1871-1959)", ", aged 44" or ", a 44-year-old" follows."""
    if last >= len(tokens) or tokens[last].lower not in ("was", "(", ","):
        return False
    after = [token.lower for token in tokens[last : last + 5]]
    if after[:2] in (["was", "born"], ["(", "born"], [",", "aged"]):
        return True
    if after[:2] in ([",", "a"], [",", "an"]):
        return any(word.endswith("year-old") for word in after[2:4])
    return len(after) == 5 and after[0] == "(" and is_year(after[1]) and is_year(after[3]) and after[4] == ")"


def speaks(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a verb of saying stands right after the name, or right before it."""
    if first and tokens[first - 1].lower in PREPOSITIONS:
        return False
    after = last + (last < len(tokens) and tokens[last].text == "," and follows_role(tokens, first, last))
    if is_web_address(tokens, last):
        return False
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    if after < len(tokens) and lexicon.is_saying(tokens[after].lower) and (after > last or _is_verb(tokens, after)):
        return True
    before = first - 1
    while before >= 0 and (lexicon.is_title(tokens[before].lower) or tokens[before].lower in {"the", "a"}):
        before -= 1
    if before < 1 or tokens[before - 1].text not in {",", "”", '"', "'", "’"} or _is_what_somebody_is(tokens, last):
        return False
    # Whom somebody told is no speaker: 'the clerk, who had seen it, told Lo'.
    return lexicon.is_saying(tokens[before].lower) and lexicon.saying_lemma(tokens[before].lower) != "tell"


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a form of a verb of saying behind a name is what the name does: not "Gulf states", "from Orr asking"."""
    word = tokens[i].lower
    if word.endswith("ing"):
        return False
    return word not in _NOUNS_TOO or (i + 1 < len(tokens) and tokens[i + 1].lower in _SAID)


def _is_what_somebody_is(tokens: Sequence[Token], last: int) -> bool:
    """Whether a trade follows the name: "said Dover sports director Ann Orr", "said the Dover keeper"."""
    if last < len(tokens) and tokens[last].text.islower() and lexicon.is_title(tokens[last].lower):
        return True
    i = last
    while i < min(len(tokens) - 1, last + _LONGEST_TRADE) and tokens[i].text.islower():
        i += 1
    return i > last and tokens[i].is_capitalized and tokens[i].is_word and tokens[i - 1].lower in somebodies()


def is_web_address(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name that ends before token `last` goes on as an address: "Korvanews.example"."""
    if last + 1 >= len(tokens) or tokens[last].text != "." or tokens[last].start != tokens[last - 1].end:
        return False
    return tokens[last + 1].text.islower() and tokens[last + 1].start == tokens[last].end


def is_metonym(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place is subject of what only a government does, as in "Baku does not provide"."""
    if first and (tokens[first - 1].lower in PREPOSITIONS or tokens[first - 1].text == ","):
        return False
    after = last
    while after < len(tokens) and tokens[after].lower in _AUXILIARY:
        after += 1
    return after < len(tokens) and tokens[after].lower in _METONYM_VERBS
