"""What stands below the copy of a wire story: end marks, sign-offs, initials, the desk's notepad."""

from collections.abc import Sequence

from copylint.lazypattern import lazy_pattern

_WHO = (
    r"(?:Additional |Further |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompil(?:ed|ing)|[Ww]ritten|[Ee]dited"
    r"|[Tt]ranslated)(?: and [a-z]+)?(?: in [A-Z]\w+(?: [A-Z]\w+)?)? by "
)
SIGN_OFF = lazy_pattern(rf"[(\[]?{_WHO}(?=[^\W\d_a-z])")
SIGN_OFF_BEHIND = lazy_pattern(rf"[(\[]{_WHO}[^()\[\]]{{3,400}}[)\]]?$")
CONTRIBUTED = lazy_pattern(r"contributed (?:reporting|to this (?:report|story|article))\b")
_ENDS_WORDS = """
-30- -30 30 ### #### ends (ends) -ends- more (more) -more- end (end) -end- *** ___ -0- xxx
"""
_ENDS = frozenset(_ENDS_WORDS.split())
# Behind these nothing is copy any more.
_LAST = frozenset({"-30-", "###", "####", "ends", "(ends)", "-ends-", "end", "(end)", "-end-", "-0-"})
_HASHES = lazy_pattern(r"#(?: ?#){2,}$")
# dpa al xx bo; al/bo/cd; AP-WF-03-04-31 1200GMT
_INITIALS = lazy_pattern(
    r"dpa(?: [a-z]{2,5}| [a-z]\d){1,8}(?: [a-z]{2,4}(?:/[a-z]{2,4})*)?$|[a-z]{1,4}(?:/[a-z]{1,4}){1,4}$"
    r"|A[MP]-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}[A-Z]{3}$"
)
_CONTACT = lazy_pattern(r"[(\[][^\w]*(?:\+?[\d(][\d ()-]{5,}[^\w]*)+[)\]]?$")
# What a paper says to its readers below a story.
_TO_READERS = lazy_pattern(
    r"(?:Questions|Comments|Feedback|Corrections|Story ideas|News tips|Tips|Got a (?:tip|story)|Have a (?:tip|question)"
    r"|See an error|Spotted an error)(?: or (?:comments|questions|tips))?\?(?! [a-z])"
    r"|(?:Contact|E-?mail|Reach|Write to|Call) (?:(?:the|our) )?(?:[A-Z][\w.'’-]+ ){0,3}"
    r"(?:writer|reporter|author|editor|newsroom|desk|us|her|him|them|[A-Z][\w.'’-]+)(?: at| via|:)\s*(?:$|[\d(+.])"
    r"|Follow (?:the |our )?(?:[A-Z][\w.'’-]+ ){0,3}(?:writer|reporter|author|us|her|him|them|[A-Z][\w.'’-]+) on"
    r" (?:Twitter|X|Facebook|Instagram|Threads|Bluesky|Mastodon|LinkedIn|TikTok|YouTube)\b"
)
# How such a line begins: what begins otherwise is not held against the pattern.
_TO_READERS_BEGIN = tuple(
    "Questions Comments Feedback Corrections Story News Tips Got Have See Spotted Contact E-mail Email Reach Write Call"
    " Follow".split()
)
_LONGEST_NOTE = 160
_LONGEST = 60
_SENTENCE = frozenset('.!?”"’…')


def is_end_mark(line: str) -> bool:
    """Whether a line says that the story ends or goes on: `-30-`, `###`, `(more)`."""
    return len(line) < 30 and (line.lower() in _ENDS or _HASHES.match(line) is not None)


def is_trailer(line: str) -> bool:
    """Whether a line at the foot holds the initials of the desk, how to reach it, or asks readers to write."""
    if line.startswith(_TO_READERS_BEGIN) and len(line) <= _LONGEST_NOTE and _TO_READERS.match(line) is not None:
        return True
    return (
        len(line) <= _LONGEST
        and line[-1:] not in _SENTENCE
        and (_INITIALS.match(line) is not None or _CONTACT.match(line) is not None)
    )


def end_of_copy(lines: Sequence[str]) -> int:
    """The number of lines of a body up to the mark behind which nothing is copy; all, where there is no such mark.

    What a body has in its first half is no such mark.
    """
    for index in range(len(lines) // 2, len(lines)):
        line = lines[index]
        if len(line) < 30 and (line.lower() in _LAST or _HASHES.match(line)):
            return index
    return len(lines)
