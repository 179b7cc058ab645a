"""What is read as what, format by format."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from copylint.analysis import Analysis
from copylint.formats import read
from copylint.story import Story


def fields(story: Story) -> list[tuple[str, str, str]]:
    return [(f.name, f.key, story.excerpt(f.span)) for f in story.fields]


def named(story: Story, name: str) -> list[str]:
    return [story.excerpt(f.span) for f in story.fields if f.name == name]


# HTML

PAGE = """<!DOCTYPE html>
<html lang="en-AU">
<head>
<title>Ferry strikes pier in Hale | The Courier</title>
<meta name="description" content="Twelve people were hurt &amp; two are missing.">
<meta property="og:title" content="Ferry hits pier">
<meta property="article:published_time" content="2031-03-04T08:00:00+10:00">
<meta name="author" content="https://courier.example/ann">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Courier"},
 {"@type": "NewsArticle", "headline": "Ferry strikes pier", "alternativeHeadline": "Pier hit\\u00a0by ferry",
  "articleBody": "The same again.", "datePublished": "2031-03-05"}]}
</script>
</head>
<body>
<header role="banner"><h1>The Courier</h1></header>
<nav><a href="/">Home</a></nav>
<div class="ad-slot">Buy soap.</div>
<article>
  <p class="kicker">Harbour</p>
  <h1>Ferry strikes <em>pier</em></h1>
  <p class="standfirst">Twelve people were hurt.</p>
  <div class="byline-block"><a rel="author">Ann Lee</a></div>
  <figure><img src="a.jpg" alt="A ferry at a pier">
  <figcaption>The ferry on Monday. <span>Picture: Bo Ray</span></figcaption></figure>
  <p>HALE (AP) — The ferry struck the pier.<br><br>It was dark.<br>It rained.</p>
  <p><strong>What happened next</strong></p>
  <p>It sank <a href="/b">there</a><sup><a href="#1">1</a></sup>.
  <script>track("x")</script> See https://courier.example/b or ask.</p>
  <ul><li>One boat</li><li>Two crews</li></ul>
  <blockquote><p>We saw it go.</p></blockquote>
  <blockquote class="pull-quote">It was dark</blockquote>
  <table><tr><th>Year</th><th>Hurt</th></tr><tr><td>2030</td><td>4</td></tr></table>
  <h2>Later</h2>
  <aside><p>The pier is 90 years old.</p></aside>
  <div class="related-stories"><p>Read this too.</p></div>
  <p hidden>Not shown.</p>
  <p class="correction">This story was changed.</p>
</article>
<footer>All rights reserved.</footer>
</body></html>
"""


def test_a_page() -> None:
    story = read("a.html", PAGE.encode())
    assert fields(story) == [
        ("deck", "description", "Twelve people were hurt & two are missing."),
        ("headline", "og:title", "Ferry hits pier"),
        ("headline", "headline", "Ferry strikes pier"),
        ("headline", "alternativeHeadline", "Pier hit by ferry"),
        ("kicker", "", "Harbour"),
        ("headline", "h1", "Ferry strikes pier"),
        ("deck", "", "Twelve people were hurt."),
        ("byline", "", "Ann Lee"),
        ("caption", "alt", "A ferry at a pier"),
        ("caption", "", "The ferry on Monday. Picture: Bo Ray"),
        ("dateline", "", "HALE (AP)"),
        ("body", "", "The ferry struck the pier."),
        ("body", "", "It was dark. It rained."),
        ("body", "", "What happened next"),
        ("body", "", "It sank there. See or ask."),
        ("body", "", "One boat"),
        ("body", "", "Two crews"),
        ("body", "", "We saw it go."),
        ("pullquote", "", "It was dark"),
        ("body", "", "Year|Hurt"),
        ("body", "", "2030|4"),
        ("body", "", "Later"),
        ("infobox", "", "The pier is 90 years old."),
        ("correction", "", "This story was changed."),
    ]
    forms = {story.excerpt(f.span): f.form for f in story.fields}
    assert forms["One boat"] == "list-item"
    assert forms["What happened next"] == forms["Later"] == "subhead"
    assert forms["We saw it go."] == "block-quote"
    assert forms["Year|Hurt"] == "table-row"
    assert (story.date, story.language) == (date(2031, 3, 4), "en-au")


def test_the_body_may_say_that_it_is_one() -> None:
    page = """<main><h1>Ferry strikes pier</h1><p class="deck">Twelve hurt.</p><p>Sign in to read.</p>
    <div itemprop="articleBody"><p>The ferry sank.</p></div><figcaption>The pier.</figcaption></main>"""
    assert fields(read("a.html", page.encode())) == [
        ("headline", "h1", "Ferry strikes pier"),
        ("deck", "", "Twelve hurt."),
        ("body", "", "The ferry sank."),
        ("caption", "", "The pier."),
    ]


def test_a_page_that_shows_nothing_is_read_from_its_linked_data() -> None:
    page = """<html><body><div id="app"></div><script type="application/ld+json">{"@type": ["NewsArticle"],
    "headline": "Ferry sinks", "articleBody": "The ferry sank.\\n\\nIt was \\"dark\\"."}</script></body></html>"""
    story = read("a.html", page.encode())
    assert named(story, "body") == ["The ferry sank.", 'It was "dark".']
    assert named(story, "headline") == ["Ferry sinks"]


def test_a_piece_of_a_page_and_its_title() -> None:
    assert fields(read("a.htm", b"<p>The ferry sank.<p>It was dark.")) == [
        ("body", "", "The ferry sank."), ("body", "", "It was dark."),
    ]  # fmt: skip
    assert named(read("a.html", b"<title>Ferry sinks</title><p>It sank."), "headline") == ["Ferry sinks"]


def test_a_quotation_element_has_its_marks() -> None:
    story = read("a.html", b"<p>She said <q>we saw it</q> and <q>\xe2\x80\x9cwe ran\xe2\x80\x9d</q>.")
    assert named(story, "body") == ["She said “we saw it” and “we ran”."]


# NITF

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="en">
<head>
  <title>Not the headline</title>
  <meta name="anpa-keyword" content="BC-Ferry"/><meta name="anpa-takekey" content="Pier"/>
  <docdata management-status="embargoed">
    <evloc city="Hale" iso-cc="XX"/>
    <date.issue norm="20310304T080000Z"/><date.release norm="20310305T060000Z"/>
    <ed-msg info="Eds: UPDATES: with a second boat &amp; crew."/>
    <key-list><keyword key="ferries"/></key-list>
    <identified-content><person>Ann Lee</person><person>Ray, Bo</person></identified-content>
  </docdata>
</head>
<body>
  <body.head>
    <hedline><hl1>Ferry strikes <em>pier</em></hl1><hl2>Twelve hurt in Hale</hl2></hedline>
    <byline>By <person>Ann Lee</person><byttl>Marine writer</byttl></byline>
    <distributor>The Courier</distributor>
    <dateline><location><city>HALE</city></location><story.date norm="20310303">March 3</story.date></dateline>
    <abstract><p>Twelve people were hurt.</p></abstract>
  </body.head>
  <body.content>
    <block class="lead_paragraph"><p>The ferry struck the pier.</p></block>
    <block class="full_text">
      <p>The ferry struck the pier.</p>
      <hl2>At night</hl2>
      <p>It was <chron norm="20310303">Monday</chron>, <org>Hale Ferries</org> said.</p>
      <media media-type="image"><media-reference source="a.jpg">x</media-reference>
        <media-caption>The pier in Hale.<br/></media-caption><media-producer>Bo Ray</media-producer></media>
      <bq><block><p>We ran.</p></block></bq>
      <pre>First line of a long text that somebody wrapped by hand
and went on with.

Second.</pre>
    </block>
    <block class="correction_text"><p>The boat was misnamed.</p></block>
    <note noteclass="editorsnote"><body.content><p>Ask the desk.</p></body.content></note>
  </body.content>
  <body.end><tagline>Copy editor: Bo Ray.</tagline></body.end>
</body>
</nitf>"""


def test_nitf() -> None:
    story = read("a.nitf", NITF.encode())
    assert fields(story) == [
        ("metadata", "slugline", "BC-Ferry"),
        ("metadata", "slugline", "Pier"),
        ("metadata", "places", "Hale"),
        ("ednote", "ed-msg", "Eds: UPDATES: with a second boat & crew."),
        ("metadata", "keywords", "ferries"),
        ("metadata", "people", "Ann Lee"),
        ("headline", "hl1", "Ferry strikes pier"),
        ("headline", "hl2", "Twelve hurt in Hale"),
        ("byline", "byline", "By Ann Lee"),
        ("byline", "byttl", "Marine writer"),
        ("dateline", "dateline", "HALE"),
        ("deck", "abstract", "Twelve people were hurt."),
        ("body", "", "The ferry struck the pier."),
        ("body", "", "At night"),
        ("body", "", "It was Monday, Hale Ferries said."),
        ("caption", "media-caption", "The pier in Hale."),
        ("body", "", "We ran."),
        ("body", "", "First line of a long text that somebody wrapped by hand and went on with."),
        ("body", "", "Second."),
        ("correction", "", "The boat was misnamed."),
        ("ednote", "note", "Ask the desk."),
        ("ednote", "tagline", "Copy editor: Bo Ray."),
    ]
    assert (story.date, story.language, story.status) == (date(2031, 3, 4), "en", "embargoed")
    assert story.embargo == "20310305T060000Z"
    assert story.notes == ("under embargo until 20310305T060000Z, the metadata say",)


def test_names_that_nitf_marks_are_what_it_says() -> None:
    copy = (
        "<nitf><body><body.head><hedline><hl1><person>Paris Vantly</person> sails</hl1></hedline></body.head>"
        "<body.content><p>At noon <location> <city>Marlow</city></location> saw <org>Orrick &amp; Lee</org> and"
        " <person><name.given>Varga</name.given> Tallis</person>. Then <person>Lagos</person> resigned.</p>"
        "</body.content></body></nitf>"
    )
    story = read("a.nitf", copy.encode())
    assert [(story.excerpt(span), what) for span, what in story.named] == [
        ("Paris Vantly", "person"),
        ("Marlow", "place"),
        ("Orrick & Lee", "organisation"),
        ("Varga Tallis", "person"),
        ("Lagos", "person"),
    ]
    kinds = {mention.text: mention.kind for mention in Analysis(story).mentions}
    assert (kinds["Paris Vantly"], kinds["Marlow"], kinds["Lagos"]) == ("person", "place", "person")


def test_what_nitf_marks_as_an_event_a_figure_or_a_function_is_no_name() -> None:
    copy = (
        "<nitf><body><body.content><p>Officials in <event>Marlow Sessions</event> said so. In <event>Oslo</event> it"
        " rained. <function>Provost Marshal</function> was away.</p></body.content></body></nitf>"
    )
    story = read("a.nitf", copy.encode())
    assert [what for _, what in story.named] == ["other"] * 3
    kinds = {mention.text: mention.kind for mention in Analysis(story).mentions}
    assert kinds["Oslo"] == "other"
    assert "person" not in kinds.values()


def test_the_day_that_nitf_gives_for_words_says_their_year() -> None:
    from copylint.engine import check_story
    from copylint.rules import load_rules

    copy = (
        '<nitf><body><body.content><p>It sank on <chron norm="20310303">Saturday, March 3</chron>, and on'
        ' <chron norm="20310304T080000Z">Tuesday, March 4</chron> it rained.</p></body.content></body></nitf>'
    )
    rules = [rule for rule in load_rules() if rule.id == "weekday-date"]
    (found,) = check_story(read("a.nitf", copy.encode()), rules)
    assert found.place.text == "Saturday, March 3"
    assert "Monday" in found.message
    assert check_story(read("a.nitf", copy.replace("20310303", "20310404").encode()), rules) == []


@pytest.mark.parametrize("name", ["creator", "contributor"])
def test_who_made_a_story_stands_in_for_a_byline(name: str) -> None:
    who = f"<{name}><name>desk12</name></{name}><{name}><name>Ann Lee</name></{name}>"
    source = f"<newsItem><contentMeta>{who}</contentMeta><contentSet><inlineData>It sank.</inlineData></contentSet>"
    assert named(read("a.xml", f"{source}</newsItem>".encode()), "byline") == ["Ann Lee"]


def test_a_footnote_of_nitf_is_copy() -> None:
    story = read(
        "a.nitf", b"<nitf><body><body.content><p>It sank.</p><fn><p>So she said.</p></fn></body.content></body></nitf>"
    )
    assert named(story, "body") == ["It sank.", "So she said."]


def test_a_quotation_of_nitf_has_its_marks() -> None:
    story = read("a.nitf", b"<nitf><body><body.content><p>She said, <q>We saw it.</q></p></body.content></body></nitf>")
    assert named(story, "body") == ["She said, \u201cWe saw it.\u201d"]


def test_a_title_stands_in_for_a_headline() -> None:
    source = (
        "<nitf><head><title>Ferry sinks</title></head><body><body.content><p>It sank.</p></body.content></body></nitf>"
    )
    assert fields(read("a.xml", source.encode())) == [("headline", "title", "Ferry sinks"), ("body", "", "It sank.")]


# NewsML-G2

G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2031-03-04T09:00:00Z</versionCreated>
<firstCreated>2031-03-03T09:00:00Z</firstCreated><embargoed>2031-03-04T12:00:00Z</embargoed>
<pubStatus qcode="stat:withheld"/><signal qcode="sig:update"/>
<edNote role="dpaednoterole:editorialnote">Adds a quote.</edNote>
<edNote role="dpaednoterole:correction">Corrects the count.</edNote>
<edNote role="dpaednoterole:dpacontacts" pubconstraint="dpapconstraint:nonpublic">desk@courier.example</edNote>
</itemMeta>
<contentMeta>
<by>By Ann Lee</by><creator><name>lee.ann</name></creator>
<headline rank="1">Ferry strikes pier</headline><headline rank="3">Harbour</headline>
<headline role="aprol:seoHeadline">Hale ferry crash</headline>
<dateline>Hale (dpa) - </dateline><located><name>Hale</name><broader><name>Ruritania</name></broader></located>
<description role="drol:teaser">Twelve people were hurt.</description>
<description role="drol:caption">The pier.</description>
<slugline>Ferry/Pier</slugline><keyword>ferries</keyword>
<subject type="cpnat:person"><name>Bo Ray</name><name xml:lang="de">Bo Strahl</name></subject>
<subject type="cpnat:geoArea" why="why:ancestor"><name>Europe</name></subject>
<subject type="cpnat:abstract"><name>transport</name></subject>
</contentMeta>
<contentSet>{content}</contentSet></newsItem>
<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta>
<description role="drol:caption">A boat.</description></contentMeta></newsItem>
</itemSet></newsMessage>"""
META = [
    ("metadata", "signal", "sig:update"),
    ("ednote", "editorialnote", "Adds a quote."),
    ("correction", "correction", "Corrects the count."),
    ("byline", "by", "By Ann Lee"),
    ("headline", "headline", "Ferry strikes pier"),
    ("kicker", "headline", "Harbour"),
    ("headline", "seoHeadline", "Hale ferry crash"),
    ("dateline", "dateline", "Hale (dpa) -"),
    ("metadata", "located", "Hale"),
    ("deck", "teaser", "Twelve people were hurt."),
    ("caption", "caption", "The pier."),
    ("metadata", "slugline", "Ferry/Pier"),
    ("metadata", "keywords", "ferries"),
    ("metadata", "people", "Bo Ray"),
]
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Ferry</title></head><body><header><time>4.3.</time><ul class="slugline"><li>Hale</li></ul>
<h1>Ferry strikes pier</h1><h3>Harbour</h3></header><section class="main"><p class="byline">By Ann Lee</p>
<p class="teaser">Twelve people were hurt.</p>
<p><span class="dateline">Hale <span class="credit">(dpa)</span> - </span>The
ferry sank.</p><h2>Later</h2><p>It was dark.</p></section></body></html></inlineXML>
<inlineData contenttype="text/plain">The same again.</inlineData>"""
INSIDE_NITF = """<inlineXML contenttype="application/nitf+xml"><nitf><body>
<body.head><hedline><hl1>Again</hl1></hedline></body.head>
<body.content><p>Hale (dpa) - The ferry sank.</p><hl2>Later</hl2><p>It was dark.</p></body.content></body></nitf>
</inlineXML>"""
INSIDE_TEXT = """<inlineData contenttype="text/plain">Hale (dpa) - The ferry sank.

Later

It was dark.</inlineData>"""
INSIDE_HTML = """<inlineData contenttype="text/html">&lt;p&gt;Hale (dpa) - The ferry sank.&lt;/p&gt;
&lt;h2&gt;Later&lt;/h2&gt;<![CDATA[<p>It was dark.</p>]]></inlineData>"""


@pytest.mark.parametrize("content", [XHTML, INSIDE_NITF, INSIDE_TEXT, INSIDE_HTML])
def test_newsml(content: str) -> None:
    story = read("a.xml", G2.replace("{content}", content).encode())
    assert fields(story) == [
        *META,
        ("dateline", "", "Hale (dpa)"),
        ("body", "", "The ferry sank."),
        ("body", "", "Later"),
        ("body", "", "It was dark."),
        ("caption", "caption", "A boat."),
    ]
    assert (story.date, story.language) == (date(2031, 3, 4), "en-gb")
    assert (story.status, story.embargo) == ("withheld", "2031-03-04T12:00:00Z")
    assert story.notes == (
        "not to be published: the metadata say “withheld”",
        "under embargo until 2031-03-04T12:00:00Z, the metadata say",
    )


# JSON


def ninjs(**item: Any) -> Story:
    return read("a.json", json.dumps({"uri": "x:1", **item}).encode())


def test_ninjs_1() -> None:
    story = ninjs(
        headline="Ferry strikes pier", headline_seo="Hale ferry", byline="By Ann Lee", slugline="ferry-pier",
        located="Hale, Ruritania", description_text="Twelve hurt.", description_html="<p>Twelve hurt.</p>",
        body_text="The same.",
        body_html="<p>HALE (AP) &#8212; It sank.</p><figure><figcaption>A pier.</figcaption></figure>",
        versioncreated="2031-03-04T09:00:00Z", embargoed="2031-03-05T09:00:00Z", pubstatus="usable", language="en",
        ednote="Adds quote.", person=[{"name": "Ann Lee"}], place=[{"name": "Hale"}],
        organisation=[{"name": "Hale Ferries"}],
        keywords=["ferries"], associations={"main": {"description_text": "The pier.", "headline": "No caption"}},
    )  # fmt: skip
    assert fields(story) == [
        ("headline", "headline", "Ferry strikes pier"),
        ("headline", "headline_seo", "Hale ferry"),
        ("byline", "byline", "By Ann Lee"),
        ("metadata", "slugline", "ferry-pier"),
        ("metadata", "located", "Hale, Ruritania"),
        ("deck", "description_text", "Twelve hurt."),
        ("dateline", "", "HALE (AP)"),
        ("body", "", "It sank."),
        ("caption", "", "A pier."),
        ("ednote", "ednote", "Adds quote."),
        ("metadata", "people", "Ann Lee"),
        ("metadata", "places", "Hale"),
        ("metadata", "organisations", "Hale Ferries"),
        ("metadata", "keywords", "ferries"),
        ("caption", "description_text", "The pier."),
    ]
    assert (story.date, story.language, story.status) == (date(2031, 3, 4), "en", "usable")
    assert story.embargo == "2031-03-05T09:00:00Z"


@pytest.mark.parametrize(("kind", "created", "embargo"), [
    ("contenttype", "versioncreated", "embargoed"), ("contentType", "versionCreated", "embargoedUntil"),
])  # fmt: skip
def test_ninjs_2_and_3(kind: str, created: str, embargo: str) -> None:
    bodies = [
        {"role": "main", kind: "text/plain", "value": "The same."},
        {"role": "rich", kind: "text/html", "value": "<article><h1>Ferry strikes pier</h1><p>It sank.</p></article>"},
    ]
    story = ninjs(**{
        created: "2031-03-04T09:00:00Z", embargo: "2031-03-05", "by": "By Ann Lee", "edNote": "Adds quote.",
        "headlines": [{"role": "main", "value": "Ferry strikes pier"}, {"role": "kicker", "value": "Harbour"}],
        "descriptions": [{"role": "summary", "value": "Twelve hurt."}, {"role": "caption", "value": "The pier."}],
        "people": [{"name": "Ann Lee"}], "bodies": bodies,
        "associations": [{"name": "a1", "descriptions": [{"value": "A boat."}], "headlines": [{"value": "No"}]}],
    })  # fmt: skip
    assert fields(story) == [
        ("byline", "by", "By Ann Lee"),
        ("ednote", "edNote", "Adds quote."),
        ("headline", "main", "Ferry strikes pier"),
        ("kicker", "kicker", "Harbour"),
        ("deck", "summary", "Twelve hurt."),
        ("caption", "caption", "The pier."),
        ("metadata", "people", "Ann Lee"),
        ("body", "", "It sank."),
        ("caption", "descriptions", "A boat."),
    ]
    assert (story.date, story.embargo) == (date(2031, 3, 4), "2031-03-05")


def test_the_ap_calls_the_dateline_located() -> None:
    item = {"altids": {}, "headline": "Ferry strikes pier", "headline_extended": "Ferry strikes pier, 12 hurt",
            "located": "HALE, Ruritania (AP)", "datelinelocation": {"city": "Hale", "countryname": "Ruritania"},
            "bylines": [{"by": "By ANN LEE", "title": "Associated Press"}]}  # fmt: skip
    story = read("a.json", json.dumps({"data": {"item": item}}).encode())
    assert fields(story) == [
        ("headline", "headline", "Ferry strikes pier"),
        ("headline", "headline_extended", "Ferry strikes pier, 12 hurt"),
        ("dateline", "located", "HALE, Ruritania (AP)"),
        ("metadata", "datelinelocation", "Hale"),
        ("byline", "bylines", "By ANN LEE"),
    ]


def test_nitf_inside_ninjs_and_a_body_in_xml_alone() -> None:
    body = "<nitf><body><body.content><p>It sank &amp; burned.</p></body.content></body></nitf>"
    assert fields(ninjs(headline="Ferry", body_nitf=body))[1:] == [("body", "", "It sank & burned.")]


def test_digitalwires() -> None:
    entry = {
        "format": "digitalwires@0.9.1", "version_created": "2031-03-04T09:00:00+01:00", "pubstatus": "canceled",
        "embargoed": None, "signal": "UPDATE", "language": "en", "kicker": "Harbour", "headline": "Ferry strikes pier",
        "subhead": "At night", "teaser": "Twelve hurt.", "byline": "By Ann Lee, dpa", "dateline": "Hale (dpa) - ",
        "article_html": '<section><p><span class="dateline">Hale (dpa) - </span>It\u00a0sank.</p></section>',
        "infobox_html": '<section class="infobox"><h2>The pier</h2><p>Built in 1941.</p></section>',
        "ednotes": [{"role": "dpaednoterole:correctionshort", "ednote": "Corrects count.", "is_publishable": True},
                    {"role": "dpaednoterole:dpacontacts", "ednote": "Call the desk", "is_publishable": False}],
        "associations": [{"type": "image", "caption": "The pier.", "headline": "Pier"}],
        "categories": [{"type": "dnltype:geosubject", "name": "Ruritania"},
                       {"type": "dnltype:person", "name": "Ann Lee"},
                       {"type": "dnltype:desk", "name": "pl"}],
    }  # fmt: skip
    story = read("a.json", json.dumps(entry).encode())
    assert fields(story) == [
        ("metadata", "signal", "UPDATE"),
        ("kicker", "kicker", "Harbour"),
        ("headline", "headline", "Ferry strikes pier"),
        ("deck", "subhead", "At night"),
        ("deck", "teaser", "Twelve hurt."),
        ("byline", "byline", "By Ann Lee, dpa"),
        ("dateline", "dateline", "Hale (dpa) -"),
        ("dateline", "", "Hale (dpa)"),
        ("body", "", "It sank."),
        ("infobox", "infobox_html", "The pier"),
        ("infobox", "infobox_html", "Built in 1941."),
        ("correction", "correctionshort", "Corrects count."),
        ("caption", "caption", "The pier."),
        ("metadata", "places", "Ruritania"),
        ("metadata", "people", "Ann Lee"),
    ]
    assert story.notes == ("not to be published: the metadata say “canceled”",)


def test_names_in_the_metadata_are_held_against_the_copy() -> None:
    from copylint.engine import check_story
    from copylint.rules import load_rules

    story = ninjs(
        headline="Ship's captain stands trial in Grosseto", language="en", located="Grossetto, Italy",
        body_text="GROSSETO, Italy (AP) -- The trial of the captain began in Grosseto, in a theatre.",
    )  # fmt: skip
    found = [d for d in check_story(story, load_rules()) if d.rule == "dateline-mismatch"]
    assert [(d.place.text, d.against[0].text) for d in found] == [("GROSSETO, Italy", "Grossetto, Italy")]


# Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{base}</w:style>'
    for key, name, base in [
        ("Titel", "Title", ""), ("Ueberschrift1", "heading 1", ""), ("berschrift2", "heading 2", ""),
        ("Untertitel", "Subtitle", ""), ("Beschriftung", "caption", ""), ("Zitat", "Quote", ""),
        ("HausTitel", "House headline", '<w:basedOn w:val="Titel"/>'), ("Liste", "List Bullet", ""),
    ]
)  # fmt: skip


def p(text: str, style: str = "", more: str = "") -> str:
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{said}{more}</w:pPr>{r(text)}</w:p>"


def r(text: str, more: str = "") -> str:
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(*paragraphs: str, **parts: str) -> Story:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>")
        package.writestr("word/styles.xml", f"<w:styles {W}>{STYLES}</w:styles>")
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
    return read("a.docx", out.getvalue())


def test_the_styles_of_a_word_document() -> None:
    story = word(
        p("Ferry strikes pier", "HausTitel"), p("Twelve hurt", "Untertitel"), p("HALE (AP) — It sank &amp; burned."),
        "<w:p/>", p("Later", "Ueberschrift1"), p("At night", "berschrift2"), p("We ran.", "Zitat"),
        p("The pier in Hale.", "Beschriftung"), p("One boat", "Liste"), p("Two", more="<w:numPr/>"),
        f"<w:tbl><w:tr><w:tc>{p('2030')}</w:tc><w:tc>{p('4')}</w:tc></w:tr></w:tbl>",
        f"<w:p>{r('What ', '<w:b/>')}{r('next', '<w:b/>')}</w:p>",
        f"<w:p>{r('It was ')}{r('dark', '<w:b/>')}{r('.')}</w:p>",
    )  # fmt: skip
    told = [(f.name, f.form, story.excerpt(f.span), story.position(f.span.start).line) for f in story.fields]
    assert told == [
        ("headline", "paragraph", "Ferry strikes pier", 1),
        ("deck", "paragraph", "Twelve hurt", 2),
        ("dateline", "paragraph", "HALE (AP)", 3),
        ("body", "paragraph", "It sank & burned.", 3),
        ("body", "subhead", "Later", 5),
        ("body", "subhead", "At night", 6),
        ("body", "block-quote", "We ran.", 7),
        ("caption", "paragraph", "The pier in Hale.", 8),
        ("body", "list-item", "One boat", 9),
        ("body", "list-item", "Two", 10),
        ("body", "table-row", "2030", 11),
        ("body", "table-row", "4", 12),
        ("body", "subhead", "What next", 13),
        ("body", "paragraph", "It was dark.", 14),
    ]


def test_the_first_heading_is_the_headline_where_there_is_no_title() -> None:
    story = word(p("Ferry strikes pier", "Ueberschrift1"), p("It sank."), p("Later", "Ueberschrift1"))
    assert [(f.name, f.form) for f in story.fields] == [
        ("headline", "paragraph"), ("body", "paragraph"), ("body", "subhead"),
    ]  # fmt: skip


def test_tracked_changes_comments_and_hidden_text() -> None:
    story = word(
        f"<w:p>{r('It ')}<w:del><w:r><w:delText>drifted</w:delText></w:r></w:del><w:ins>{r('sank')}</w:ins>{r(' on')}"
        f"<w:r><w:tab/><w:t>Monday</w:t><w:br/></w:r>{r('secret ', '<w:vanish/>')}{r('at')}"
        f"<w:moveFrom>{r('noon')}</w:moveFrom>"
        f"<w:r><w:noBreakHyphen/></w:r>{r('sea.')}<w:r><w:footnoteReference/></w:r></w:p>",
        p("It was ", more="<w:rPr><w:del/></w:rPr>"), p("dark."),
        "<w:p><w:r><w:fldChar/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        footnotes=f'<w:footnotes {W}><w:footnote w:type="separator">{p("---")}</w:footnote>'
        f"<w:footnote>{p('A note.')}</w:footnote></w:footnotes>",
        comments=f"<w:comments {W}><w:comment>{p('Is that so?')}</w:comment></w:comments>",
    )  # fmt: skip
    assert named(story, "body") == ["It sank on Monday at‑sea.", "It was dark.", "A note."]


def test_text_boxes_of_a_word_document_are_read_once() -> None:
    box = f"<txbx><w:txbxContent>{p('Built in 1941.')}{p('It was dark.', 'Zitat')}</w:txbxContent></txbx>"
    twice = (
        f"<mc:AlternateContent xmlns:mc='mc'><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = f"<w:pict><v:textbox xmlns:v='v'><w:txbxContent>{p('The pier in Hale.', 'Beschriftung')}</w:txbxContent>"
    story = word(
        f"<w:p>{r('The ferry ')}<w:r>{twice}</w:r>{r('sank.')}</w:p>",
        f"<w:p>{r('It rained.')}<w:r>{old}</v:textbox></w:pict></w:r></w:p>",
        f"<w:p><w:del><w:r>{twice}</w:r></w:del>{r('It cleared.')}</w:p>",
    )
    assert [(f.name, story.excerpt(f.span), story.position(f.span.start).line) for f in story.fields] == [
        ("body", "The ferry sank.", 1),
        ("infobox", "Built in 1941.", 2),
        ("pullquote", "It was dark.", 3),
        ("body", "It rained.", 4),
        ("caption", "The pier in Hale.", 5),
        ("body", "It cleared.", 6),
    ]
