"""`copylint archive`: every record once, whatever ends the run, and the same findings whoever does the work."""

import fcntl
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint import __version__
from copylint.archive.keys import Keys
from copylint.archive.on_dask import ClusterError, check_workers
from copylint.archive.records import Cursor, read_records
from copylint.cli import cli
from separately import HEED_INTERRUPTS

WRONG_DAY = "The street was closed on Thursday, 3 March 2026."
SLIP = "He saw the the bus."


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def archive(*arguments: str) -> Result:
    """One process, in this one."""
    return CliRunner().invoke(cli, ["archive", *arguments, "--jobs", "1"])


def really(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "copylint", "archive", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def write_lines(name: str, *records: Mapping[str, Any] | str) -> Path:
    lines = [record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records]
    Path(name).write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="")
    return Path(name)


def rows(folder: str = "copylint-archive") -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(folder).splitlines()]


def written(folder: str = "copylint-archive") -> bytes:
    return b"".join(path.read_bytes() for path in sorted(Path(folder).glob("findings-*")))


def news(count: int) -> Iterator[dict[str, Any]]:
    """Records of which every third has a wrong day and every fifth a doubled word."""
    for number in range(count):
        day, slip = WRONG_DAY if number % 3 == 0 else "", SLIP if number % 5 == 0 else ""
        yield {"id": f"n{number}", "title": f"Report {number}", "text": f"It was day {number}. {slip}\n\n{day}"}


# What a record is


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({"text": WRONG_DAY}, id="text"),
        pytest.param({"headline": "Closed", "body": WRONG_DAY}, id="body"),
        pytest.param({"title": "Closed", "text": "", "content": f"<p>{WRONG_DAY}</p>"}, id="HTML"),
        pytest.param({"maintext": ["It rained.", WRONG_DAY], "authors": ["Ann Orr"]}, id="a list of paragraphs"),
        pytest.param({"text": f"[A link](https://example.org) it was.\n\n{WRONG_DAY}"}, id="Markdown"),
        pytest.param({"uri": "x", "headline": "Closed", "body_text": WRONG_DAY}, id="ninjs"),
        pytest.param({"uri": "x", "headline": "Closed", "text": WRONG_DAY}, id="half ninjs"),
        pytest.param({"text": f"On the street: {WRONG_DAY}", "description": None, "date": None}, id="null"),
    ],
)
def test_the_usual_keys_are_known(record: Mapping[str, Any]) -> None:
    write_lines("news.jsonl", record)
    outcome = archive("news.jsonl")

    assert outcome.exit_code == 0, outcome.output
    (row,) = rows()
    assert (row["rule"], row["record"], row["path"]) == ("weekday-date", 1, "news.jsonl")
    assert row["text"] == "Thursday, 3 March 2026"


def test_a_finding_lies_where_it_stands_in_the_file() -> None:
    path = write_lines(
        "news.jsonl", {"text": "Calm."}, "", {"id": 7, "title": "“É”", "text": f"Two\n\n“¡” {WRONG_DAY}"}
    )
    archive("news.jsonl")

    (row,) = rows()
    line = path.read_text("utf-8").splitlines()[row["line"] - 1]
    assert line[row["column"] - 1 :].startswith("Thursday, 3 March 2026")
    assert (row["record"], row["id"], row["field"], row["paragraph"]) == (3, "7", "body", 2)


def test_keys_can_be_named_also_those_inside() -> None:
    record = {"text": "Not this.", "doc": {"copy": WRONG_DAY.replace(" 2026", ""), "day": "2026-03-03"}, "no": "n1"}
    write_lines("news.jsonl", record)
    archive("news.jsonl", "--text-field", "doc.copy", "--date-field", "doc.day", "--id-field", "no")

    (row,) = rows()
    assert (row["id"], row["date"], row["text"]) == ("n1", "2026-03-03", "Thursday, 3 March")


@pytest.mark.parametrize(
    "date", ["2026-03-03", "2026-03-03T10:00:00Z", 1772532000, 1772532000000, "1772532000", "March 3, 2026"]
)
def test_days_are_read_as_they_are_written(date: str | int) -> None:
    write_lines("news.jsonl", {"text": "It was closed on Thursday, 3 March.", "published_at": date})
    archive("news.jsonl")

    assert [(row["rule"], row["date"]) for row in rows()] == [("weekday-date", "2026-03-03")]


def test_a_key_that_no_record_has_is_no_silent_success() -> None:
    write_lines("news.jsonl", {"text": WRONG_DAY})
    outcome = archive("news.jsonl", "--text-field", "txt")

    assert outcome.exit_code == 2
    assert "no story was found; name the key of the text with --text-field" in outcome.stderr


def test_what_cannot_be_read_is_a_finding_and_the_rest_is_linted() -> None:
    write_lines("news.jsonl", "{no JSON", "[1]", {"photo": "only"}, {"text": WRONG_DAY}, {"text": WRONG_DAY})
    outcome = archive("news.jsonl")

    assert outcome.exit_code == 0
    assert [(row["rule"], row["record"]) for row in rows()] == [
        ("unreadable-file", 1), ("unreadable-file", 2), ("weekday-date", 4), ("weekday-date", 5),
    ]  # fmt: skip
    assert "note: 1 record without text passed over\nnote: 2 records could not be read\n" in outcome.stderr


@pytest.mark.parametrize("cut", [False, True])
def test_packed_lines_are_read_as_far_as_they_go(cut: bool) -> None:
    data = gzip.compress(b"".join(json.dumps(record).encode() + b"\n" for record in news(300)))
    Path("news.jsonl.gz").write_bytes(data[: len(data) // 2] if cut else data)
    write_lines("z.jsonl", {"text": WRONG_DAY})
    outcome = archive("news.jsonl.gz", "z.jsonl")

    assert outcome.exit_code == (2 if cut else 0)
    assert ("news.jsonl.gz cannot be read after record" in outcome.stderr) == cut
    assert rows()[-1]["path"] == "z.jsonl"
    assert len(rows()) == 161 if not cut else len(rows()) < 161


def test_folders_are_walked_in_the_order_of_their_names_and_what_was_written_is_no_archive() -> None:
    for name in ("b/story.md", "b/a/old.txt", "a.md", ".hidden/no.md", "b/.no.md", "LICENSE.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(WRONG_DAY)
    write_lines("b/news.ndjson", {"text": WRONG_DAY}, {"text": WRONG_DAY})

    archive(".", "--output", "b/found")
    archive(".")

    expected = [
        ("./a.md", None),
        ("./b/a/old.txt", None),
        ("./b/news.ndjson", 1),
        ("./b/news.ndjson", 2),
        ("./b/story.md", None),
    ]
    assert [(row["path"], row["record"]) for row in rows("b/found")] == expected
    assert [(row["path"], row["record"]) for row in rows()] == expected


def test_configuration_and_suppressions_are_heeded() -> None:
    Path(".copylint.yaml").write_text(
        "exclude: [drafts/]\noverrides: [{paths: [sports/**], ignore: [weekday-date]}]\n", "utf-8"
    )
    for name in ("drafts", "sports", "news"):
        Path(name).mkdir()
        Path(name, "story.md").write_text(WRONG_DAY)
    Path("news/checked.md").write_text(f"<!-- copylint: ignore weekday-date: it is so -->\n\n{WRONG_DAY}")

    archive(".")

    assert [row["path"] for row in rows()] == ["./news/story.md"]
    assert json.loads(Path("copylint-archive/report.json").read_text())["suppressed"] == 1


# What is told


def test_findings_are_counted_for_every_thousand_stories_with_samples() -> None:
    write_lines("news.jsonl", *news(300))
    outcome = archive("news.jsonl", "--select", "weekday-date,duration", "--samples", "2")
    told = outcome.stdout.splitlines()

    assert told[0] == "100 findings in 300 stories"
    assert told[2] == "    333.33       100      100  weekday-date (100 error)"
    assert [line.strip().startswith("news.jsonl:") for line in told[3:5]] == [True, True]
    assert told[5] == "1 rule found nothing: duration"
    report = json.loads(Path("copylint-archive/report.json").read_text())
    assert [rule["per_1000"] for rule in report["rules"] if rule["rule"] == "weekday-date"] == [333.333]
    assert all(sample in rows() for rule in report["rules"] for sample in rule["samples"])


def test_one_rule_can_be_tried() -> None:
    Path("house").mkdir()
    Path("house/bus.yaml").write_text('summary: A bus.\nkind: phrase\noptions: {words: [bus]}\nmessage: "{text}"\n')
    write_lines("news.jsonl", *news(50))

    outcome = archive("news.jsonl", "--rules", "house", "--select", "bus")

    assert {row["rule"] for row in rows()} == {"bus"}
    assert "200.00" in outcome.stdout


def test_a_rule_that_needs_all_stories_at_once_is_said_not_to_run() -> None:
    write_lines("news.jsonl", *news(5))

    assert (
        "note: name-across-stories holds stories against each other"
        in archive("news.jsonl", "--select", "name-across-stories,dates").stderr
    )


# Whatever ends the run


def test_any_number_of_processes_finds_the_same() -> None:
    write_lines("news.jsonl", *news(400))
    outcomes = [
        really("news.jsonl", "--output", f"o{jobs}", "--jobs", jobs, "--part", "90") for jobs in ("1", "2", "3")
    ]

    assert len({(done.returncode, done.stdout, done.stderr) for done in outcomes}) == 1
    assert written("o1") == written("o2") == written("o3")
    assert sorted(path.name for path in Path("o1").iterdir()) == sorted(path.name for path in Path("o3").iterdir())
    assert len(list(Path("o1").glob("findings-*"))) > 3


SLOW = """
import sys, time
from copylint.archive.clerk import Clerk
done = Clerk._done
def slow(clerk, sent):
    time.sleep(0.01)
    return done(clerk, sent)
Clerk._done = slow
sys.argv[1:] = {arguments!r}
from copylint.__main__ import main
main()
"""


def test_a_run_that_is_killed_goes_on_where_it_was_and_an_interrupted_one_too() -> None:
    write_lines("news.jsonl", *news(400))
    Path("stories").mkdir()
    for number, record in enumerate(news(100)):
        Path(f"stories/s{number:03}.md").write_text(record["text"])
    paths = ("news.jsonl", "stories")
    archive(*paths, "--output", "right", "--part", "20")
    arguments = ["archive", *paths, "--part", "20", "--jobs", "2"]

    for blow in (signal.SIGKILL, signal.SIGINT, signal.SIGKILL):
        before = reached()
        process = subprocess.Popen(
            [sys.executable, "-c", HEED_INTERRUPTS + SLOW.format(arguments=arguments)],
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        while reached() < before + 60:
            assert process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, blow)
        process.communicate()
    before = reached()
    outcome = archive(*paths, "--part", "20")

    assert 180 <= before < 500
    assert f"note: going on after {before} stories" in outcome.stderr
    assert written() == written("right")
    assert outcome.stdout.splitlines()[0] == "268 findings in 500 stories"
    assert Path("copylint-archive/report.json").read_bytes() == Path("right/report.json").read_bytes()


STATE = Path("copylint-archive/copylint-archive.json")


def reached() -> int:
    """The stories that are counted so far."""
    return int(json.loads(STATE.read_text())["ledger"]["stories"]) if STATE.exists() else 0


def test_a_part_that_was_written_and_not_counted_is_written_again() -> None:
    write_lines("news.jsonl", *news(100))
    archive("news.jsonl", "--part", "20")
    right, last = written(), max(Path("copylint-archive").glob("findings-*"))
    told = json.loads(STATE.read_text())
    shutil.copytree("copylint-archive", "whole")
    # As a kill leaves it between the two.
    told |= {"done": False, "parts": 0, "cursor": None, "ledger": {}}
    STATE.write_text(json.dumps(told))
    last.with_name("findings-00009.jsonl").write_bytes(last.read_bytes())
    last.with_name(".findings-00010.jsonl.x7").write_bytes(b"half")

    archive("news.jsonl", "--part", "20")

    assert written() == right
    assert not [path for path in Path("copylint-archive").iterdir() if path.name.startswith(".findings")]


def test_the_same_command_tells_what_was_found_and_lints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    write_lines("news.jsonl", *news(50))
    first = archive("news.jsonl")
    monkeypatch.setattr("copylint.archive.clerk.examine", None)

    again = archive("news.jsonl")

    assert (again.exit_code, again.stdout) == (0, first.stdout)


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--select", "dates"], "rules"),
        (["--severity", "info"], "severity"),
        (["--text-field", "title"], "keys"),
        (["--findings", "parquet"], "findings"),
    ],
)
def test_something_else_does_not_go_on_in_its_place(options: list[str], what: str) -> None:
    if "parquet" in options:
        pytest.importorskip("pyarrow")
    write_lines("news.jsonl", *news(50))
    archive("news.jsonl")
    before = written()

    refused = archive("news.jsonl", *options)

    assert refused.exit_code == 2
    assert f"holds what was found otherwise ({what}" in refused.stderr
    assert written() == before
    assert archive("news.jsonl", *options, "--restart").exit_code in (0, 2)


def test_there_must_be_something_to_resume() -> None:
    write_lines("news.jsonl", *news(5))

    assert archive("news.jsonl", "--resume").exit_code == 2
    archive("news.jsonl")
    assert archive("news.jsonl", "--resume").exit_code == 0


@pytest.mark.parametrize("damage", ["", "[]", '{"plan": {}, "format": 99}', "no JSON"])
def test_a_state_that_nobody_can_read_is_said_so(damage: str) -> None:
    write_lines("news.jsonl", *news(5))
    archive("news.jsonl")
    STATE.write_text(damage)

    outcome = archive("news.jsonl")

    assert outcome.exit_code == 2
    assert "copylint-archive.json" in outcome.stderr
    assert archive("news.jsonl", "--restart").exit_code == 0


def test_two_do_not_write_into_one_folder() -> None:
    write_lines("news.jsonl", *news(5))
    archive("news.jsonl")
    with Path("copylint-archive/.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        outcome = archive("news.jsonl")

    assert outcome.exit_code == 2
    assert "another copylint is writing here" in outcome.stderr


DIE = """
import os, signal, sys
from copylint.archive.clerk import Clerk
here, done = os.getpid(), Clerk._done
def dying(clerk, sent):
    if os.getpid() != here and sent.number == 33:
        os.kill(os.getpid(), signal.SIGKILL)
    return done(clerk, sent)
Clerk._done = dying
sys.argv[1:] = ["archive", "news.jsonl", "--jobs", "2"]
from copylint.__main__ import main
main()
"""


def test_a_record_over_which_every_process_dies_is_told_and_costs_no_other() -> None:
    write_lines("news.jsonl", *news(100))
    done = subprocess.run([sys.executable, "-c", DIE], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "linting news.jsonl:33 failed: the process died over it (signal 9)" in done.stderr
    assert "in 99 stories" in done.stdout


# Memory


def test_memory_does_not_grow_with_the_archive() -> None:
    with Path("news.jsonl").open("w") as file:
        file.writelines(f"{json.dumps({**record, 'filler': 'x' * 500})}\n" for record in news(20_000))
    tracemalloc.start()
    count = sum(len(record.data) > 500 for record in read_records(["news.jsonl"], Keys()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 20_000
    assert Path("news.jsonl").stat().st_size > 10_000_000
    assert peak < 1_000_000


@pytest.mark.parametrize("number", range(1, 12, 3))
def test_reading_goes_on_behind_any_record(number: int) -> None:
    Path("a").mkdir()
    for name in ("a/b.md", "a/d.md", "e.md"):
        Path(name).write_text(WRONG_DAY)
    write_lines("a/c.jsonl", *news(4))
    write_lines("f.jsonl", *news(4))
    paths = ["a", "e.md", "f.jsonl"]
    everything = [record.cursor for record in read_records(paths, Keys())]

    after = everything[number - 1]

    assert len(everything) == 11
    assert [record.cursor for record in read_records(paths, Keys(), after)] == everything[number:]
    assert isinstance(after, Cursor)


# Parquet


def test_parquet_is_read_and_written() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    records = list(news(60))
    write_lines("news.jsonl", *records)
    columns = [{**record, "embedding": [0.5] * 8, "n": number} for number, record in enumerate(records)]
    parquet.write_table(pyarrow.Table.from_pylist(columns), "news.parquet", row_group_size=7)
    archive("news.jsonl", "--output", "lines")

    outcome = archive("news.parquet", "--output", "rows", "--findings", "parquet", "--part", "25")

    assert outcome.exit_code == 0, outcome.output
    found = [row for path in sorted(Path("rows").glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
    same = ("record", "id", "rule", "message", "field", "paragraph", "text", "fingerprint")
    assert [[row[key] for key in same] for row in found] == [[row[key] for key in same] for row in rows("lines")]
    assert {row["column"] for row in found} == {None}
    after = next(r.cursor for r in read_records(["news.parquet"], Keys()) if r.number == 33)
    assert [record.number for record in read_records(["news.parquet"], Keys(), after)] == list(range(34, 61))


def test_a_table_without_a_text_names_its_columns() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist([{"copy": WRONG_DAY, "when": "x"}]), "news.parquet")

    outcome = archive("news.parquet")

    assert outcome.exit_code == 2
    assert "no column holds the text; --text-field names it (there are copy, when)" in outcome.stderr
    assert archive("news.parquet", "--restart", "--text-field", "copy").exit_code == 0


# A cluster

CLUSTER = """
import os, signal, subprocess, sys, threading, time
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        command = [sys.executable, "-m", "copylint", "archive", "news.jsonl", "--output", "cluster"]
        command += ["--engine", "dask", "--scheduler", cluster.scheduler_address, "--part", "100"]
        run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        victim = next(iter(cluster.workers.values())).process.pid
        while not os.path.exists("cluster/findings-00001.jsonl") and run.poll() is None:
            time.sleep(0.01)
        went_on = run.poll() is None
        os.kill(victim, signal.SIGKILL)
        out, err = run.communicate()
        print(run.returncode, went_on)
        print(out, end="")
        print(err, file=sys.stderr, end="")
"""


def test_a_cluster_that_loses_a_worker_finds_what_one_process_finds() -> None:
    pytest.importorskip("distributed")
    write_lines("news.jsonl", *({**record, "text": record["text"] + "\n\nIt rained." * 40} for record in news(1500)))
    here = archive("news.jsonl", "--part", "100")
    Path("cluster.py").write_text(CLUSTER)

    done = subprocess.run([sys.executable, "cluster.py"], capture_output=True, text=True, check=True)

    first, _, told = done.stdout.partition("\n")
    assert first == "0 True", done.stderr  # it was still at work when the worker was killed
    assert told == here.stdout
    assert written("cluster") == written()


def test_a_cluster_needs_an_address() -> None:
    write_lines("news.jsonl", *news(5))
    outcome = archive("news.jsonl", "--engine", "dask")

    assert outcome.exit_code == 2
    assert "--engine dask needs --scheduler ADDRESS" in outcome.stderr


class _Workers:
    """A client whose workers answer this."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def run(self, _: object) -> object:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (
            {"a": __version__, "b": "0.0.1"},
            f"the workers of the cluster have copylint 0.0.1, {__version__}, and this is",
        ),
        (ModuleNotFoundError("No module named 'copylint'"), "cannot run copylint: No module named 'copylint'"),
    ],
)
def test_workers_with_another_copylint_or_none_are_said_so(answer: object, message: str) -> None:
    with pytest.raises(ClusterError, match=re.escape(message)):
        check_workers(_Workers(answer))
