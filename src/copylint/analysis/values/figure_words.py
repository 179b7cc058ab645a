"""The words around a figure that say which quantity it is, and those that keep two figures apart."""

# Function words and words of saying: they stand around any figure.
COMMON = frozenset(
    "the and for but with from that this these those there their them they then than its his her him she has have had"
    " was were are been being will would can could may might must shall should not who whom whose which what when where"
    " while after before since until during into onto over under about around above below between among against within"
    " without through throughout across near per each every both all any some many much more most less least few fewer"
    " other others another such only also just even still yet now today said says say told tell according reported"
    " report announced announce added adding noted wrote called calling because though although however nearly almost"
    " roughly approximately least estimated total number numbers one two three four five six seven eight nine ten you"
    " your our out off down does did doing done get got how why him his own same very too here percent per cent million"
    " billion thousand hundred dozen dozens hundreds thousands".split()
)
# A figure that is said to be different, another one, a part, or no count of this story's own time.
APART = frozenset(
    "another additional further extra earlier previously previous initially originally formerly later once ago revised"
    " corrected mistakenly incorrectly average averaged typical typically median minimum maximum goal target limit cap"
    " fewer compared versus instead rather unlike if unless whether would could might may should proposed requested"
    " sought asked projected expected forecast estimate forecasts estimates predicted hoped planned plans wants"
    " potentially possibly either remaining rest half third quarter respectively second next"
    " subsequent separate separately different respective rose rise risen rises rising fell fall fallen falls falling"
    " increased increase increases increasing decreased decrease dropped drop grew grow grown growing jumped climbed"
    " climb doubled tripled cut reduced reduce raised raise raising lowered lower shrank surged gained lost up down"
    " top largest biggest from remainder meanwhile elsewhere similar similarly"
    " likewise older newer third fourth fifth".split()
)
# Those of them that settle it: another one, and one that was, will be or should have been.
OTHER = frozenset(
    "another additional further extra separate separately remaining remainder rest elsewhere similar similarly"
    " likewise older newer top largest biggest second third earlier previously initially originally formerly revised"
    " corrected mistakenly incorrectly averaged median projected proposed planned plans forecast compared"
    " versus unlike".split()
)
# With these the larger of two tolls has risen, and the smaller may be what it was, or that of one place.
RISEN = frozenset("rose rise risen rises rising grew grown growing climbed climb jumped surged increased".split())
# Those that pick some out of many, where they stand right before the number: "the top 20".
PICKED = frozenset({"top", "largest", "biggest"})
# Between a number and its noun they say that these come on top of others.
MORE = frozenset({"more", "extra", "further", "new"})
# Words that bound the quantity in time, place or extent: both figures must have them, or neither.
SCOPE = frozenset(
    "since total overall altogether combined cumulative nationwide statewide countywide citywide worldwide globally"
    " nationally yearly annually monthly weekly daily annual quarterly yesterday today tonight tomorrow overnight"
    " week month year weekend quarter decade season semester past last early late currently now"
    " each every per apiece including among whom".split()
)
# Words of one meaning, of those who are counted and of what a sum is paid for.
SAME_NOUN = {
    "individual": "person",
    "human": "person",
    "legislator": "lawmaker",
    "pupil": "student",
    "kid": "child",
    "cop": "officer",
    "acquisition": "deal",
    "takeover": "deal",
    "buyout": "deal",
    "purchase": "deal",
}
# Before a number they say that the reader knows the quantity.
DEFINITE = frozenset("the those these all its their our 's".split())
