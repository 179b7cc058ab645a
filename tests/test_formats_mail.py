"""Mails: which part is the copy, how it is encoded, and where in the file a character of it stands."""

import base64
import email.policy
from datetime import date
from email.message import EmailMessage

import pytest

from copylint.analysis import Analysis
from copylint.formats import Unreadable, read
from copylint.formats.mail import recognises

TEXT = "HALE (AP) — The café “Ön” shut on Monday 🚢.\n\nIt will open in May.\n-- \nForeign desk\n"
COPY = ["Café shut – “Ön” gone", "HALE (AP)", "The café “Ön” shut on Monday 🚢.", "It will open in May."]


def mail(how: str) -> EmailMessage:
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = COPY[0]
    message["From"] = "desk@wire.example"
    message["Date"] = "Tue, 4 Mar 2031 08:00:00 +0000"
    message["Message-ID"] = "<4711@wire.example>"
    message.set_content(TEXT, cte=how)
    return message


def copy(data: bytes, name: str = "a.eml") -> list[str]:
    story = read(name, data)
    assert len(story.text) == len(story.source)
    return [story.excerpt(field.span) for field in story.fields]


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit"])
def test_the_copy_is_the_same_however_it_is_encoded(how: str) -> None:
    data = mail(how).as_bytes()
    assert copy(data) == COPY
    assert copy(data, "-") == COPY
    story = read("a.eml", data)
    assert (story.date, story.uri) == (date(2031, 3, 4), "<4711@wire.example>")


def test_of_several_parts_the_first_plain_text_is_the_copy() -> None:
    message = mail("quoted-printable")
    message.add_alternative("<p>The same in colour.</p>", subtype="html", cte="base64")
    message.add_attachment("A price list.", filename="prices.txt")
    assert copy(message.as_bytes()) == COPY


def test_a_mail_in_html_alone() -> None:
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Re: Fwd: Rain in Hale"
    message["From"], message["Date"] = "desk@wire.example", "Tue, 4 Mar 2031 08:00:00 +0000"
    message.set_content("<p>Rain fell.</p><p>It fell hard.</p>", subtype="html", cte="base64")
    assert copy(message.as_bytes()) == ["Rain in Hale", "Rain fell.", "It fell hard."]


def test_other_character_sets() -> None:
    header = "Subject: =?iso-8859-1?Q?Caf=E9_shut?=\nMIME-Version: 1.0\n"
    header += 'Content-Type: text/plain; charset="windows-1252"\nContent-Transfer-Encoding: quoted-printable\n\n'
    assert copy(f"{header}It was =93empty=94, =\nhe said.".encode()) == ["Café shut", "It was “empty”, he said."]
    unknown = header.replace("windows-1252", "x-unknown")
    assert copy(f"{unknown}It was =93empty=94.".encode()) == ["Café shut", "It was “empty”."]


def test_a_place_in_base64_is_one_of_the_four_characters_that_spell_it() -> None:
    source = mail("base64").as_bytes().decode()
    story = read("a.eml", source.encode())
    at = next(token.start for token in Analysis(story).tokens if token.text == "May")
    body = source.index("\r\n\r\n") + 4
    count = len(source[body:at].replace("\r\n", ""))
    assert base64.b64decode(source[body:].replace("\r\n", ""))[count // 4 * 3 + count % 4 :].startswith(b"May")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Content-Transfer-Encoding: base64\n\nRain – fell.", "The mail says that it is base64, and is not."),
        (
            "Content-Transfer-Encoding: quoted-printable\n\n" + "=E2=80=93=\n" * 200_000,
            "The encoded text is larger than 2 MB; no story is.",
        ),
        ("Content-Type: image/png\n\nRain", "It holds no text."),
        ('Content-Type: multipart/mixed; boundary="x"\n\nRain', "It holds no text."),
    ],
)
def test_what_cannot_be_read_is_refused(body: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read("a.eml", f"Subject: Rain\nMIME-Version: 1.0\n{body}".encode())
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Subject: the lock of Varn\n\nIt was shut.",
        "Headline: Lock shut\nDate: 4 May 2031\n\nIt was shut.",
        "From: Varn\nTo: Hale\nIt is far.",
    ],
)
def test_lines_with_labels_are_no_mail(text: str) -> None:
    assert not recognises(text)


def test_parts_within_parts_and_parts_without_number() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5_000))
    with pytest.raises(Unreadable):
        read("a.eml", f"Subject: Rain\nMIME-Version: 1.0\n{deep}Rain fell.".encode())
    wide = "--b\n\nRain fell.\n" * 50_000
    header = 'Subject: Rain\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    assert copy(f"{header}{wide}".encode()) == ["Rain", "Rain fell."]
