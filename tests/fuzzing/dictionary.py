"""The words that inputs are made of: what has a meaning somewhere, and what has broken other readers."""

_MARKS = """\
" ' “ ” „ ‘ ’ « » ‹ › `` '' ( ) [ ] { } [[ ]] {{ }} [... … ... - – — -- * ** _ __ ` ``` ~~~ # ## > - 1. | \\ / & @ %
¶ (cq) (CQ) (sic) [sic] TK TKTK XXX ; : , . ! ? ?! … °
"""
_MARKUP = """\
< > </ /> <!-- --> <!--> <![CDATA[ ]]> <? ?> <!DOCTYPE <!ENTITY &amp; &lt; &quot; &#8220; &#x201C; &#0; &#x110000;
&bogus; &eacute; <p> </p> <b> </b> <i> <a␣href="x"> </a> <br/> <br> <q> </q> <li> <ul> <ol> <table> <tr> <td>
<pre> <code> <div> <h1> </h1> <h2> <script> </script> <style> <textarea> <title> <svg> <math> <template>
<blockquote> <figcaption> <img␣alt="a␣b"> <aside> <person> <org> <location> <num> <chron> <hl1> <body.content>
<inlineData> <w:p> <w:r> <w:t> </w:t> <w:tab/> <w:br/> [a](b) ![a](b) [a][b] [^1] <http://a.example> http://
https://a.example/b?c=d#e www. --- +++ ... === === ``` ~~~ {% %} {{< >}}
<!--␣copylint:␣ignore␣name-variant:␣x␣--> <!--␣copylint:␣ignore-file␣--> copylint: ignore
"""
_DATA = """\
\\n \\u0000 \\ud800 \\udc00 \\ud83d\\ude00 \\" \\\\ \\x1b \\/ null true false 0 -0 1e999 1e-999 [] {} "" : :: ,
!!python/object !tag &a *a << ? | >- |+ %YAML --- ... - ~ yes no on off 0x1F 0o17 1_000 .inf .nan 2024-02-30
12:30:45 #
"""
_FIGURES = """\
0 1 -1 007 1,221 1.221 12,34,56 1.2.3 999999999999999999999999999999999999 1e308 0.0000000001 3.5 ½ ¼ ⅔ ² 1/0 1/2
50% 100% 110% $1 £2m €3bn 4bn 5k 6-7 8–9 10x two dozen dozens hundreds million billion trillion zillion twenty-one
one-third half a␣couple ٣٤ १२ ৭ 〇 一百 Ⅻ ① 𝟘 𝟗 1st 2nd 3rd 101st 2-1 6-4 10:30 25:61 24:00 9am 9.30 p.m. noon km
miles kg °C °F acres ft 5ft 6'2" mph per␣cent percentage␣points basis␣points
"""
_DAYS = """\
Monday Tuesday Sunday today yesterday tomorrow last␣week next␣year 29␣February 30␣February 31␣April
2024-02-29 2023-02-29 0000-00-00 9999-12-31 10000-01-01 0001-01-01 1/1/1 13/13/2013 3␣March␣2026 March␣3
Sept.␣31 1066 1999-2000 2020s '90s 20th␣century two␣days␣later for␣10␣years since␣1994
from␣1␣to␣3␣May age aged␣45 45-year-old
"""
_PEOPLE = """\
Ann Anne Velk Pogossjan Pogossyan Mr. Mrs Dr. Sen. President Prime␣Minister mayor he she they his her Jr. III
van␣der O’Neill McDonald al-Assad bin Baku Shusha Paris U.S. US UK NATO (NATO) the␣capital Washington Georgia
town␣of village said says told killed injured dead wounded survivors according␣to allegedly spokesman who
which whose the the␣the Inc. Ltd. & Co. BAKU (Reuters) (AP) LONDON, PARIS—
"""
_PIECES = [
    piece.replace("␣", " ") for words in (_MARKS, _MARKUP, _DATA, _FIGURES, _DAYS, _PEOPLE) for piece in words.split()
]

_CODES = """\
00 01 07 08 09 0A 0B 0C 0D 1A 1B 1C 1D 1E 1F 7F 80 85 9B A0 AD 0130 0131 0149 01C5 0300 0301 034F 0345 0590 05D0
0600 061C 0627 0E33 1100 115F 1680 180E 1E9E 1F88 2000 200B 200C 200D 200E 200F 2028 2029 202A 202E 202F 2060 2066
2069 206F 20DD 2126 212A 3000 3164 4E00 AC00 D800 DBFF DC00 DFFF E000 F8FF FB01 FDD0 FDFA FE0F FEFF FFF9 FFFC FFFD
FFFE FFFF 10000 1D7D8 1F1E6 1F468 1F600 1F3FD 20000 2FFFF 30000 E0001 E0020 E007F E0100 F0000 10FFFF
"""
LINE_ENDS = (
    b"\n",
    b"\r\n",
    b"\r",
    "\u2028".encode(),
    "\u2029".encode(),
    "\x85".encode(),
    b"\x0b",
    b"\x0c",
    b"\n\n",
    b"\n\r",
)
_SEQUENCES = (
    "e\u0301\u0302\u0303" * 4,
    "👩‍👩‍👧‍👦",
    "🇫🇷",
    "שלום",
    "\u202eabc\u202c",
    "ﷺ",
    "Straße",
    "ﬁ",
    "İi",
    "\ud83d\ude00",
    "Z̸a̷l̵g̶o̷",
    "东京",
    "มี",
    "\x1b[31m",
    "\x1b]0;x\x07",
)
_BYTES = (
    b"\xff",
    b"\xfe",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x92",
    b"\x81",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
)

TOKENS: tuple[bytes, ...] = (
    *(piece.encode() for piece in _PIECES),
    *(chr(int(code, 16)).encode("utf-8", "surrogatepass") for code in _CODES.split()),
    *(text.encode("utf-8", "surrogatepass") for text in _SEQUENCES),
    *LINE_ENDS,
    *_BYTES,
    b" ",
    b"  ",
    b"\t",
)
"""Each is put between, before and inside the words of an input."""
