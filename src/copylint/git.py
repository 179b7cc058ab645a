"""What git knows of the stories: what changed since a revision, what is staged, and how a file read before.

Git is asked by its command, without a shell and with NUL between names, so that a path may hold anything. Of the
programs that git can be told to run, external diffs, text conversions and file-system monitors are turned off; the
filters of the user's or the clone's own configuration are git's affair, as in `git status`.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=false",
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
)
# A story of long lines, one a paragraph, is still the same under another name where two lines in five are.
_DIFF = ("--raw", "-z", "--no-abbrev", "-M40%", "-l2000", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
_NO_OBJECT = "0"
_FILES = ("100644", "100755", "120000")


class GitError(Exception):
    """Git is not there, or cannot answer; the message is one sentence for the user."""


class Entry(NamedTuple):
    """A file that changed: its path and its earlier one, from the top of the repository; "" where there is none.

    `before` and `after` name the contents; "" where there are none, and `after` also where they lie in the working
    copy alone.
    """

    path: str
    earlier_path: str
    before: str
    after: str


class Repository:
    """A repository with a working copy; every method may raise GitError."""

    def __init__(self, folder: Path) -> None:
        """The repository that `folder` lies in."""
        self._folder = folder
        self.top = Path(os.fsdecode(self._top()))

    def commit(self, revision: str) -> str:
        """The commit that a revision names."""
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found.returncode:
            raise GitError(f"unknown revision “{revision}”{self._why_unknown(revision)}")
        return _line(found.stdout)

    def fork(self, revision: str) -> str:
        """The commit at which HEAD and a revision parted: what three-dot diffs begin at."""
        commit = self.commit(revision)
        found = self._ask("merge-base", "HEAD", commit)
        if not found.returncode:
            return _line(found.stdout)
        if self._is_shallow():
            raise GitError(
                f"this clone is shallow and does not reach back to where HEAD and “{revision}” parted; "
                "fetch the rest (git fetch --unshallow; in CI, fetch-depth: 0)"
            )
        if self.head() is None:
            raise GitError(f"there is no commit yet that “{revision}” could be held against")
        raise GitError(f"HEAD and “{revision}” have no commit in common")

    def head(self) -> str | None:
        """The commit that is checked out; None before the first one."""
        found = self._ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return None if found.returncode else _line(found.stdout)

    def empty_tree(self) -> str:
        """The tree that holds nothing: what a first commit is held against."""
        return _line(self._answer("hash-object", "-w", "-t", "tree", "--stdin"))

    def merged(self) -> list[str]:
        """The commits that are being merged into HEAD; none where no merge is under way."""
        path = Path(os.fsdecode(self._answer("rev-parse", "--git-path", "MERGE_HEAD").rstrip(b"\r\n")))
        try:
            return (self._folder / path).read_text("ascii").split()
        except FileNotFoundError:
            return []

    def changes(self, since: str, *, staged: bool) -> list[Entry]:
        """The files that differ from the commit or tree `since`, renames followed; deleted ones have no `path`."""
        cached = ("--cached",) if staged else ()
        answer = self._answer("diff", *_DIFF, *cached, since, "--")
        return list(_entries(answer.split(b"\0")))

    def untracked(self) -> list[str]:
        """The files that git does not know and does not ignore, from the top of the repository."""
        answer = self._answer("-C", str(self.top), "ls-files", "-z", "--others", "--exclude-standard")
        return [os.fsdecode(path) for path in answer.split(b"\0") if path]

    def content(self, commit: str, path: str) -> bytes | None:
        """What a file holds in a commit; None where the commit has no such file."""
        found = self._ask("cat-file", "blob", f"{commit}:{path}")
        return None if found.returncode else found.stdout

    def contents(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """What the objects of these names hold."""
        wanted = sorted(set(ids) - {""})
        if not wanted:
            return {}
        answer = self._answer("cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode())
        return dict(_objects(answer, wanted))

    def _top(self) -> bytes:
        found = self._ask("rev-parse", "--show-toplevel")
        top = found.stdout.rstrip(b"\r\n")
        if not found.returncode and top:
            return top
        said = found.stderr.decode("utf-8", "replace").strip()
        if "not a git repository" in said:
            raise GitError("no git repository here, so nothing can be said to have changed")
        if "work tree" in said or not said:
            raise GitError("this repository has no working copy")
        raise GitError(_first(said))

    def _why_unknown(self, revision: str) -> str:
        if self.head() is None and revision == "HEAD":
            return ": there is no commit yet"
        if self._is_shallow():
            return "; this clone is shallow: fetch it first (git fetch --unshallow; in CI, fetch-depth: 0)"
        remote = revision.partition("/")[0]
        if remote != revision and remote in self._answer("remote").decode("utf-8", "replace").split():
            return f"; fetch it first (git fetch {remote})"
        return ""

    def _is_shallow(self) -> bool:
        return self._answer("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _answer(self, *arguments: str, given: bytes = b"") -> bytes:
        found = self._ask(*arguments, given=given)
        if found.returncode:
            said = found.stderr.decode("utf-8", "replace").strip()
            raise GitError(_first(said) or f"git {arguments[0]} failed")
        return found.stdout

    def _ask(self, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        command = ["git", *_SAFE, *arguments]
        environment = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
        try:
            return subprocess.run(  # noqa: S603 - a list of words, and no shell
                command, cwd=self._folder, env=environment, input=given, capture_output=True, check=False
            )
        except FileNotFoundError:
            if self._folder.is_dir():
                raise GitError("git is not installed, so nothing can be said to have changed") from None
            raise GitError(f"no such folder: {self._folder}") from None
        except (OSError, ValueError) as error:
            raise GitError(f"git cannot be run: {error}") from None


def _line(output: bytes) -> str:
    return output.decode("ascii", "replace").strip()


def _first(said: str) -> str:
    return said.split("\n", 1)[0].removeprefix("fatal: ").removeprefix("error: ")


def _entries(fields: Sequence[bytes]) -> Iterator[Entry]:
    """The entries of `git diff --raw -z`: `:mode mode id id status`, then one path or two."""
    seen: set[str] = set()
    at = 0
    while at < len(fields) and fields[at].startswith(b":"):
        old_mode, new_mode, before, after, status = fields[at][1:].decode("ascii").split(" ")
        moved = status[0] in "RC"
        earlier, path = (os.fsdecode(fields[at + n]) for n in ((1, 2) if moved else (1, 1)))
        at += 3 if moved else 2
        before = "" if old_mode not in _FILES else before
        after = "" if new_mode not in _FILES or not after.strip(_NO_OBJECT) else after
        if status[0] == "D":
            yield Entry("", earlier, before, "")
        elif path not in seen and (new_mode in _FILES or status[0] == "U"):
            seen.add(path)
            yield Entry(path, earlier if before.strip(_NO_OBJECT) else "", before.strip(_NO_OBJECT) and before, after)


def _objects(answer: bytes, wanted: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The objects of `git cat-file --batch`: a line `id type size`, so many bytes, a line end."""
    at = 0
    for name in wanted:
        end = answer.index(b"\n", at)
        words = answer[at:end].split(b" ")
        if words[-1] == b"missing":
            raise GitError(f"the repository lacks the object {name}; is it a partial clone that cannot fetch?")
        size = int(words[2])
        yield name, answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
