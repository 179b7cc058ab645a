"""What the language of a story says: one lazily computed layer a property.

Every item of a layer carries a `span` into the story as saved, and the items of a layer are in order.
This class is the table of contents; each layer's types and grammar live in the module named in its import.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from copylint.analysis.days.clock_spans import ClockSpan, find_clock_spans
from copylint.analysis.days.dated_nouns import DatedNoun, find_dated_nouns
from copylint.analysis.days.dates import DateMention, find_dates
from copylint.analysis.days.days import MONTHS, is_year
from copylint.analysis.days.durations import Duration, find_durations
from copylint.analysis.days.event_days import DayWord, EventDay, find_day_words, find_event_days
from copylint.analysis.days.moments import Moment, find_moments
from copylint.analysis.days.time_phrases import TimePhrase, find_time_phrases
from copylint.analysis.days.weekday_spans import WeekdaySpan, find_weekday_spans
from copylint.analysis.days.weekdays import FULL_WEEKDAYS
from copylint.analysis.form.echoes import Echo, QuotedWords, find_echoes, find_quoted_words
from copylint.analysis.form.lists import Announced, find_lists
from copylint.analysis.form.quotations import Quotation, QuotePairs, find_quotations, pair_marks
from copylint.analysis.form.sentences import Sentence, split_sentences
from copylint.analysis.form.tokens import Token, tokenize
from copylint.analysis.layer import layer
from copylint.analysis.names.acronyms import Acronyms, find_acronyms
from copylint.analysis.names.entities import Entity, find_entities, find_persons
from copylint.analysis.names.glossary import Glossary, find_glossary
from copylint.analysis.names.mentions import Mention, find_mentions
from copylint.analysis.names.organizations import Organization, find_organizations
from copylint.analysis.names.spelling_classes import Variant, find_variants
from copylint.analysis.names.spellings import Spelling, find_spellings, look_alikes
from copylint.analysis.people.ages import LifeFact, find_ages
from copylint.analysis.people.kin import Kin, find_kin
from copylint.analysis.people.pronouns import Reference, find_references
from copylint.analysis.people.roles import Role, find_roles
from copylint.analysis.places.place_attributes import PlaceAttribute, find_place_attributes
from copylint.analysis.relations.attributions import Attribution, find_attributions
from copylint.analysis.relations.events import Event, find_events
from copylint.analysis.relations.glosses import Gloss, find_glosses
from copylint.analysis.shown.restated import find_restated_headline
from copylint.analysis.shown.results import Result, find_results
from copylint.analysis.shown.shown_days import ShownDay, find_shown_days
from copylint.analysis.shown.shown_figures import ShownFigure, find_shown_figures
from copylint.analysis.shown.shown_names import ShownName, find_shown_names
from copylint.analysis.triggers import PRISON_TERMS, STREAKS
from copylint.analysis.values.changes import Change, find_changes
from copylint.analysis.values.conversions import Conversion, find_conversions
from copylint.analysis.values.figure_pairs import FigurePair, find_figure_pairs
from copylint.analysis.values.figures import Figure, find_figures
from copylint.analysis.values.misprints import Misprint, find_misprints
from copylint.analysis.values.percentages import Misused, find_misused
from copylint.analysis.values.quantities import Quantity, find_quantities
from copylint.analysis.values.ranges import Range, find_ranges
from copylint.analysis.values.reckonings import find_reckonings
from copylint.analysis.values.shares import Reckoning
from copylint.analysis.values.sums import Sum, find_sums
from copylint.house import NO_HOUSE, House
from copylint.story import Field, Span, Story

if TYPE_CHECKING:
    from copylint.analysis.days.mistimed import Mistimed
    from copylint.analysis.days.owned_days import OwnedDay
    from copylint.analysis.days.prison_terms import PrisonTerms
    from copylint.analysis.days.retold_days import RetoldDay
    from copylint.analysis.edits.update import Update
    from copylint.analysis.names.romanisations import Romanised
    from copylint.analysis.people.strays import Stray
    from copylint.analysis.people.subjects import Subjects
    from copylint.analysis.relations.alike import Alike
    from copylint.analysis.relations.deeds import Deed
    from copylint.analysis.values.moves import Move
    from copylint.analysis.values.poll_leads import PollLead
    from copylint.analysis.values.table_sums import TableSum
    from copylint.analysis.values.toll_words import TollClash


class Analysis:
    """A story and everything the checks may know about it."""

    def __init__(
        self,
        story: Story,
        anchor: date | None = None,
        house: House = NO_HOUSE,
        earlier: "Analysis | None" = None,
    ) -> None:
        """`anchor` is the story's date when the caller knows it; else the story's own, which may be None.

        `house` holds the newsroom's own lists of names. `earlier` is what the story was before a change, where the
        caller knows it.
        """
        self.story = story
        self.anchor = anchor or story.date
        self.house = house
        self.earlier = earlier

    # Form

    @layer
    def tokens(self) -> Sequence[Token]:
        """Every word, figure and mark of every field, metadata left out."""
        story = self.story
        return [t for field in story.fields if field.name != "metadata" for t in tokenize(story.text, field)]

    @layer
    def lowers(self) -> Sequence[str]:
        """The words of the tokens in lower case, one for each."""
        return [token.lower for token in self.tokens]

    @layer
    def cased(self) -> Sequence[int]:
        """The indexes of the tokens with a capital letter in them: few words have one, and all that names are of."""
        return [i for i, token in enumerate(self.tokens) if token.text != token.lower and token.is_word]

    @layer
    def positions(self) -> Mapping[str, Sequence[int]]:
        """Lower-case word -> the indexes of its tokens: where a check starts."""
        index: dict[str, list[int]] = {}
        for i, word in enumerate(self.lowers):
            if word in index:
                index[word].append(i)
            else:
                index[word] = [i]
        return index

    @layer
    def figure_words(self) -> Sequence[str]:
        """The words of `positions` that begin with a digit."""
        return [word for word in self.positions if word[0].isdecimal()]

    @layer
    def spelling_variants(self) -> Sequence[Variant]:
        """The story's own words that American and British copy, or -ize and -ise, spell in two ways."""
        return find_variants(self)

    @layer
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of every field."""
        return list(split_sentences(self.story.text, self.story.fields, self.tokens))

    @layer
    def quotations(self) -> Sequence[Quotation]:
        """Everything between quotation marks, outermost quotations first where they nest."""
        return find_quotations(self)

    @layer
    def quoted_words(self) -> Sequence[QuotedWords]:
        """The quotations between double marks, and pull quotes, as their words."""
        return list(find_quoted_words(self))

    @layer
    def quote_pairs(self) -> QuotePairs:
        """The quotations with the marks that found no partner."""
        return pair_marks(self)

    # Values

    @layer
    def quantities(self) -> Sequence[Quantity]:
        """Figures, spelled numbers, vague counts, money, percentages, measures, with what they count."""
        return find_quantities(self)

    @layer
    def dates(self) -> Sequence[DateMention]:
        """Calendar dates, and weekdays on their own."""
        return find_dates(self)

    @layer
    def dates_by_first(self) -> Mapping[int, DateMention]:
        """The first token of each date -> the date."""
        return {mention.first: mention for mention in self.dates}

    @layer
    def changes(self) -> Sequence[Change]:
        """Statements that something went from one level to another."""
        return find_changes(self)

    @layer
    def moves(self) -> Sequence["Move"]:
        """Prices and indexes that move by so much, by so many per cent and to a level."""
        from copylint.analysis.values.moves import find_moves

        return find_moves(self) if any(q.measure == "percent" for q in self.quantities) else []

    @layer
    def figures(self) -> Sequence[Figure]:
        """The quantities that can be compared, with what tells which quantity each is."""
        return find_figures(self)

    @layer
    def lists(self) -> Sequence[Announced]:
        """Lists that a number announces."""
        return find_lists(self)

    @layer
    def sums(self) -> Sequence[Sum]:
        """Totals with the parts they are said to be made of."""
        return find_sums(self)

    @layer
    def poll_leads(self) -> Sequence["PollLead"]:
        """The leads in polls whose margin of error the story states."""
        if "margin" not in self.positions:
            return []
        from copylint.analysis.values.poll_leads import find_poll_leads

        return find_poll_leads(self)

    @layer
    def table_sums(self) -> Sequence["TableSum"]:
        """The totals at the foot of the columns of a table."""
        from copylint.analysis.values.table_sums import find_table_sums

        return find_table_sums(self)

    @layer
    def reckonings(self) -> Sequence[Reckoning]:
        """Figures that follow from others beside them: shares, margins, so many at so much each."""
        return find_reckonings(self)

    @layer
    def figure_pairs(self) -> Sequence[FigurePair]:
        """Figures of one noun that differ, with the weight of what says they are one quantity."""
        return find_figure_pairs(self)

    @layer
    def toll_clashes(self) -> Sequence["TollClash"]:
        """Tolls of one number told of other people, and tolls beside the words that nobody was hurt."""
        if not any(q.status for q in self.quantities):
            return []
        from copylint.analysis.values.toll_words import find_toll_clashes

        return find_toll_clashes(self)

    @layer
    def shown_figures(self) -> Sequence[ShownFigure]:
        """The figures of headline, deck and captions that the body neither has nor rounds."""
        return find_shown_figures(self)

    @layer
    def results(self) -> Sequence[Result]:
        """Who won or lost by which score."""
        return find_results(self)

    @layer
    def loose_captions(self) -> frozenset[int]:
        """The fields of the body, by index, that read as captions or standfirsts."""
        from copylint.analysis.shown.loose_captions import find_loose_captions

        return find_loose_captions(self)

    @layer
    def restated_headline(self) -> range:
        """The tokens at the start of the body that are the headline once more."""
        return find_restated_headline(self)

    @layer
    def shown_days(self) -> Sequence[ShownDay]:
        """The days of headline and deck where the body has another day of that month."""
        return find_shown_days(self)

    @layer
    def ranges(self) -> Sequence[Range]:
        """Pairs of numbers that bound one quantity, or are a result."""
        return find_ranges(self)

    @layer
    def conversions(self) -> Sequence[Conversion]:
        """Values told in two units or two currencies."""
        return find_conversions(self)

    @layer
    def misused_percentages(self) -> Sequence[Misused]:
        """Percentages that cannot be: of a whole, of a fall, of a rate."""
        return find_misused(self)

    @layer
    def moments(self) -> Sequence[Moment]:
        """Dates, months and years as the days they may mean."""
        return find_moments(self)

    @layer
    def durations(self) -> Sequence[Duration]:
        """Lengths of time between moments that the copy names."""
        return find_durations(self)

    @layer
    def streaks(self) -> Sequence[Duration]:
        """Places in a row with the moment the row began."""
        if STREAKS.isdisjoint(self.positions):
            return []
        from copylint.analysis.days.streaks import find_streaks

        return find_streaks(self)

    @layer
    def prison_terms(self) -> Sequence["PrisonTerms"]:
        """Terms in prison that follow from others beside them."""
        if PRISON_TERMS.isdisjoint(self.positions):
            return []
        from copylint.analysis.days.prison_terms import find_prison_terms

        return find_prison_terms(self)

    @layer
    def clock_spans(self) -> Sequence[ClockSpan]:
        """Hours and minutes told beside the two times of day they lie between."""
        return find_clock_spans(self)

    @layer
    def weekday_spans(self) -> Sequence[WeekdaySpan]:
        """Lengths in days told with the weekdays they run over."""
        return find_weekday_spans(self)

    @layer
    def event_days(self) -> Sequence[EventDay]:
        """What happens once, where a weekday stands beside it."""
        return find_event_days(self)

    @layer
    def owned_days(self) -> Sequence["OwnedDay"]:
        """Events that a weekday owns, "Tuesday's crash", where the story tells them of another."""
        if "'s" not in self.positions or len(FULL_WEEKDAYS.keys() & self.positions.keys()) < 2:
            return []
        from copylint.analysis.days.owned_days import find_owned_days

        return find_owned_days(self)

    @layer
    def retold_days(self) -> Sequence["RetoldDay"]:
        """Dates of one sentence that is told twice, in the same words or nearly so."""
        months = len(MONTHS.keys() & self.positions.keys())
        if len(self.dates) + months + sum(map(is_year, self.figure_words)) < 2:
            return []
        from copylint.analysis.days.retold_days import find_retold_days

        return find_retold_days(self)

    @layer
    def mistimed(self) -> Sequence["Mistimed"]:
        """Days gone by that are told as to come, and days to come that are told as gone by."""
        if self.anchor is None or not any(mention.year and mention.day for mention in self.dates):
            return []
        from copylint.analysis.days.mistimed import find_mistimed

        return find_mistimed(self)

    @layer
    def dated_nouns(self) -> Sequence[DatedNoun]:
        """What a day of a month names: "the June 30 deadline"."""
        return find_dated_nouns(self)

    @layer
    def day_words(self) -> Sequence[DayWord]:
        """Where "today" and its like have a weekday beside them."""
        return find_day_words(self)

    @layer
    def time_phrases(self) -> Sequence[TimePhrase]:
        """ "That evening", "two days later": where the copy points back to a time."""
        return find_time_phrases(self)

    @layer
    def misprints(self) -> Sequence[Misprint]:
        """Figures that cannot be read as any number, ordinal or time of day."""
        return find_misprints(self)

    # Names

    @layer
    def mentions(self) -> Sequence[Mention]:
        """Every place where a person, place, organisation or other name stands."""
        return find_mentions(self)

    @layer
    def mentions_by_first(self) -> Mapping[int, Mention]:
        """Token index -> the mention whose first word it is."""
        return {mention.first: mention for mention in self.mentions}

    @layer
    def mentions_by_text(self) -> Mapping[str, Sequence[Mention]]:
        """A name as a reader sees it -> its mentions, in order."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.text, []).append(mention)
        return found

    @layer
    def mentions_by_last(self) -> Mapping[int, Mention]:
        """Token index -> the mention whose last word it is."""
        return {mention.last - 1: mention for mention in self.mentions}

    @layer
    def entities(self) -> Sequence[Entity]:
        """The mentions that are the same, together."""
        return find_entities(self)

    @layer
    def acronyms(self) -> Acronyms:
        """The abbreviations in capitals: where they are spelled out, and where they stand."""
        return find_acronyms(self)

    @layer
    def organizations(self) -> Sequence[Organization]:
        """The organisations with names of two words and more, taken apart: whose, and what is left of the name."""
        return find_organizations(self)

    @layer
    def persons(self) -> Mapping[int, Entity]:
        """The first token of each mention of a person -> that person."""
        return find_persons(self)

    @layer
    def roles(self) -> Sequence[Role]:
        """The offices, posts and ranks that the story's own words give to people."""
        return find_roles(self)

    @layer
    def place_attributes(self) -> Sequence[PlaceAttribute]:
        """What the story's own words say of places: city or village, in which state, on which side of it."""
        return find_place_attributes(self)

    @layer
    def spellings(self) -> Sequence[Spelling]:
        """Every form in which a word of a name is written."""
        return find_spellings(self)

    @layer
    def look_alikes(self) -> Sequence[tuple[Spelling, Spelling]]:
        """Pairs of spellings that may be one: the same in another romanisation, or a slip apart."""
        return look_alikes(self.spellings)

    @layer
    def romanised(self) -> Sequence["Romanised"]:
        """The pairs of people whose full names are one name in two romanisations."""
        from copylint.analysis.names.romanisations import find_romanised

        return find_romanised(self)

    @layer
    def shown_names(self) -> Sequence[ShownName]:
        """The names of headline and deck that the body has not, with what it has in their place."""
        return find_shown_names(self)

    @layer
    def references(self) -> Sequence[Reference]:
        """The pronouns, titles and nouns that tell a named person's gender, where nobody else can be meant."""
        return find_references(self)

    @layer
    def subjects(self) -> "Subjects":
        """Which person of the story a verb, or a clause beside a name, is about."""
        from copylint.analysis.people.subjects import Subjects

        return Subjects(self)

    @layer
    def strays(self) -> Sequence["Stray"]:
        """The pronouns that fit nobody who has been named for some paragraphs."""
        from copylint.analysis.people.strays import find_strays

        return find_strays(self)

    @layer
    def ages(self) -> Sequence[LifeFact]:
        """How old people are, when they were born and died, and what they did in which year."""
        return find_ages(self)

    @layer
    def kin(self) -> Sequence[Kin]:
        """Who is whose child, where both are named."""
        return find_kin(self)

    @layer
    def glossary(self) -> Glossary:
        """What the house lists and the front matter settle about names, and where the copy has such a name."""
        return find_glossary(self)

    # Relations

    @layer
    def attributions(self) -> Sequence[Attribution]:
        """One for each sentence, in the order of `sentences`: who is said to have said it."""
        return find_attributions(self)

    @layer
    def echoes(self) -> Sequence[Echo]:
        """Quotations that come twice with a few words changed."""
        return find_echoes(self)

    @layer
    def glosses(self) -> Sequence[Gloss]:
        """Where the copy itself gives a name another form: "Shushi, as the Armenians call it"."""
        return find_glosses(self)

    @layer
    def deeds(self) -> Sequence["Deed"]:
        """What happened to one person or thing, where the story tells it twice or more with a day or a place."""
        from copylint.analysis.relations.deeds import find_deeds

        return find_deeds(self)

    @layer
    def alike(self) -> "Alike":
        """Looks up whether two sentences of the story tell one thing in much the same words."""
        from copylint.analysis.relations.alike import Alike

        return Alike(self)

    @layer
    def events(self) -> Sequence[Event]:
        """Captures, attacks, quakes and the like, with their place, agent and day."""
        return find_events(self)

    # Edits, where an earlier version is known

    @layer
    def update(self) -> "Update":
        """What changed since the earlier version, and what was left behind."""
        from copylint.analysis.edits.update import Update

        return Update(self)

    # Questions every layer and check asks

    def sentence_of(self, token: int) -> int:
        """The index in `sentences` of the sentence that holds token number `token`."""
        return bisect_right(self._sentence_firsts, token) - 1

    def token_at(self, offset: int) -> int:
        """The index of the last token that starts at or before `offset`; -1 before the first."""
        return bisect_right(self._token_starts, offset) - 1

    def quantities_of(self, sentence: Sentence) -> Sequence[Quantity]:
        """The quantities that begin in a sentence."""
        firsts = self._quantity_firsts
        return self.quantities[bisect_left(firsts, sentence.first) : bisect_left(firsts, sentence.last)]

    def mentions_from(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin at offset `start` or later, and before `end`."""
        starts = self._mention_starts
        return self.mentions[bisect_left(starts, start) : bisect_left(starts, end)]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The outer quotation that `offset` lies in."""
        i = bisect_right(self._quotation_starts, offset) - 1
        return self._outer_quotations[i] if i >= 0 and self._outer_quotations[i].span.end > offset else None

    def is_quoted(self, offset: int) -> bool:
        """Whether `offset` lies in a direct quotation."""
        return self.quotation_at(offset) is not None

    def field_of(self, offset: int) -> Field:
        """The field that covers `offset`; raises LookupError outside every field."""
        field = self.story.field_at(offset)
        if field is None:
            raise LookupError(f"no copy at offset {offset}")
        return field

    def is_narration(self, offset: int) -> bool:
        """Whether `offset` lies in the body, outside quotations."""
        return self.field_of(offset).name == "body" and not self.is_quoted(offset)

    def excerpt(self, span: Span) -> str:
        """The copy in `span` on one line, as a message shows it."""
        return self.story.excerpt(span)

    @layer
    def _sentence_firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    @layer
    def _quantity_firsts(self) -> list[int]:
        return [quantity.first for quantity in self.quantities]

    @layer
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @layer
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @layer
    def _outer_quotations(self) -> list[Quotation]:
        return [q for q in self.quotations if q.depth == 0]

    @layer
    def _quotation_starts(self) -> list[int]:
        return [q.span.start for q in self._outer_quotations]
