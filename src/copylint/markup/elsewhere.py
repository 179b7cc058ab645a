"""What of a page is not of the article, as names of elements, roles, classes and ids say by convention.

Sources: HTML, "sections"; WAI-ARIA, "landmark roles"; schema.org; the names that publishing systems use.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from copylint.lazypattern import lazy_pattern
from copylint.markup.tree import Element

# These are no article whatever they hold.
NEVER = frozenset({"nav", "footer", "dialog", "menu", "title"})
_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tablist form".split()
)
_TYPES = ("/Comment", "/WPSideBar", "/WPFooter", "/WPHeader", "/WPAdBlock", "/SiteNavigationElement", "/BreadcrumbList")
# Readers' comments may be longer than the article.
_COMMENTS = frozenset(
    "comment comments commentlist commentarea commentbox disqus livefyre viafoura coral replies respond reactions"
    " discussion".split()
)
_ELSEWHERE = _COMMENTS | frozenset(
    "related recommended recommendations recommends recirc recirculation outbrain taboola newsletter newsletters"
    " zergnet promo promos promotion promobox promoted advert adverts advertisement advertisements advertising ad ads"
    " adbox adsense sponsor sponsors sponsored share shares sharing sharebar sharethis sharetools addthis social"
    " socials breadcrumb breadcrumbs crumbs tags taglist cookie cookies consent gdpr subscribe subscription"
    " trending popular mostread mostpopular toolbar toolbox tools menu nav navbar subnav navigation masthead login"
    " signin signup register follow pagination pager ticker carousel modal popup popover tooltip lightbox overlay"
    " copyright disclaimer skip credit credits transcript transcripts".split()
)
_PAIRS_OF_WORDS = """
read next, read also, see also, up next, you may, more from, more stories, most read, most viewed, most shared,
most commented, print email, latest news, top stories, top news, also on
"""
_PAIRS = frozenset(tuple(pair.split()) for pair in _PAIRS_OF_WORDS.split(","))
# What heads a block of links to other stories, or stands before one.
_LABEL = lazy_pattern(
    r"\W*(?:related(?: (?:stories|articles|links|news|coverage|content|topics|video))?|recommended(?: for you|reading)?"
    r"|read (?:more|also|next|this|the full story|on)|also read|see also|see more"
    r"|more (?:from|on|about|stories|news)\b.{0,30}|trending(?: now)?"
    r"|you (?:may|might) (?:also )?(?:like|enjoy).{0,20}|don['’]t miss|most (?:read|popular|viewed|shared)"
    r"|advertisements?|sponsored|watch|read|more|video|opinion|also|up next|what to read next|in this story)\W*$",
    re.IGNORECASE,
)
# What a page says to its visitor in the midst of a story.
_INTERFACE = lazy_pattern(
    r"\W*(?:(?:share|print|e-?mail|save|like|tweet|follow|comment on|listen to|continue reading|download)"
    r"(?: (?:this|the|us|our))?(?: (?:story|article|page|post|on (?:facebook|twitter|x|instagram|linkedin|whatsapp)))?"
    r"|(?:click|tap)(?: (?:here|image|photo))? to (?:enlarge|expand|play|read more|see more|zoom)|enlarge(?: image)?"
    r"|(?:story|article) continues (?:below|after).{0,40}|(?:view|see|show|hide|read|post|leave|add|load)"
    r"(?: all| a| the| more)?(?: \d+)? (?:comments?|captions?|gallery|replies|more|less|transcript)"
    r"|subscribe to .{1,60}newsletters?"
    r"|(?:sign up|subscribe)(?: now| here| today)?(?: (?:for|to) (?:our|the|free) .{1,60})?"
    r"|loading|close|comments?|advertisement|scroll (?:down )?(?:for|to) .{1,40}|skip (?:advertisement|to .{1,40})"
    r"|copy(?: article)? link|link copied|text size|font size|play (?:video|audio)|watch (?:video|live)|back to top"
    r"|this (?:video|content) (?:is|file) (?:not|cannot) .{1,60}|view in browser|manage (?:cookies|preferences))\W*$",
    re.IGNORECASE,
)
_LONGEST = 100  # characters of a name that says something
# What holds the text of an article is called so.
_BODIES = frozenset({"articlebody", "storybody", "storytext", "bodytext", "articletext", "entrytext", "hentrycontent"})
_FIRST = frozenset({"article", "story", "entry", "post", "news", "blog", "content"})
_SECOND = frozenset({"body", "content", "text", "copy", "contents"})
# A theme says so of a page or an article that has comments, or a share bar, or none.
_ABOUT = frozenset("has no with without is js not tag category cat".split())
_WORD = lazy_pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_WHOLES = frozenset({"html", "body", "main"})


def is_elsewhere(element: Element) -> bool:
    """Whether an element says itself that it is not of the article."""
    return is_landmark(element) or (element.name not in _WHOLES and _says(element, _ELSEWHERE))


def is_landmark(element: Element) -> bool:
    """Whether an element is by its role or type a part of the page beside the article."""
    return element.get("role") in _ROLES or element.get("itemtype").endswith(_TYPES)


def is_comments(element: Element) -> bool:
    """Whether an element says itself that it holds what readers have written."""
    return element.name not in _WHOLES and (element.get("itemtype").endswith("/Comment") or _says(element, _COMMENTS))


def _says(element: Element, names: frozenset[str]) -> bool:
    """Whether a class or the id of an element has one of some names."""
    for words in names_of(element):
        if words[0] in _ABOUT:
            continue
        if not names.isdisjoint(words) or "".join(words) in names:
            return True
        if names is _ELSEWHERE and any(pair in _PAIRS for pair in pairwise(words)):
            return True
    return False


def names_of(element: Element) -> Iterator[Sequence[str]]:
    """The classes and the id of an element, each in words: `postBody`, `post-body` and `post_body` are one."""
    for name in f"{element.get('class')} {element.get('id')}".split() if element.attributes else ():
        if words := _words(name):
            yield words


@lru_cache(maxsize=4096)
def _words(name: str) -> Sequence[str]:
    return tuple(word.lower() for word in _WORD.findall(name[:_LONGEST]))


def says_body(element: Element) -> bool:
    """Whether a class or the id of an element says that it holds the text of an article."""
    for words in names_of(element):
        if "".join(words) in _BODIES or (len(words) == 2 and words[0] in _FIRST and words[1] in _SECOND):
            return True
    return False


def is_label(text: str) -> bool:
    """Whether a line is one of those that stand over or before links to other stories."""
    return len(text) <= _LONGEST and _LABEL.match(text) is not None


def is_interface(text: str) -> bool:
    """Whether a line is none of the copy but said by the page to its visitor, such as “Share this story”."""
    return len(text) <= _LONGEST and _INTERFACE.match(text) is not None
