"""A desk at which inputs are read: the rules, a folder of its own, and what is done with a story once it is read."""

import os
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random

from lsprotocol import types
from msgspec.structs import replace

from copylint import nodestore
from copylint.analysis import Analysis
from copylint.config import NO_CONFIG, Config
from copylint.discovery import Target
from copylint.facts import fact_sheet
from copylint.facts_json import as_data
from copylint.facts_text import render_markdown, render_text
from copylint.fixes import fix
from copylint.formats import Unreadable, read
from copylint.language_server.actions import Client, code_action, fix_all
from copylint.language_server.offers import offers
from copylint.language_server.reports import Shown
from copylint.linted import Linted, Tally
from copylint.revision import Revision
from copylint.rules import Rule, load_rules
from copylint.run import lint
from copylint.select import Chosen
from copylint.work import Job, Wishes
from fuzzing.promises import check_linted, check_reports, check_shown, check_story, keep

_ENCODINGS = ("utf-8", "utf-16", "utf-32")


class Desk:
    """Where inputs are read, in a folder that is empty but for what a test puts there."""

    def __init__(self, folder: Path) -> None:
        """`folder` becomes the working folder."""
        self.folder = folder
        os.chdir(folder)
        self.forget()

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All shipped rules, those that are off by default among them."""
        return tuple(replace(rule, enabled=True) for rule in load_rules())

    def chosen(self, rules: Sequence[Rule] = ()) -> Chosen:
        """The shipped rules and `rules` as those that are on."""
        every = (*self.rules, *rules)
        return Chosen(every, "warning", frozenset(rule.id for rule in every))

    def forget(self) -> None:
        """Read no YAML from another run, and keep none for one."""
        nodestore.store.cache_clear()
        nodestore.store().close()

    def write(self, name: str, data: bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def lint(  # noqa: PLR0917 - what a run has
        self,
        name: str,
        data: bytes,
        chosen: Chosen | None = None,
        config: Config = NO_CONFIG,
        revision: Revision | None = None,
        anchor: date | None = None,
    ) -> tuple[Linted, Tally]:
        """What is said of a story, after checking that it may be said."""
        job = Job(Target(name, named=True), config, chosen or self.chosen(), revision, data)
        tally = Tally()
        wishes = Wishes(anchor, "info", "info", "low", updates=revision is not None)
        (linted,) = lint([job], wishes, tally)
        check_linted(linted, tally)
        return linted, tally

    def read_all(self, name: str, data: bytes, chance: Random) -> None:
        """Lint a story, print it in every format, and now and then do with it what else can be done."""
        anchor = chance.choice((None, None, date(2026, 3, 4), date(1500, 1, 1), date(2199, 12, 31)))
        linted, tally = self.lint(name, data, anchor=anchor)
        check_reports(linted, tally, self.rules)
        if linted.story is None:
            return
        further = chance.random()
        if further < 0.12:
            self.facts(name, data, anchor)
        elif further < 0.2:
            self.mend(linted, data)
        elif further < 0.3:
            self.show_in_editor(linted, chance)
        elif further < 0.34:
            again, _ = self.lint(name, data, anchor=anchor)
            keep(again.diagnostics == linted.diagnostics, "the same again", (again.diagnostics, linted.diagnostics))

    def facts(self, name: str, data: bytes, anchor: date | None) -> None:
        """The fact sheet in all its forms."""
        sheet = fact_sheet(Analysis(read(name, data), anchor))
        for line in (*render_text(sheet), *render_markdown(sheet)):
            check_shown(line)
        as_data(sheet)

    def mend(self, linted: Linted, data: bytes) -> None:
        """The safe suggestions put in: the file can still be read, and then nothing is left to mend of them."""
        if linted.story is None:
            return
        fixed = fix(linted.story, data, linted.diagnostics)
        if not fixed.number:
            keep(fixed.data == data, "a file is as it was where nothing is mended", fixed.data)
            return
        try:
            check_story(read(linted.path, fixed.data))
        except Unreadable as error:
            keep(holds=False, promise="a mended file can be read", detail=(str(error), fixed.data))

    def show_in_editor(self, linted: Linted, chance: Random) -> None:
        """What an editor is sent, and what it is offered."""
        if linted.story is None:
            return
        encoding = chance.choice(_ENCODINGS)
        shown = Shown("file:///a.md", linted.story.source, linted, encoding)
        reports = {report.data: report for report in shown.diagnostics(related=True)}
        for diagnostic in linted.diagnostics:
            span = diagnostic.place.span
            there = shown.places.range(span)
            back = (shown.places.offset(there.start), shown.places.offset(there.end))
            keep(
                _same_place(linted.story.source, back, (span.start, span.end)),
                "an editor's place is ours",
                (back, span),
            )
            rule = next((rule for rule in self.rules if rule.id == diagnostic.rule), None)
            for offer in offers(linted.story, diagnostic, rule, NO_CONFIG, lambda _: None):
                client = Client(True, True, True, encoding)
                code_action(offer, shown, reports[diagnostic.fingerprint], client, lambda _: None)
        fix_all(shown)
        position = types.Position(chance.choice((0, 1, 5, 2**31 - 1)), chance.choice((0, 1, 80, 2**31 - 1)))
        list(shown.about(position))
        list(shown.within(types.Range(position, types.Position(0, 0))))


def _same_place(source: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two spans are one; an editor has no place between CR and LF."""
    return all(a == b or source[min(a, b) : max(a, b)] in ("\r", "\n") for a, b in zip(one, two, strict=True))
