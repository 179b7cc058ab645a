"""The words that show who says something in news copy; all lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOBODY = _words("no nobody none neither")
PRONOUNS = _words("he she they it")
BE = _words("is are was were be been being isn't aren't wasn't weren't")
# What no subject ends with: before a word that looks like a verb of saying, these show a noun or an infinitive.
NO_SUBJECT = BE | _words(
    "a an the this that these those my your his her its our their no any some each every all both such other more"
    " most to of in on at for from with by into about over under after before without between against during"
    " through upon not 's i we you or nor if than what how why when where which there so-called let me us"
    " i'll i'd i've i'm we'll we'd we've you'll you'd you've let's"
)
ADVERBS = _words(
    "has have had would will could may might also later then first earlier previously since again already now"
    " always often once recently initially only even never still soon today yesterday tonight too hasn't haven't"
    " just himself herself themselves itself both meanwhile however yet further"
)
BOUNDARIES = _words(
    ', ; : “ ” " ‘ – — - -- ( ) [ ] that but as while when after because which who whom if though although until before'
    " whereas where whose so than how what whether ' ’"
)

# Who and what speaks, beside people and titles.
SOURCES = _words(
    "police officials official authorities authority ministry government governments spokesman spokeswoman"
    " spokesperson spokespeople spokesmen agency agencies army military navy militia forces troops rebels hospital"
    " hospitals witness witnesses residents resident prosecutors prosecutor investigators investigator detectives"
    " detective lawyers lawyer attorneys attorney relatives neighbours neighbors doctors medics paramedics"
    " rescuers firefighters experts expert analysts analyst researchers scientists economists campaigners critics"
    " supporters opponents activists activist lawmakers senators mps ministers leaders aides sources source media"
    " network newspaper paper channel station company firm bank council department office committee commission"
    " court group groups union unions charity organisation organization organisers organizers association board"
    " club team family mother father son daughter brother sister wife husband widow friend friends neighbour"
    " neighbor eyewitness eyewitnesses rulers monitors observers observatory crescent cross nations coroner"
    " sheriff chief chiefs bureau service services administration university school watchdog regulator party"
    " parties people teachers workers farmers villagers parents survivors passengers patients victims fans"
    " businesses executives"
)
DOCUMENTS = _words(
    "report reports study survey poll polls data figures documents document records record statement statements"
    " census analysis review inquiry enquiry letter letters memo filing filings statistics research results"
    " findings audit indictment complaint lawsuit suit affidavit affidavits email emails release notice article"
    " post tweet message newspaper images footage papers transcript transcripts ruling judgment warrant paper"
    " website count tally forecast"
)
DOCUMENT_VERBS = _words(
    "show shows showed find finds found suggest suggests suggested indicate indicates indicated reveal reveals"
    " revealed put puts estimate estimates estimated list lists listed read reads"
)
SOURCE_VERBS = _words(
    "put puts counted recorded registered documented believe believes believed blamed blames rejected rejects"
    " fear fears feared suspect suspects suspected identified think thinks thought listed found expect expects"
    " expected refused"
)
NAMED_IN = _words("statement interview release tweet post letter filing memo broadcast speech briefing address email")
NOT_AFTER_ACCORDING = _words("plan plans schedule type size need needs rank age tradition custom taste height")

# Verbs that need no more than a subject; the others say something only where SAYING_FOLLOWS.
STRONG = _words(
    "say tell ask warn announce argue claim insist confirm deny allege explain declare testify tweet report"
    " contend acknowledge predict complain assert affirm emphasise emphasize reiterate lament quip concede confess"
    " reply accuse"
)
SAYING_FOLLOWS = _words("that ” “ \" ' ‘ « , . : ; — – ) on in to he she they it how why what whether there")
# Plural nouns as often as verbs.
NOUN_FORMS = _words("reports claims tweets report claim tweet")
NOT_SAYING_BEFORE = {
    "report": _words("missing dead injured killed wounded"),
    "claim": _words("at lives life victory credit title gold silver bronze asylum benefits"),
    "charge": _words("with in over under as on"),
    "describe": _words("as"),
    "accuse": _words("of in"),
    "cite": _words("for"),
    "note": _words("for"),
    "confirm": _words("cases deaths dead"),
    "add": _words("to in on"),
    "post": _words("in to"),
    "respond": _words("to in on"),
    "answer": _words("to"),
}
