"""The page of `--output-format html`, in a real browser: what a user sees, reads, clicks and presses."""

import html
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copylint.diagnostic import Diagnostic, place_of
from copylint.formats import read
from copylint.linted import Linted, Tally, unreadable_file
from copylint.reporters import Run, load_reporter
from copylint.rules import SEVERITIES
from copylint.set_copy import End, set_fields, shown
from copylint.story import Span, Story
from webdriver import Browser, browser, missing

TOP = Path(__file__).parents[1]
TAB, SPACE, ENTER, ESCAPE = "\ue004", " ", "\ue007", "\ue00c"

HOSTILE = """\
---
title: "Rebels take Korva <script>window.owned = 'headline'</script>"
date: 2026-03-03
---
TESHEN (xna) - Rebels took Korva on Sunday <script>window.owned = "body"</script>, {{7*7}} ${7*7} <%= 7*7 %> they said.

Rebels took <b onmouseover="window.owned = 'b'">Velsha</b> on Sunday <img src=x onerror="window.owned = 'img'"> too.

[A link](javascript:window.owned='link') and `</script><script>window.owned = 'code'</script>`
and &lt;svg onload=alert(1)&gt;.
"""


def page_of(*stories: Linted) -> str:
    tally = Tally()

    def drawn() -> Iterator[Linted]:
        for linted in stories:
            tally.count(linted, "error")
            yield linted

    return "".join(load_reporter("html").render(drawn(), Run((), tally)))


def story_of(text: str, path: str = "story.md") -> Story:
    return read(path, text.encode())


def found(story: Story, words: str, *others: str, rule: str = "event-place", severity: str = "error") -> Diagnostic:
    def place(words: str):  # type: ignore[no-untyped-def]
        start = story.source.index(words)
        return place_of(story, Span(start, start + len(words)))

    assert severity in SEVERITIES
    return Diagnostic(
        rule,
        "places",
        severity,
        "high",
        f"“{words}” but “{', '.join(others)}”.",
        story.path,
        place(words),
        tuple(map(place, others)),
        None,
    )


def a_long_story(findings: int) -> Linted:
    """Paragraphs of two sentences, each with a finding whose other end is in the paragraph before."""
    story = story_of(
        "\n\n".join(f"The mayor of Place{n} spoke. Those of Town{n} listened." for n in range(findings + 1))
    )
    diagnostics = (
        found(story, f"Place{n}", f"Town{n - 1}", rule=f"rule-{n % 7}", severity=SEVERITIES[n % 3])
        for n in range(1, findings + 1)
    )
    return Linted("long.md", story, tuple(diagnostics))


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    if reason := missing():
        pytest.skip(reason)
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page for the stories of the fixtures, as the command writes it."""
    page = tmp_path_factory.mktemp("report") / "report.html"
    options = ["--severity", "info", "--output-format", "html", "--output-file", str(page), "--fail-on", "never"]
    command = [sys.executable, "-m", "copylint", "check", "tests/fixtures", *options]
    subprocess.run(command, cwd=TOP, check=True, capture_output=True)
    return page


@pytest.fixture
def opened(window: Browser, report: Path) -> Iterator[Browser]:
    window.log()
    window.open(report)
    yield window
    window.tools("Emulation.setEmulatedMedia", media="", features=[])
    window.tools("Emulation.clearDeviceMetricsOverride")
    assert window.log() == []


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until it holds; what never holds fails."""
    for _ in range(100):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never held")


def number_of(page: Browser, rule: str) -> str:
    number: str = page.run("return document.querySelector(`.card[data-rule='${arguments[0]}']`).dataset.n", rule)
    return number


def test_both_ends_are_marked_in_the_copy_and_lead_to_the_finding_and_back(opened: Browser) -> None:
    number = number_of(opened, "event-place-conflict")

    assert "conquest of the city of Baku" in opened.texts(f"mark[data-n~='{number}']")
    assert "takes Shusha" in opened.texts(f"h3 mark[data-n~='{number}']")
    opened.click(f"#e{number}-1")
    assert opened.run("return location.hash") == f"#f{number}"
    assert in_sight(opened, f"#f{number}")
    opened.click(f"#f{number} a[href='#e{number}-1']")
    assert opened.run("return location.hash") == f"#e{number}-1"
    assert in_sight(opened, f"#e{number}-1")


def in_sight(page: Browser, selector: str) -> bool:
    """Whether an element is in the window and nothing lies above it."""
    script = """
        const part = document.querySelector(arguments[0]), box = part.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
        return box.top >= 0 && box.top < innerHeight && part.contains(top);"""
    return bool(page.run(script, selector))


def test_a_line_in_the_margin_joins_the_ends(opened: Browser) -> None:
    number = number_of(opened, "event-place-conflict")
    opened.click(f"#e{number}-0")
    assert opened.visible(f".card.on[data-n='{number}']") == 1
    eventually(lambda: line_joins(opened, number))


def line_joins(page: Browser, number: str) -> bool:
    """Whether the one line that is emphasised reaches from the first of the ends to the last."""
    ends, line = page.run(
        """
        const tags = Array.from(document.querySelectorAll(`.copy .tag[data-n='${arguments[0]}']`));
        const middles = tags.map((tag) => { const b = tag.getBoundingClientRect(); return b.top + b.height / 2; });
        const box = document.querySelector(".joins path.on").getBoundingClientRect();
        return [[Math.min(...middles), Math.max(...middles)], [box.top, box.bottom]];""",
        number,
    )

    return bool(ends == pytest.approx(line, abs=2)) and page.visible(".joins path.on") == 1


def test_severities_are_filtered(opened: Browser) -> None:
    total = opened.visible(".card")
    errors = opened.visible(".card.error")
    opened.click("input[value=warning]")
    opened.click("input[value=info]")

    assert opened.texts("#count") == [f"{errors} of {total} shown"]
    eventually(lambda: opened.visible(".card") == errors)
    assert opened.visible(".copy .tag") == opened.visible(".copy .tag.error")
    assert opened.run("return document.querySelectorAll('main mark.warning, main mark.info').length") == 0
    opened.click("input[value=warning]")
    eventually(lambda: opened.visible(".card") > errors)


def test_rules_are_filtered_and_a_story_with_nothing_left_is_gone(opened: Browser) -> None:
    stories = opened.visible(".story")
    opened.click("#filter summary")
    opened.click("#none")
    eventually(lambda: opened.visible(".story") == 0)
    opened.click("input[value=capital-conflict]")

    eventually(lambda: 0 < opened.visible(".story") < stories)
    assert {text.split("\n")[0].split()[-1] for text in opened.texts(".card")} == {"capital-conflict"}
    opened.click("#all")
    eventually(lambda: opened.visible(".story") == stories)


def test_a_choice_that_is_changed_before_it_is_carried_out_is_the_one_that_holds(
    window: Browser, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(page_of(a_long_story(500)), "utf-8")
    window.open(page)
    window.run(
        "for (const name of ['error', 'warning', 'error']) document.querySelector(`input[value=${name}]`).click()"
    )

    assert window.texts("#count") == ["333 of 500 shown"]
    displayed = "return Array.from(document.querySelectorAll('.card.warning')).filter((e) => !e.hidden).length"
    eventually(lambda: window.run(displayed) == 0)
    assert window.run("return Array.from(document.querySelectorAll('.card')).filter((e) => !e.hidden).length") == 333


def test_everything_is_reached_and_worked_by_keyboard(opened: Browser) -> None:
    reachable = "main a, #filter > fieldset input, summary"
    wanted = opened.run(
        f"return Array.from(document.querySelectorAll('{reachable}')).filter((e) => e.checkVisibility()).length"
    )
    total = opened.visible(".card")
    opened.press(TAB)
    assert opened.texts(":focus") == ["To the stories"]
    seen = 0
    for _ in range(wanted + 20):
        opened.press(TAB)
        seen += opened.run("return document.activeElement.matches(arguments[0])", reachable)
        if opened.run("return document.activeElement.matches('input[value=warning]')"):
            opened.press(SPACE)
            eventually(lambda: opened.visible(".card") < total)
            opened.press(SPACE)
            eventually(lambda: opened.visible(".card") == total)
        if opened.run("return document.activeElement === document.body"):
            break

    assert seen == wanted
    assert opened.run("return document.querySelectorAll('.on').length") > 0
    opened.press(ESCAPE)
    assert opened.run("return document.querySelectorAll('.on').length") == 0


def test_enter_on_a_number_leads_to_its_card_and_focus_is_to_be_seen(opened: Browser) -> None:
    number = number_of(opened, "capital-conflict")
    opened.run("document.querySelector(arguments[0]).focus()", f"#e{number}-1")
    opened.press(TAB)
    opened.run("document.querySelector(arguments[0]).focus()", f"#e{number}-1")
    assert opened.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    opened.press(ENTER)

    assert opened.run("return document.activeElement.id") == f"f{number}"


def test_a_screen_reader_is_told_what_numbers_and_boxes_are(opened: Browser) -> None:
    number = number_of(opened, "event-place-conflict")

    assert opened.label(f"#e{number}-0") == f"Finding {number}, error"
    assert opened.label(f"#e{number}-1") == f"Finding {number}, error, the other end"
    assert re.fullmatch(r"warning \(\d+\)", opened.label("input[value=warning]"))
    assert opened.run("return document.getElementById('count').getAttribute('role')") == "status"
    assert opened.run("return document.documentElement.lang") == "en"
    tree = opened.tools("Accessibility.getFullAXTree")["nodes"]
    told = [node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "link" and "name" in node]
    assert sum(name.startswith("Finding ") for name in told) == opened.visible(".copy .tag")


def test_severities_differ_by_more_than_colour(opened: Browser) -> None:
    styles = [
        opened.run(f"return getComputedStyle(document.querySelector('main mark.{name}')).textDecorationStyle")
        for name in SEVERITIES
    ]

    assert len(set(styles)) == 3
    for name in SEVERITIES:
        assert all(text.split("\n")[0].split()[1] == name for text in opened.texts(f".card.{name}"))


CONTRAST = """
    const channel = (c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    const parsed = (text) => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const behind = (e) => {
      for (; e; e = e.parentElement) {
        const c = parsed(getComputedStyle(e).backgroundColor);
        if (c.length === 3 || c[3] === 1) return c;
      }
      return [255, 255, 255];
    };
    const found = [];
    for (const e of document.querySelectorAll("body *")) {
      if (!e.checkVisibility() || !Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim())) continue;
      const [a, b] = [light(parsed(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      found.push([(a + 0.05) / (b + 0.05), e.tagName + "." + e.className]);
    }
    return found;"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast(opened: Browser, scheme: str) -> None:
    opened.tools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    ratios = opened.run(CONTRAST)
    paper = opened.run("return getComputedStyle(document.body).backgroundColor")

    assert len(ratios) > 100
    assert min(ratios)[0] >= 4.5, min(ratios)
    assert (int(re.findall(r"\d+", paper)[0]) > 128) is (scheme == "light")


def test_a_phone_shows_it_all_without_scrolling_sideways(opened: Browser) -> None:
    opened.tools("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)

    assert opened.run("return document.documentElement.scrollWidth") <= 360
    assert opened.run("return document.documentElement.clientWidth") == 360
    below = opened.run(
        """
        const row = document.querySelector(".cards").parentElement;
        const [copy, cards] = [".copy", ".cards"].map((name) => row.querySelector(name).getBoundingClientRect());
        return cards.top >= copy.bottom && cards.left < 60;"""
    )
    assert below is True


def test_print_has_the_copy_and_every_finding_and_nothing_to_click(opened: Browser) -> None:
    total = opened.visible(".card")
    opened.tools("Emulation.setEmulatedMedia", media="print", features=[])

    assert opened.visible(".card") == total
    assert opened.visible("#filter, nav, .skip, .joins") == 0
    assert min(opened.run(CONTRAST))[0] >= 4.5
    assert len(opened.tools("Page.printToPDF", printBackground=False)["data"]) > 10_000


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_no_script_of_a_story_runs(window: Browser, tmp_path: Path, suffix: str) -> None:
    story = read(f"<script>owned=1</script>{suffix}", HOSTILE.encode())
    diagnostics = (
        found(story, "Rebels took <b onmouseover", "Rebels took Korva"),
        found(story, "javascript:window.owned='link'", "</script><script>", "onerror="),
    )
    page = tmp_path / "page.html"
    page.write_text(page_of(Linted(story.path, story, diagnostics)), "utf-8")
    window.open(page)

    window.run("for (const e of document.querySelectorAll('main *')) e.dispatchEvent(new Event('mouseover'))")
    assert window.run("return typeof window.owned") == "undefined"
    assert window.run("return document.querySelectorAll('script').length") == 1
    assert window.run("return document.querySelectorAll('img, iframe, object, b, svg:not(.joins), base').length") == 0
    assert window.run("return Array.from(document.links).every((link) => link.getAttribute('href').startsWith('#'))")
    assert window.texts("h2")[0] == f"<script>owned=1</script>{suffix}"


def test_what_looks_like_markup_or_a_template_stands_as_it_is(window: Browser, tmp_path: Path) -> None:
    story = read("story.txt", HOSTILE.encode())
    page = tmp_path / "page.html"
    page.write_text(page_of(Linted(story.path, story, (found(story, "TESHEN"),))), "utf-8")
    window.open(page)
    copy = "\n".join(window.texts(".copy"))

    assert '<script>window.owned = "body"</script>, {{7*7}} ${7*7} <%= 7*7 %> they said.' in copy
    assert "<img src=x onerror=\"window.owned = 'img'\"> too." in copy
    assert "<svg onload=alert(1)>" in copy


ATTACKS = {
    "inline script": """
        const s = document.createElement('script'); s.textContent = 'window.owned = 1'; document.body.append(s);""",
    "event handler": """
        document.body.insertAdjacentHTML('beforeend', '<p onclick="window.owned = 1">x</p>');
        document.body.lastChild.click();""",
    "javascript link": """
        const a = document.createElement('a'); a.href = 'javascript:window.owned = 1'; document.body.append(a);
        a.click();""",
    "data script": """
        const s = document.createElement('script'); s.src = 'data:text/javascript,window.owned=1';
        document.body.append(s);""",
    "image": """
        const i = new Image(); i.onload = () => { window.owned = 1 };
        i.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs='; document.body.append(i);""",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_even_markup_that_got_onto_the_page_could_run_nothing(window: Browser, report: Path, attack: str) -> None:
    window.open(report)
    window.run(
        "window.refused = []; addEventListener('securitypolicyviolation', (e) => refused.push(e.effectiveDirective));"
        + attack
    )
    window.run("return new Promise((done) => setTimeout(done, 50))")

    assert window.run("return [typeof window.owned, window.refused.length > 0]") == ["undefined", True]
    window.log()


def test_five_hundred_findings_are_shown_joined_and_filtered(window: Browser, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(page_of(a_long_story(500)), "utf-8")
    window.open(page)

    assert window.texts("#count") == ["500 of 500 shown"]
    eventually(lambda: window.run("return document.querySelectorAll('.joins path').length") == 500)
    window.click("input[value=error]")
    assert window.texts("#count") == ["334 of 500 shown"]
    displayed = "return Array.from(document.querySelectorAll('.card')).filter((e) => !e.hidden).length"
    eventually(lambda: window.run(displayed) == 334)
    eventually(lambda: window.run("return document.querySelectorAll('.joins path').length") == 334)
    window.run("document.querySelector('#e499-0').focus()")
    window.press(ENTER)
    eventually(lambda: in_sight(window, "#f499"))


def test_an_end_in_another_story_is_marked_there(window: Browser, tmp_path: Path) -> None:
    here, there = story_of("Ann Velk spoke.", "a.md"), story_of("Anne Velk left.", "b.md")
    other = replace(place_of(there, Span(0, 9)), path="b.md")
    diagnostic = replace(found(here, "Ann Velk"), against=(other,))
    page = tmp_path / "page.html"
    page.write_text(page_of(Linted("a.md", here, (diagnostic,), {"b.md": there}), Linted("b.md", there, ())), "utf-8")
    window.open(page)
    window.click(".card .ends a[href='#e1-1']")

    assert window.texts(".story:has(#e1-1) h2") == ["b.md"]
    assert window.texts(".story:has(#e1-1) mark") == ["Anne Velk"]
    assert in_sight(window, "#e1-1")


def test_what_lies_outside_the_copy_and_what_could_not_be_read_is_shown() -> None:
    story = story_of("---\ntitle: Fine\ncopylint: {ignore: [nonsense]}\n---\nAll is well.\n")
    unread = Linted("bad.md", None, (unreadable_file("bad.md", PermissionError(13, "Permission denied")),))
    page = page_of(Linted("story.md", story, (found(story, "nonsense", rule="suppression"),)), unread)

    assert '<mark class="error" data-n="1">nonsense</mark>' in page
    assert "permission denied" in page
    assert page.count('<li class="card') == 2


def test_the_filter_is_hidden_where_no_script_runs() -> None:
    assert '<div id="filter" role="group" aria-label="Show" hidden>' in page_of(a_long_story(1))


def test_a_report_among_the_stories_is_not_linted(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_text("<html><body><p>Rebels took Korva.</p></body></html>", "utf-8")
    (tmp_path / "report.html").write_text(page_of(a_long_story(2)), "utf-8")
    command = [sys.executable, "-m", "copylint", "check", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert "nothing found in 1 story" in done.stderr


def test_stories_without_findings_are_named() -> None:
    page = page_of(Linted("clean & fine.md", story_of("All is well."), ()))

    assert "<li>clean &amp; fine.md</li>" in page
    assert "copylint: nothing found in 1 story" in page


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40)), max_size=12))
def test_marks_leave_the_copy_as_it_is_and_each_end_has_one_number(places: list[tuple[int, int]]) -> None:
    story = story_of(
        "# Head *line* here\n\nA first & second <p> paragraph.\n\n- An item\n- Another item, in the list.\n"
    )
    length = len(story.source)
    ends = [
        End(n, 0, SEVERITIES[n % 3], Span(start, min(start + long, length)))
        for n, (start, long) in enumerate(places, 1)
        if start < length
    ]
    fields = list(set_fields(story, ends))
    copy = [re.sub(r"<a [^>]*>\d+</a>", "", field.html) for field in fields]

    assert [html.unescape(re.sub(r"</?mark[^>]*>", "", text)) for text in copy] == [
        html.unescape(shown(story.text[field.span.start : field.span.end])) for field in story.fields
    ]
    numbers = [int(n) for field in fields for n in re.findall(r'id="e(\d+)-0"', field.html)]
    inside = [end.number for end in ends if story.field_at(end.span.start)]
    assert sorted(numbers) == inside
    assert sorted(n for field in fields for n in field.numbers) == inside
