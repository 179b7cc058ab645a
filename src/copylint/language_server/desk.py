"""Linting what an editor shows: the text as it is being written, under the configuration of its file."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from copylint.baseline import Baseline, read_baseline
from copylint.config import Config, ConfigError
from copylint.discovery import Target
from copylint.finding import Confidence
from copylint.formats import is_story
from copylint.linted import Linted, Tally
from copylint.rules import Rule, Severity
from copylint.run import lint
from copylint.select import Chosen, UnknownNameError
from copylint.shelf import Shelf
from copylint.work import Job, Wishes
from copylint.written_date import may_be_story_day
from copylint.yamlfile import YamlError


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What the editor's user has set; the names and their meanings are those of the options of `check`."""

    severity: Severity = "warning"
    confidence: Confidence = "medium"
    date: datetime.date | None = None
    config: str | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a date that no story has."""
        if self.date is not None and not may_be_story_day(self.date):
            raise ValueError(f"no story is of the year {self.date.year}")


class DeskError(Exception):
    """Nothing can be linted; the message is for the user."""


class Desk:
    """Lints texts under the configurations on disk, which are read once and again after `forget`."""

    def __init__(self, settings: Settings | None = None) -> None:
        """`settings` hold for every text."""
        self.set(settings or Settings())

    def forget(self) -> None:
        """Have configurations, house lists, rules and baselines read anew."""
        self._shelf = Shelf(config=Path(self.settings.config) if self.settings.config else None)
        self._baselines: dict[Path, Baseline] = {}

    def set(self, settings: Settings) -> None:
        """Have other settings hold."""
        self.settings = settings
        self.forget()

    def config_for(self, path: str) -> Config:
        """The configuration for a file; raises DeskError for one that is not valid."""
        with _told():
            return self._shelf.config_for(Path(path))

    def rules_for(self, path: str) -> Mapping[str, Rule]:
        """The rules that are on for a file, by name; raises DeskError."""
        return {rule.id: rule for rule in self._chosen(path).rules}

    def lint(self, path: str, text: str) -> Linted:
        """What is to be said of a text that is, or will be, saved at `path`; raises DeskError."""
        config = self.config_for(path)
        if not is_story(path) or config.excludes(Path(path)) or not text.strip():
            return Linted(path, None, ())
        content = text.encode("utf-8", "replace")
        baseline = self._baseline(config.baseline) if config.baseline else None
        job = Job(Target(path, named=True), config, self._chosen(path), content=content, baseline=baseline)
        settings = self.settings
        wishes = Wishes(settings.date, settings.severity, "never", settings.confidence)
        return next(lint([job], wishes, Tally()))

    def _baseline(self, path: Path) -> Baseline:
        if path not in self._baselines:
            with _told():
                self._baselines[path] = read_baseline(path)
        return self._baselines[path]

    def _chosen(self, path: str) -> Chosen:
        with _told():
            return self._shelf.chosen_for(Path(path), self._shelf.config_for(Path(path)))


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with configuration, lists or rules as one error for the user."""
    try:
        yield
    except (ConfigError, YamlError) as error:
        raise DeskError("\n".join(error.errors)) from None
    except (UnknownNameError, OSError) as error:
        raise DeskError(str(error)) from None
