"""Pronouns: which person a gendered word stands for, where nobody else can be meant."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from copylint.analysis.names.mentions import Mention
from copylint.analysis.people.person_words import NOUNS, PRONOUNS, Gender, gender_of_title
from copylint.analysis.people.scenes import Scene, SceneReader
from copylint.analysis.tables import lexicon
from copylint.story import Span

if TYPE_CHECKING:
    from copylint.analysis import Analysis
    from copylint.analysis.form.sentences import Sentence

Form = Literal["pronoun", "title", "noun"]

_SUBJECTS = frozenset({"he", "she"})
_PREPOSITIONS = frozenset({"of", "for", "to", "with", "by", "in", "at", "on", "from", "who", "whose", "and"})
_ASKING = frozenset({"ask", "asks", "asked", "asking"})
_REPLYING = frozenset(
    "reply replies replied respond responds responded answer answers answered rejoin rejoins rejoined retort retorts"
    " retorted counter counters countered interject interjects interjected interrupt interrupts interrupted ask asks"
    " asked".split()
)
_QUOTE_ENDS = frozenset("”\"'’»,?!")
_LONGEST_ASIDE = 18
# What tells somebody's own words, and marks that pair with none where nothing is quoted.
_SPOKEN = frozenset({"i", "i'm", "i've", "i'd", "my", "me", "we", "we're", "you", "'", "‘", "“", '"'})


class Reference(Struct, frozen=True, gc=False):
    """A word that tells the gender of a person the story names.

    `person` is the index of the person in `Analysis.entities`, `token` the word's token. `form` tells a pronoun from a
    courtesy or role before the name ("Ms", "spokeswoman") and from a noun beside it ("Ann Vesely, a mother of two").
    `sure` is False for a pronoun in a sentence that itself names the person, as in "Vesely said she": there, somebody
    from farther back may be meant.
    """

    span: Span
    token: int
    person: int
    gender: Gender
    form: Form = "pronoun"
    sure: bool = True


def find_references(analysis: "Analysis") -> Sequence[Reference]:
    """The references of every field, in order."""
    people = {m.first: (m, n) for n, e in enumerate(analysis.entities) if e.kind == "person" for m in e.mentions}
    if not people:
        return []
    found = [*_beside_names(analysis, people), *_Stage(analysis, people).references()]
    return sorted(found, key=lambda reference: reference.span)


def _beside_names(analysis: "Analysis", people: dict[int, tuple[Mention, int]]) -> Iterator[Reference]:
    """What a title or a noun says: "Ms Orr", "Dana Orr, an actress,"."""
    tokens = analysis.tokens
    for first, (mention, person) in people.items():
        gender = gender_of_title(mention.title) if mention.title else None
        if gender:
            at = first - 2 if tokens[first - 1].text == "." else first - 1
            if mention.courtesy and not tokens[at].is_capitalized:
                continue
            yield Reference(tokens[at].span, at, person, gender, "title")
        noun = _noun_beside(analysis, mention)
        if noun:
            yield Reference(tokens[noun].span, noun, person, NOUNS[tokens[noun].lower], "noun")


def _noun_beside(analysis: "Analysis", mention: Mention) -> int:
    """The token of a gendered noun that heads the apposition after a name, 0 where there is none."""
    tokens, article = analysis.tokens, mention.last + 1
    if article >= len(tokens) or tokens[article - 1].text != "," or tokens[article].lower not in ("a", "an"):
        return 0
    for i in range(article + 1, min(article + 8, len(tokens) - 1)):
        token = tokens[i]
        if not token.is_word or token.lower in _PREPOSITIONS:
            return 0
        if token.lower in NOUNS:
            after = tokens[i + 1].lower
            return i if after in (",", ".", "of", "from", "in", "who", "and", "with") else 0
    return 0


class _Stage:
    """Walks through the sentences and keeps who was last on stage alone."""

    def __init__(self, analysis: "Analysis", people: dict[int, tuple[Mention, int]]) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.scenes = SceneReader(analysis, {first: person for first, (_, person) in people.items()})
        positions = analysis.positions
        self.pronouns = sorted(i for word in PRONOUNS for i in positions.get(word, ()))
        self.spoken = sorted(i for word in _SPOKEN for i in positions.get(word, ()))
        self.asked = sorted(i for word in _ASKING for i in positions.get(word, ()))
        self.unpaired = -1  # the field in which a quotation mark has no partner
        self.topic: int | None = None
        self.named_in = -9  # the field in which the topic was last on stage
        self.heard: set[Gender] = set()  # of somebody spoken of since then, as in a quotation
        self.speaker: int | None = None  # who spoke last, while nobody else comes on stage
        self.spoke_in = -9  # the field in which that was
        self.spoke_alone = True  # whether that sentence names nobody else
        self.mentions = {first: mention for first, (mention, _) in people.items()}

    def references(self) -> Iterator[Reference]:
        """The pronouns that can mean one person only."""
        if not self.pronouns:
            return
        for sentence in self.analysis.sentences:
            field = self.analysis.story.fields[sentence.field]
            if field.name != "body" or field.form == "subhead" or self._is_spoken(sentence):
                self.topic = None
                continue
            if sentence.field > self.named_in + 1:
                self.topic = None
            yield from self._sentence(sentence)

    def _sentence(self, sentence: "Sentence") -> Iterator[Reference]:
        said = self.pronouns[bisect_left(self.pronouns, sentence.first) : bisect_left(self.pronouns, sentence.last)]
        pronouns = [i for i in said if not self.analysis.is_quoted(self.tokens[i].start)]
        scene = self.scenes.read(sentence)
        meant = self._meant(scene, pronouns) or self._still_speaking(sentence, scene, pronouns)
        if meant is not None and self._tells_of_another(said, meant[1]):
            meant = None
        if meant is not None:
            person, i, sure = meant
            gender = PRONOUNS[self.tokens[i].lower]
            if gender not in self.heard:
                yield Reference(self.tokens[i].span, i, person, gender, sure=sure)
        self._leave(sentence, scene, pronouns, meant)
        self._hear(said, meant, bool(scene.people))
        self._listen(sentence, scene, meant)

    def _tells_of_another(self, said: list[int], i: int) -> bool:
        """Whether the one on stage is who is spoken of, not who speaks: “She went everywhere,” he said."""
        gender = PRONOUNS[self.tokens[i].lower]
        others = (j for j in said if PRONOUNS[self.tokens[j].lower] != gender)
        return self._is_said_by(i) and any(self.analysis.is_quoted(self.tokens[j].start) for j in others)

    def _is_spoken(self, sentence: "Sentence") -> bool:
        """Whether a sentence is, or may be, somebody's own words without being marked as a quotation."""
        low, high = bisect_left(self.spoken, sentence.first), bisect_left(self.spoken, sentence.last)
        if any(not self.analysis.is_quoted(self.tokens[i].start) for i in self.spoken[low:high]):
            self.unpaired = sentence.field
        return self.unpaired == sentence.field

    def _meant(self, scene: Scene, pronouns: list[int]) -> tuple[int, int, bool] | None:
        """The person the sentence's subject pronoun stands for, its token, and whether it is sure.

        None where it may stand for another.
        """
        first = next((i for i in pronouns if self.tokens[i].lower in _SUBJECTS), None)
        if first is None or any(at < first for at in scene.strangers) or self._replies(first):
            return None
        before = {person for at, person in scene.people if at < first}
        after = {person for at, person in scene.people if at > first}
        if len(before) > 1:
            return None
        if self.topic is not None and before - {self.topic}:
            return None
        person = next(iter(before), self.topic)
        if person is None or person in after:
            return None
        return person, first, not before or before == {self.topic}

    def _still_speaking(self, sentence: "Sentence", scene: Scene, pronouns: list[int]) -> tuple[int, int, bool] | None:
        """Who "he" is in “...,” he said, and in "the law is old, he said": who spoke last, if nobody has come since.

        Not where two talk with each other: somebody asked, or this one replies.
        """
        if self.speaker is None or scene.people or sentence.field > self.spoke_in + 2 or not pronouns:
            return None
        i, tokens = pronouns[0], self.tokens
        if tokens[i].lower not in _SUBJECTS or any(at < i for at in scene.strangers):
            return None
        if not self._is_said_by(i) or self._replies(i) or self._is_asked(sentence):
            return None
        if not self.spoke_alone and not self._is_put_in(i):
            return None
        self.spoke_in = sentence.field
        return self.speaker, i, True

    def _replies(self, i: int) -> bool:
        """Whether the pronoun at token `i` is who replies in “...,” he replied: hardly the one who spoke before."""
        tokens = self.tokens
        beside = {tokens[i - 1].lower, *(token.lower for token in tokens[i + 1 : i + 2])}
        return not _REPLYING.isdisjoint(beside) and tokens[i - 1].text in _QUOTE_ENDS

    def _is_put_in(self, i: int) -> bool:
        """Whether the pronoun at token `i` and its verb are put into what is said: "The law, he said, is old."."""
        before, after = self.tokens[i - 1], self.tokens[i + 2] if i + 2 < len(self.tokens) else None
        return before.text in _QUOTE_ENDS and (after is None or not after.is_word)

    def _is_asked(self, sentence: "Sentence") -> bool:
        """Whether a question is told in the two paragraphs before the sentence."""
        k = bisect_left(self.asked, sentence.first) - 1
        if k < 0:
            return False
        asked = self.analysis.sentences[self.analysis.sentence_of(self.asked[k])]
        return asked.field >= sentence.field - 2

    def _listen(self, sentence: "Sentence", scene: Scene, meant: tuple[int, int, bool] | None) -> None:
        """Who has spoken last when the sentence is over: who is named for it, or whom its pronoun stands for."""
        speaking = {person for at, person in scene.people if self._speaks(at, sentence.last)}
        if not speaking and meant is not None and meant[2] and self._is_said_by(meant[1]):
            speaking = {meant[0]}
        if len(speaking) == 1 and not any(map(self._is_said_by, scene.strangers)):
            self.speaker, self.spoke_in = next(iter(speaking)), sentence.field
            self.spoke_alone = len({person for _, person in scene.people} | speaking) == 1 and not scene.strangers
        elif scene.people or scene.strangers:
            self.speaker = None

    def _is_said_by(self, i: int) -> bool:
        """Whether a verb of saying stands beside the word at token `i`."""
        return any(lexicon.is_saying(token.lower) for token in (self.tokens[i - 1], *self.tokens[i + 1 : i + 2]))

    def _speaks(self, at: int, end: int) -> bool:
        """Whether the person named at token `at` says something: "Orr said", "Orr (D., Kelm), the mayor, said"."""
        mention = self.mentions[at]
        behind = self._behind_asides(mention.last, end)
        return mention.speaks or (lexicon.is_saying(behind) and not behind.endswith("ing"))

    def _behind_asides(self, i: int, end: int) -> str:
        """The word behind the brackets and the apposition that begin at token `i`; "" where none begins or ends."""
        first = i
        for mark, close in (("(", ")"), (",", ",")):
            if i + 1 < end and self.tokens[i].text == mark and (mark == "(" or not self.tokens[i + 1].is_capitalized):
                inside = range(i + 1, min(i + _LONGEST_ASIDE, end))
                i = next((j for j in inside if self.tokens[j].text == close), end - 1) + 1
        return self.tokens[i].lower if first < i < end else ""

    def _leave(
        self, sentence: "Sentence", scene: Scene, pronouns: list[int], meant: tuple[int, int, bool] | None
    ) -> None:
        """Who is left on stage when the sentence is over."""
        named = {person for _, person in scene.people}
        if scene.strangers or len(named) > 1:
            self.topic = None
        elif meant is not None:
            self.topic = meant[0] if named <= {meant[0]} else None
            self.named_in = sentence.field
        elif named and self._is_only_an_owner(sentence, scene):
            self.topic = None
        elif named:
            person = next(iter(named))
            alone = not pronouns or self.topic == person or self._follow(pronouns, scene)
            self.topic = person if alone else None
            self.named_in = sentence.field
        elif pronouns:
            self.topic = None

    def _is_only_an_owner(self, sentence: "Sentence", scene: Scene) -> bool:
        """Whether the person is named for something of theirs that the sentence is not about: "at Tesla's door"."""
        at = scene.people[0][0]
        if len(scene.people) > 1 or at <= sentence.first + 3:
            return False
        last = self.analysis.mentions_by_first[at].last
        return last < sentence.last and self.tokens[last].lower in ("'s", "'")

    def _follow(self, pronouns: list[int], scene: Scene) -> bool:
        """Whether all pronouns stand behind the name and are of one gender: "Orr had his way"."""
        genders = {PRONOUNS[self.tokens[i].lower] for i in pronouns}
        return self.topic is None and len(genders) == 1 and pronouns[0] > scene.people[0][0]

    def _hear(self, said: list[int], meant: tuple[int, int, bool] | None, named: bool) -> None:
        """Remember the gender of whom the sentence speaks of besides the person it is about."""
        if named:
            self.heard.clear()
        own = PRONOUNS[self.tokens[meant[1]].lower] if meant else None
        others = {PRONOUNS[self.tokens[i].lower] for i in said if self.analysis.is_quoted(self.tokens[i].start)}
        narrated = {PRONOUNS[self.tokens[i].lower] for i in said} - others
        self.heard |= others | (narrated - {own} if own else set())
