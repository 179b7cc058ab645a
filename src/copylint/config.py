"""The newsroom's configuration: `.copylint.yaml`, or `[tool.copylint]` in pyproject.toml."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from msgspec import Struct

from copylint.globs import NO_GLOBS, Globs
from copylint.house import NO_HOUSE, House, read_house
from copylint.story import FieldName, Position
from copylint.yamlfile import Node, Section, YamlError, read_mapping

FILE_NAME = ".copylint.yaml"
FAIL_ON = ("error", "warning", "info", "never")
CHOICE_KEYS = ("select", "ignore", "severity", "options")
KEYS = ("profile", "rules", *CHOICE_KEYS, "overrides", "house", "front_matter", "exclude", "fail_on", "baseline")
_FIELDS = frozenset(get_args(FieldName)) - {"body", "metadata"} | {"date", "language"}


class ConfigError(Exception):
    """A configuration that cannot do what it says; `errors` are lines of the form `path:line:column: …`."""

    def __init__(self, errors: tuple[str, ...]) -> None:
        """`errors` in the order in which they shall be shown."""
        self.errors = errors
        super().__init__("\n".join(errors))


class Override(Struct, frozen=True):
    """What is different for some paths: `choices` has `select`, `ignore`, `severity`, `options`."""

    paths: Globs
    choices: Section


class Config(Struct, frozen=True):
    """A configuration as read. The rule names in `choices` are yet to be held against the rules there are.

    `path` is the file, None where there is none; globs and rule folders are relative to `folder`.
    """

    path: Path | None
    folder: Path
    choices: Section
    rule_folders: tuple[Path, ...] = ()
    overrides: tuple[Override, ...] = ()
    front_matter: Mapping[str, tuple[str, ...]] | None = None
    exclude: Globs = NO_GLOBS
    fail_on: str | None = None
    baseline: Path | None = None
    house: House = NO_HOUSE
    profile: Section | None = None

    @property
    def sections(self) -> list[Section]:
        """What holds for every path, in the order in which a later one wins: the profile, then the newsroom's own."""
        return [self.choices] if self.profile is None else [self.profile, self.choices]

    def overrides_for(self, path: Path) -> tuple[Override, ...]:
        """The overrides that speak about the file at `path`, in their order."""
        return tuple(o for o in self.overrides if o.paths.cover(path, self.folder))

    def excludes(self, path: Path) -> bool:
        """Whether the file at `path` is not to be linted."""
        return self.exclude.cover(path, self.folder)


NO_CONFIG = Config(None, Path(), Section("", Node({}, Position(1, 1)), []))


def find_config(folder: Path) -> Path | None:
    """The configuration file for what lies in `folder`, an absolute path: its own, or that of the nearest folder above.

    Raises ConfigError for a folder that leaves a doubt.
    """
    for above in (folder, *folder.parents):
        shown = _near(above)
        if _is_file(shown / ".copylint.yml"):
            raise ConfigError((f"{shown / '.copylint.yml'}: not read under this name; call it {FILE_NAME}",))
        named, project = shown / FILE_NAME, shown / "pyproject.toml"
        inside = _is_file(project) and _project_table(project) is not None
        if _is_file(named) and inside:
            raise ConfigError((f"{project}: [tool.copylint] and {FILE_NAME} stand side by side; keep one",))
        if _is_file(named) or inside:
            return project if inside else named
    return None


def read_config(path: Path) -> Config:
    """The configuration in a YAML file, or in the pyproject.toml; raises ConfigError when it is not valid."""
    if not path.is_file():
        raise ConfigError((f"{path}: no such file",))
    if path.suffix == ".toml":
        section = _project_table(path)
        if section is None:
            raise ConfigError((f"{path}: no [tool.copylint] table",))
        return _config(path, section)
    try:
        if all(line.lstrip()[:1] in ("", "#") for line in path.read_text("utf-8-sig").splitlines()):
            return Config(path, path.parent, NO_CONFIG.choices)
        return _config(path, read_mapping(path))
    except YamlError as error:
        raise ConfigError(error.errors) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError((f"{path}: cannot be read: {error}",)) from None


def _is_file(path: Path) -> bool:
    """Whether a file is known to be there; in a folder that may not be read none is."""
    try:
        return path.is_file()
    except OSError:
        return False


def _near(folder: Path) -> Path:
    """`folder` as seen from the working folder when it lies in it."""
    try:
        return folder.relative_to(Path.cwd())
    except (ValueError, OSError):
        return folder


def _project_table(path: Path) -> Section | None:
    from copylint.tomlfile import read_table

    try:
        return read_table(path, ("tool", "copylint"))
    except YamlError as error:
        raise ConfigError(error.errors) from None


def _config(path: Path, section: Section) -> Config:
    section.allow(KEYS)
    config = Config(
        path=path,
        folder=path.parent,
        choices=section,
        rule_folders=_rule_folders(section, path.parent),
        overrides=tuple(_override(inner) for inner in section.sections("overrides")),
        front_matter=_front_matter(section),
        exclude=_globs(section, "exclude"),
        fail_on=section.choice("fail_on", FAIL_ON, "error") if "fail_on" in section else None,
        baseline=path.parent / section.text("baseline", required=True) if "baseline" in section else None,
        house=_house(section, path.parent),
        profile=_profile(section),
    )
    if section.errors:
        raise ConfigError(tuple(section.errors))
    return config


def _rule_folders(section: Section, folder: Path) -> tuple[Path, ...]:
    for node in section.nodes("rules"):
        if isinstance(node.value, str) and not (folder / node.value).is_dir():
            section.error(node, f"no folder of rules at “{node.value}”")
    return tuple(folder / name for name in section.texts("rules"))


def _house(section: Section, folder: Path) -> House:
    paths = [(folder / name, name) for name in section.texts("house")]
    for path, name in paths:
        if not path.is_file():
            section.error("house", f"no house list at “{name}”")
    try:
        return read_house(path for path, _ in paths if path.is_file())
    except YamlError as error:
        section.errors.extend(error.errors)
        return NO_HOUSE


def _profile(section: Section) -> Section | None:
    if "profile" not in section:
        return None
    from copylint.profiles import NONE, profile_names, profile_section

    key = section.choice("profile", profile_names(), NONE)
    return None if key == NONE else profile_section(key)


def _override(section: Section) -> Override:
    section.allow(("paths", *CHOICE_KEYS))
    if "paths" not in section:
        section.error(section.node, "the key “paths” is missing")
    if not any(key in section for key in CHOICE_KEYS):
        section.error(section.node, "this override changes nothing; give it select, ignore, severity or options")
    return Override(_globs(section, "paths"), section)


def _globs(section: Section, key: str) -> Globs:
    patterns = section.texts(key)
    try:
        return Globs(patterns)
    except ValueError as error:
        section.error(key, f"“{key}”: {error}")
        return NO_GLOBS


def _front_matter(section: Section) -> Mapping[str, tuple[str, ...]] | None:
    if "front_matter" not in section:
        return None
    inner = section.section("front_matter")
    inner.allow(_FIELDS)
    return {
        name: (node.value,) if isinstance(node.value, str) else inner.texts(name) for name, node in inner.items.items()
    }
