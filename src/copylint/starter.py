"""What a newsroom starts with: a configuration, house lists, hooks, CI jobs, editor settings, as texts."""

import json
import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

_SCHEMAS = PurePosixPath(".copylint")


class StarterFile(Struct, frozen=True):
    """A file to write; where there is one already, `excerpt` is to be added by hand, and `advice` says what for.

    `then` is what is still to be done when it is written.
    """

    path: str
    text: str
    advice: str = ""
    excerpt: str = ""
    then: str = ""


class Newsroom(Struct, frozen=True):
    """What the files need to know of each other and of the folder.

    `stories` is the folder of the stories, `package` what CI installs as copylint, `house` whether there are house
    lists, `schemas` whether there are schemas.
    """

    stories: str = "."
    package: str = "copylint"
    house: bool = True
    schemas: bool = True


def configuration(newsroom: Newsroom, families: Sequence[str]) -> list[StarterFile]:
    """`.copylint.yaml`, with every key explained and only the house lists set, where there are any."""
    text = _CONFIG.format(families=", ".join(families), house="" if newsroom.house else "# ")
    return [StarterFile(".copylint.yaml", _schema_line(newsroom, "config") + text)]


def house_lists(newsroom: Newsroom) -> list[StarterFile]:
    """The four lists, each with an example and no names as yet."""
    first = _schema_line(newsroom, "house", "../")
    return [StarterFile(f"house/{name}.yaml", first + text) for name, text in _HOUSE.items()]


def _schema_line(newsroom: Newsroom, name: str, up: str = "") -> str:
    """The line by which editors find the schema of a file."""
    return f"# yaml-language-server: $schema={up}{_SCHEMAS}/{name}.schema.json\n" if newsroom.schemas else ""


def hook(newsroom: Newsroom) -> list[StarterFile]:
    """The stanza for pre-commit."""
    folder = "" if newsroom.stories == "." else f"^{re.escape(newsroom.stories)}/.*"
    files = f"{folder}\\.(md|markdown|txt|text)$".replace("'", "''")
    stanza = _HOOK.format(files=files)
    path, advice = ".pre-commit-config.yaml", "to lint stories before each commit, add under “repos:”"
    return [StarterFile(path, f"repos:\n{stanza}", advice, stanza, then="pre-commit install")]


def github(newsroom: Newsroom) -> list[StarterFile]:
    """A workflow that annotates pull requests."""
    text = _GITHUB.format(package=shlex.quote(newsroom.package), stories=shlex.quote(newsroom.stories))
    return [StarterFile(".github/workflows/copylint.yml", text)]


def gitlab(newsroom: Newsroom) -> list[StarterFile]:
    """A job that reports to merge requests, and the file that includes it."""
    text = _GITLAB.format(package=shlex.quote(newsroom.package), stories=shlex.quote(newsroom.stories))
    include = "include:\n  - local: .gitlab/copylint.yml\n"
    return [
        StarterFile(".gitlab/copylint.yml", text),
        StarterFile(".gitlab-ci.yml", include, "to run the job, add", include),
    ]


def editor(schemas: Mapping[str, Mapping[str, object]]) -> list[StarterFile]:
    """The schemas `config`, `house` and `rule`, and the settings by which VS Code finds them.

    Other editors find them by the first line of each file.
    """
    files = [
        StarterFile(f"{_SCHEMAS}/{name}.schema.json", json.dumps(schema, indent=1) + "\n")
        for name, schema in schemas.items()
    ]
    globs = {"config": ".copylint.yaml", "house": "house/*.yaml", "rule": "house_rules/**/*.yaml"}
    settings = json.dumps({"yaml.schemas": {f"./{_SCHEMAS}/{k}.schema.json": v for k, v in globs.items()}}, indent=2)
    advice = "to complete configuration, house lists and rules while typing, add"
    excerpt = "\n".join(line[2:] for line in settings.splitlines()[1:-1]) + "\n"
    return [*files, StarterFile(".vscode/settings.json", f"{settings}\n", advice, excerpt)]


_CONFIG = """\
# The configuration of copylint. What is commented out shows the form; the defaults hold.

# How the house spells the names it writes.
{house}house: [house/names.yaml, house/places.yaml, house/organizations.yaml, house/different.yaml]

# Folders of the newsroom's own rule files.
# rules: [house_rules]

# Only these rules and families. The families are:
# {families}.
# select: [names, figures, dates]

# Not these.
# ignore: [alias-drift]

# error, warning, info or off. “copylint rules” lists the rules, “copylint explain RULE” says what one is for.
# severity: {{transliteration-mix: info, state-conflict: off}}
# options: {{alias-drift: {{licences: [also, former]}}}}

# What is different in some folders.
# overrides:
#   - paths: ["sports/**"]
#     ignore: [capital-conflict]

# The metadata keys of your stories, where they are not the usual ones.
# front_matter: {{headline: [title, headline], deck: [description, dek], date: [date, published]}}

# What is never linted.
# exclude: ["drafts/**"]

# Findings that are accepted; “copylint baseline” writes the file.
# baseline: .copylint-baseline.json

# From which severity on “copylint check” ends with status 1: error, warning, info or never.
# fail_on: error
"""

_HOUSE = {
    "names": """\
# People, as the house spells them. A variant is flagged wherever it stands; an alias may stand beside the name.
# - canonical: Volodymyr Zelensky
#   variants: [Zelenskyy, Zelenskiy]
""",
    "places": """\
# Places, as the house spells them.
# - canonical: Kyiv
#   variants: [Kiev]
# - canonical: Shusha
#   aliases: [Shushi]
""",
    "organizations": """\
# Organisations, as the house spells them.
# - canonical: World Health Organization
#   variants: [World Health Organisation]
#   acronym: WHO
""",
    "different": """\
# Names that look alike and are not the same; no rule sets one against the other.
# - [Ann Velk, Anne Velk]
""",
}

_HOOK = """\
  - repo: local
    hooks:
      - id: copylint
        name: copylint
        entry: copylint check
        language: system    # the copylint that is installed; nothing is downloaded
        types: [text]
        files: '{files}'
        verbose: true       # warnings are seen although they let the commit pass
"""

_GITHUB = """\
# Annotates pull requests with what they bring into the stories.
name: copylint
on: pull_request
permissions:
  contents: read
jobs:
  copylint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # --base needs the commits back to where the branch began
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install {package}
      - run: copylint check --base "origin/$GITHUB_BASE_REF" --output-format github {stories}
"""

_GITLAB = """\
# Shows what copylint finds in the stories in merge requests, and fails on what they bring.
copylint:
  image: python:3.12
  variables:
    GIT_DEPTH: "0" # --base needs the commits back to where the branch began
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - python -m pip install {package}
    # All of it: GitLab holds it against the report of the target branch, and shows what is new.
    - copylint check --output-format gitlab --output-file gl-code-quality-report.json --fail-on never {stories}
    - |
      if [ -n "$CI_MERGE_REQUEST_DIFF_BASE_SHA" ]; then
        copylint check --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" {stories}
      fi
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""
