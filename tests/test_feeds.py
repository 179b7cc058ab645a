"""Feeds that carry whole stories: every entry is one."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli import cli
from copylint.formats import Unreadable, is_story, read
from copylint.story import Story

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Courier</title><language>en-GB</language>
<item><title>Ferry strikes pier &amp; sinks</title><media:title>A picture</media:title><dc:creator>Ann Lee</dc:creator>
<guid>x:1</guid><pubDate>Tue, 04 Mar 2031 08:00:00 +0000</pubDate>
<description>Two hurt in Hale</description><excerpt:encoded><![CDATA[A short text.]]></excerpt:encoded>
<content:encoded><![CDATA[<p>HALE (AP) &#8212; The ferry sank.</p><p>It was dark.</p>]]></content:encoded></item>
<item><title>Baths to be sold</title><guid>x:2</guid><wp:post_type>post</wp:post_type>
<content:encoded>&lt;p&gt;The baths are &amp;quot;old&amp;quot;.&lt;/p&gt;</content:encoded></item>
<item><title>A boat</title><wp:post_type>attachment</wp:post_type><content:encoded>x</content:encoded></item>
<item><title>Rain</title><description>Rain fell in Hale.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Courier</title>
<entry><id>x:1</id><title>Ferry strikes pier</title><author><name>Ann Lee</name></author>
<published>2031-03-04T08:00:00Z</published><summary>Two hurt in Hale</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry <b>sank</b>.</p></div></content></entry>
<entry><id>x:2</id><title type="html">Lee &amp;amp; Ray</title>
<content type="html">&lt;p&gt;It rained.&lt;/p&gt;</content></entry></feed>"""


def told(story: Story) -> list[tuple[str, str]]:
    return [(field.name, story.excerpt(field.span)) for field in story.fields]


@pytest.mark.parametrize("name", ["feed.xml", "a.rss", "a.txt", "-"])
def test_rss(name: str) -> None:
    one, two, three = read(name, RSS.encode()).stories
    assert told(one) == [
        ("headline", "Ferry strikes pier & sinks"),
        ("byline", "Ann Lee"),
        ("deck", "Two hurt in Hale"),
        ("deck", "A short text."),
        ("dateline", "HALE (AP)"),
        ("body", "The ferry sank."),
        ("body", "It was dark."),
    ]
    assert (one.date, one.language, one.uri) == (date(2031, 3, 4), "en-gb", "x:1")
    assert told(two) == [("headline", "Baths to be sold"), ("body", 'The baths are "old".')]
    assert told(three) == [("headline", "Rain"), ("body", "Rain fell in Hale.")]


def test_atom() -> None:
    one, two = read("feed.xml", ATOM.encode()).stories
    assert told(one) == [
        ("headline", "Ferry strikes pier"),
        ("byline", "Ann Lee"),
        ("deck", "Two hurt in Hale"),
        ("body", "The ferry sank."),
    ]
    assert (one.date, one.language) == (date(2031, 3, 4), "en")
    assert told(two) == [("headline", "Lee & Ray"), ("body", "It rained.")]


def test_every_entry_is_linted_with_the_places_of_the_feed(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace("It was dark.", "It was Monday, 4 March 2031."))
    result = CliRunner().invoke(cli, ["check", "--output-format", "jsonl", str(tmp_path)])
    (found,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert path.read_text()[found["offset"] : found["end_offset"]] == found["text"] == "Monday, 4 March 2031"
    assert "in 3 stories" in result.stderr


TEASERS = "<rss><channel><item><title>Ferry sinks</title><description>Two hurt.</description></item></channel></rss>"


def test_a_feed_of_teasers_is_passed_over_unless_it_is_called_one(tmp_path: Path) -> None:
    for name in ("feed.xml", "feed.rss"):
        (tmp_path / name).write_text(TEASERS)
        assert not is_story(tmp_path / name)
    with pytest.raises(Unreadable, match="nor a feed of whole stories"):
        read("feed.xml", TEASERS.encode())
    assert told(read("feed.rss", TEASERS.encode())) == [("headline", "Ferry sinks"), ("body", "Two hurt.")]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("sitemap.xml", '<?xml version="1.0"?><urlset><url><loc>https://courier.example/</loc></url></urlset>'),
        ("map.svg", "<svg><text>Rain fell.</text></svg>"),
        ("info.plist", '<?xml version="1.0"?><plist/>'),
        ("places.opml", '<?xml version="1.0"?><opml><body><outline text="News"/></body></opml>'),
        ("feed.xml", "<rss><channel><title>x</title></channel></rss><!-- <content:encoded> -->"),
    ],
)
def test_other_files_of_machines_are_no_stories(name: str, source: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(source)
    (tmp_path / "a.md").write_text("Rain fell.\n")
    assert "in 1 story" in CliRunner().invoke(cli, ["check", str(tmp_path)]).stderr
    with pytest.raises(Unreadable):
        read(name, source.encode())
