"""Pages as publishing systems write them: the article is read whole, and nothing of the page around it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.formats import read
from copylint.story import Story

COPY = [
    "The ferry struck the pier of Hale at noon on Monday, and two of its crew were thrown into the water.",
    "Harbour master Ann Olmscott said the wind had turned within a minute. “We had no time to cast off,” she said.",
    "It was dark.",
    "The pier, which was built in 1941, will stay closed for a week while divers look at its piles.",
]
OTHER = "A council that has no money left wants to sell the old baths, and many in the town are against it."
OFFER = "Get all the news of Hale every morning, with soap that is better than any other, and cookies to go with it."
REMARK = (
    "I was on that boat and nobody told us anything, which is typical of them. They never learn, and we pay for it."
)


def body(page: str) -> list[str]:
    return told(read("a.html", page.encode()), "body")


def told(story: Story, name: str) -> list[str]:
    return [story.excerpt(field.span) for field in story.fields if field.name == name]


def in_p(lines: list[str]) -> str:
    return "\n".join(f"<p>{line}</p>" for line in lines)


HOMES = {
    "article": "<article><h1>Ferry strikes pier</h1>{}</article>",
    "main": "<main><h1>Ferry strikes pier</h1><div><div>{}</div></div></main>",
    "property": "<div><h1>Ferry strikes pier</h1><div itemprop='articleBody'>{}</div></div>",
    "class": "<div class='wrap'><h1>Ferry strikes pier</h1><div class='entry-content'>{}</div></div>",
    "style module": "<div><h1>Ferry strikes pier</h1><div class='ArticleBody-x7Yz2'><div>{}</div></div></div>",
    "plain divs": "<div class='x1'><h1>Ferry strikes pier</h1><div class='x2'>{}</div></div>",
    "a form around the page": "<form action='/'><h1>Ferry strikes pier</h1><div>{}</div></form>",
    "a layout table": "<table><tr><td><a href='/'>Home</a></td><td><h1>Ferry strikes pier</h1>{}</td></tr></table>",
    "a theme's classes": "<article class='post tag-sharing has-sidebar no-comments category-social'>"
    "<h1>Ferry strikes pier</h1><div class='post-content'>{}</div></article>",
    "a wall for those who pay": "<article class='has-paywall'><h1>Ferry strikes pier</h1>"
    "<div class='paywall subscribe-wall'>{}</div></article>",
}
AROUND = {
    "navigation": "<nav><ul><li><a href='/a'>News</a></li><li><a href='/b'>Sport</a></li></ul></nav>",
    "old navigation": "<div id='topnav'><a href='/a'>News</a> | <a href='/b'>Sport</a></div>",
    "breadcrumbs": "<div class='breadcrumb'>You are here: <a href='/'>Home</a> / News</div>",
    "a search box": "<div role='search'><form>Search the site <input></form></div>",
    "comments": f"<div id='comments'><h3>3 Comments</h3>{in_p([REMARK] * 3)}</div>",
    "comments of a service": f"<section id='disqus_thread'><div><p>{REMARK}</p></div></section>",
    "comments by type": f"<div itemscope itemtype='https://schema.org/Comment'><p>{REMARK}</p></div>",
    "comments that outgrow the article": f"<div class='commentlist'>{in_p([REMARK] * 40)}</div>",
    "related links": "<div class='related'><h3>Related</h3><ul><li><a href='/c'>Baths to be sold</a></li></ul></div>",
    "links by no name": "<div class='z9'><h4>Elsewhere</h4><ul><li><a href='/c'>Baths to be sold</a></li>"
    "<li><a href='/d'>Mayor resigns</a></li></ul></div>",
    "most read": "<aside class='most-read'><ol><li><a href='/c'>Baths to be sold</a></li></ol></aside>",
    "another story": f"<div class='z9'><h3><a href='/c'>Baths to be sold</a></h3><p>{OTHER}</p></div>",
    "cards": f"<article class='card'><h2><a href='/c'>Baths to be sold</a></h2><p>{OTHER}</p></article>",
    "a newsletter": f"<div class='newsletter-signup'><p>{OFFER}</p></div>",
    "cookies": f"<div class='cookie-notice'><p>{OFFER}</p></div>",
    "a share bar": "<div class='shareBar'><span>Share</span> <span>Tweet</span> <span>Print</span></div>",
    "labels of no class": "<div>Advertisement</div><div>Loading…</div><section><span>4 min</span></section>",
    "a footer": f"<footer><p>{OFFER} All rights reserved.</p></footer>",
    "a hidden menu": f"<div style='display:none'><p>{OTHER}</p></div>",
    "an advertisement": f"<div class='ad-slot'><p>{OFFER}</p></div>",
}  # fmt: skip
WITHIN = {
    "a pointer": "<p><a href='/c'>Baths to be sold</a></p>",
    "a labelled pointer": "<p><strong>Read more:</strong> <a href='/c'>Baths to be sold</a></p>",
    "a bare label": "<p>Read also: <a href='/c'>Baths to be sold</a></p>",
    "a box of pointers": "<aside><h4>Related</h4><p><a href='/c'>Baths to be sold</a>, by Bo Ray</p></aside>",
    "a list of links": "<ul><li><a href='/c'>Baths to be sold</a></li><li><a href='/d'>Mayor resigns</a></li></ul>",
    "a promotion": f"<div class='inline-promo'><p>{OTHER}</p></div>",
    "an advertisement": "<div>Advertisement</div>",
    "what the page says": "<p>Share this story</p><p>Story continues below advertisement</p><p>Click to enlarge</p>",
    "a transcript": f"<div class='video-transcript'><p>00:01 {OTHER} 00:09</p></div>",
    "a newsletter": "<p>Subscribe to the Hale Morning newsletter!</p>",
}
HEAD = "<html lang='en'><head><title>The Courier</title></head><body>"


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_an_article_is_no_copy(home: str, around: str) -> None:
    article = HOMES[home].format(in_p(COPY))
    beside = f"<div>{AROUND[around]}</div>"
    for page in (beside + article, article + AROUND[around], f"<div>{article}</div>{beside}"):
        story = read("a.html", (HEAD + page).encode())
        assert told(story, "body") == COPY
        assert told(story, "headline") == ["Ferry strikes pier"]


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("within", WITHIN)
def test_what_is_set_into_an_article_is_no_copy(home: str, within: str) -> None:
    for place in range(1, 5):
        lines = [f"<p>{line}</p>" for line in COPY]
        lines.insert(place, WITHIN[within])
        assert body(HEAD + HOMES[home].format("\n".join(lines))) == COPY


@given(st.sampled_from(sorted(HOMES)), st.lists(st.sampled_from(sorted(AROUND)), max_size=9), st.integers(0, 9))
def test_any_page_around_an_article(home: str, around: list[str], place: int) -> None:
    blocks = [AROUND[name] for name in around]
    blocks.insert(min(place, len(blocks)), HOMES[home].format(in_p(COPY)))
    story = read("a.html", (HEAD + "\n".join(blocks)).encode())
    assert told(story, "body") == COPY
    assert len(story.text) == len(story.source)


def test_paragraphs_that_are_divs_or_stand_between_line_breaks() -> None:
    divs = "".join(f"<div class='t'>{line}</div>" for line in COPY)
    menu = "<div class='m'>Menu</div><div class='m'><a href='/a'>News</a></div>"
    assert body(f"{HEAD}{menu}<div class='page'>{divs}</div>{AROUND['another story']}") == COPY
    breaks = "<br><br>".join(COPY)
    assert body(f"{HEAD}{menu}<div class='page'>{breaks}</div>{AROUND['links by no name']}") == COPY


def test_an_article_in_two_blocks_is_one() -> None:
    page = (
        f"<div class='a'>{in_p(COPY[:2])}</div><div class='ad'>Advertisement</div><div class='b'>{in_p(COPY[2:])}</div>"
    )
    assert body(f"{HEAD}<div>{page}</div>{AROUND['another story']}") == COPY


def test_a_list_with_links_is_copy() -> None:
    items = [
        "The ferry <a href='/f'>Astra</a>, which was built in 1990 and is out of service until May.",
        "Two boats of the harbour.",
    ]
    page = f"<article>{in_p(COPY)}<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul></article>"
    assert body(page)[4:] == [
        "The ferry Astra, which was built in 1990 and is out of service until May.",
        "Two boats of the harbour.",
    ]


def test_a_table_of_figures_is_copy_though_nothing_in_it_is_a_sentence() -> None:
    table = "<table><tr><th>Year</th><th>Hurt</th></tr><tr><td>2030</td><td>4</td></tr></table>"
    assert body(f"{HEAD}<article>{in_p(COPY)}<div class='table-wrap'>{table}</div></article>")[4:] == [
        "Year|Hurt",
        "2030|4",
    ]


def test_subheads_are_copy_unless_what_they_head_is_none() -> None:
    page = f"{in_p(COPY[:2])}<h2>At night</h2>{in_p(COPY[2:])}<h2>More of this</h2>{AROUND['links by no name']}"
    assert body(f"{HEAD}<article>{page}</article>") == [*COPY[:2], "At night", *COPY[2:]]
    crosshead = f"<div>{in_p(COPY[:2])}<div class='crosshead'>At night</div>{in_p(COPY[2:])}</div>"
    assert body(HEAD + crosshead) == [*COPY[:2], "At night", *COPY[2:]]


def test_the_parts_beside_the_body_by_the_names_of_their_classes() -> None:
    page = f"""{HEAD}<div class='story'><span class='date'>4 March 2031</span><div class='StoryKicker-ab'>Harbour</div>
    <h1>Ferry strikes pier</h1><div class='contentHeaderDek'>Two of its crew went overboard.</div>
    <div class='authorName'>By <a href='/ann'>Ann Lee</a></div>
    <figure><img alt='A ferry at a pier' title='A ferry at a pier'><figcaption>A ferry at a pier</figcaption></figure>
    <div class='grid'><div class='text'>{in_p(COPY)}</div></div><p class='correction'>The boat was misnamed.</p></div>
    <div class='teasers'><div class='deck'>Baths to be sold</div><div class='byline'>By Bo Ray</div></div>"""
    story = read("a.html", page.encode())
    assert {name: told(story, name) for name in ("kicker", "headline", "deck", "byline", "caption", "correction")} == {
        "kicker": ["Harbour"],
        "headline": ["Ferry strikes pier"],
        "deck": ["Two of its crew went overboard."],
        "byline": ["By Ann Lee"],
        "caption": ["A ferry at a pier"],
        "correction": ["The boat was misnamed."],
    }
    assert told(story, "body") == COPY
    assert story.date == date(2031, 3, 4)


def test_a_heading_of_the_second_order_may_be_the_headline_or_the_deck() -> None:
    deck = "<h2>Two of its crew went overboard, and the pier is closed for a week</h2>"
    story = read("a.html", f"{HEAD}<article><h1>Ferry strikes pier</h1>{deck}{in_p(COPY)}</article>".encode())
    assert told(story, "deck") == ["Two of its crew went overboard, and the pier is closed for a week"]
    blog = f"<div class='post'><h2 class='entry-title'><a href='/f'>Ferry strikes pier</a></h2>{in_p(COPY)}</div>"
    story = read("a.html", (HEAD + blog + AROUND["another story"]).encode())
    assert (told(story, "headline"), told(story, "body")) == (["Ferry strikes pier"], COPY)


def test_what_was_escaped_twice_is_read_as_it_was_meant() -> None:
    page = f"""<html><head><meta property="og:title" content="Lee &amp;amp; Ray&amp;#8217;s ferry">
    <meta name="description" content="Hale &amp;mdash; at noon &amp;quot;it sank&amp;quot;">
    <meta property="og:description" content="Hale at &lt;a href=&quot;/n&quot;&gt;noon&lt;/a&gt;">
    <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Lee &amp; Ray&#8217;s ferry",
    "description": "<p>Hale &mdash; at noon</p>"}}</script></head><body><article>{in_p(COPY)}</article></body></html>"""
    story = read("a.html", page.encode())
    assert told(story, "headline") == ["Lee & Ray’s ferry"] * 2
    assert told(story, "deck") == ['Hale — at noon "it sank"', "Hale at noon", "Hale — at noon"]
    assert len(story.text) == len(story.source)


def test_linked_data_in_html_has_paragraphs() -> None:
    page = """<html><body><div id="app"></div><script type="application/ld+json">{"@type": "NewsArticle",
    "headline": "x", "articleBody": "<p>The ferry sank.</p><p>It was &quot;dark&quot;.</p>"}</script></body></html>"""
    assert body(page) == ["The ferry sank.", 'It was "dark".']


def test_names_that_would_leave_next_to_nothing_are_not_believed() -> None:
    page = "".join(f"<p class='social share'>{line}</p>" for line in COPY)
    assert body(f"{HEAD}<div>{page}</div>") == COPY
