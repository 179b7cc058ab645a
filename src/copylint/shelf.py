"""The configurations and the rules of a run, each read once."""

from pathlib import Path

from copylint.config import NO_CONFIG, Config, find_config, read_config
from copylint.references import wrong_references
from copylint.rules import Rule, RuleError, load_rules, shipped_folder
from copylint.select import NO_CHOICES, Choices, Chosen, check_config, check_names, choose
from copylint.yamlfile import Section


class Shelf:
    """Hands out what holds for a file. Every method may raise ConfigError, RuleError or UnknownNameError."""

    def __init__(self, choices: Choices = NO_CHOICES, config: Path | None = None, rule_folders: tuple[Path, ...] = ()):
        """`config` is the file to use instead of looking for one; `rule_folders` add to those it names."""
        self._choices = choices
        self._named = config
        self._rule_folders = rule_folders
        self._folders: dict[Path, Config] = {}
        self._configs: dict[Path | None, Config] = {}
        self._rules: dict[tuple[Path, ...], tuple[Rule, ...]] = {}
        self._chosen: dict[tuple[int, ...], Chosen] = {}

    def config_for(self, path: Path) -> Config:
        """The configuration for the file at `path`."""
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = self._config(self._named or _found(folder))
        return self._folders[folder]

    def _config(self, file: Path | None) -> Config:
        if file not in self._configs:
            config = read_config(file) if file else NO_CONFIG
            check_config(config, self.rules_of(config))
            self._configs[file] = config
        return self._configs[file]

    def chosen_for(self, path: Path, config: Config) -> Chosen:
        """The rules that are on for the file at `path`."""
        overrides = config.overrides_for(path)
        key = (id(config), *map(id, overrides))
        if key not in self._chosen:
            sections: list[Section] = [*config.sections, *(override.choices for override in overrides)]
            rules = self.rules_of(config)
            check_names((*self._choices.select, *self._choices.ignore), rules)
            self._chosen[key] = choose(rules, sections, self._choices)
        return self._chosen[key]

    def rules_of(self, config: Config) -> tuple[Rule, ...]:
        """All the rules there are under a configuration, on or not."""
        folders = (shipped_folder(), *config.rule_folders, *self._rule_folders)
        if folders not in self._rules:
            rules = load_rules(*folders)
            wrong = wrong_references(rules)
            if wrong:
                raise RuleError(wrong)
            self._rules[folders] = rules
        return self._rules[folders]


def _found(folder: Path) -> Path | None:
    try:
        return find_config(folder.absolute())
    except FileNotFoundError:  # the working folder is gone
        return None
