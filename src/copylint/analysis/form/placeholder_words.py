"""The words of unfinished copy; all lower case."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "To come", misspelled so that no printer sets it: TK, and TK with what is to come.
TO_COME = _words(
    "tk tktk tktktk tkname tknames tkage tkdate tkplace tktitle tknumber tkquote tkcity tktime tkhed tkdek"
    " tkcaption tklink tkfigure tkamount tkyear tkday tkpercent tknum"
)

# Before XX these show that a figure is to come: "killed XX", "at least XX people".
COUNTING = _words(
    "of at by to from than least most about some nearly almost around over under killed injured wounded were was"
    " are is has have had said aged age and for with between until till before after since on up another"
)
NOT_AFTER_XX = _words(
    "chromosome chromosomes rated rating large film films movie sex adult male female gene genes cells century"
    " porn video videos star hot level genotype pattern beer size sizes"
)
NOT_AFTER_ZEROS = _words("hours hrs gmt agent agents s am pm h gauge scale or and to wire flour buckshot shot")

BLANKS = _words(
    "name names surname age ages date dates place title city town number numbers quote quotes link links tk cq"
    " check insert photo picture caption byline headline time location source amount figure spelling confirm"
    " confirmed first last full here tbc tbd add details xx xxx here? attribution day month year to come"
)
# In title case these are what a page calls its links and pictures: [Link], [Photo].
LABELS = _words("link links photo picture video image source map chart")
PARTS = _words(
    "headline head hed caption text body copy title deck dek quote byline name subhead subheading story photo"
    " image summary description standfirst kicker teaser link date credit cutline paragraph content intro"
)
FIELDS = _words("headline kicker deck byline caption pullquote infobox")
DUMMIES = frozenset(
    {
        "caption", "image caption", "photo caption", "caption here", "caption tk", "dummy", "dummy caption", "headline",
        "headline here", "dummy headline", "title", "title here", "untitled", "subtitle", "alt text", "placeholder",
        "description", "description here", "summary", "deck", "kicker", "byline", "tbc", "tbd", "xxx", "new post",
        "insert caption", "insert headline", "your title here", "enter caption", "add caption", "add alt text",
    }
)  # fmt: skip
ENTITIES = _words(
    "nbsp amp quot apos lt gt mdash ndash rsquo lsquo rdquo ldquo hellip bull copy reg trade eacute egrave uuml"
    " ouml auml pound euro deg thinsp shy zwj zwnj"
)

TAGS = _words(
    "a b i u p br hr em strong div span ul ol li h1 h2 h3 h4 h5 h6 blockquote img table tr td th sup sub figure iframe"
)
# What a question begins with, and so what may end in "???" for surprise.
ASKING = _words(
    "who what when where why how which whose whom is are am was were do does did can could will would should shall has"
    " have had may might must isn't aren't don't doesn't didn't won't can't so and but or really no seriously"
)
# What Word and its like write beside a tracked change, where it has been copied with the text.
TRACKED = _words("comment commented deleted inserted formatted")

# Words that never stand twice in a row. Those that may ("that that", "had had", "what it is is", "turned himself in in
# May", "gave her her keys") are not here.
FUNCTION_WORDS = _words(
    "the a an of to for from at with and or but as into than if my your our their his its we they he be been"
    " being these those because while when although though between until since during among toward towards upon"
    " also such were which"
)
# What an estimate begins with: "put at at least 40".
BOUNDS = _words("least most")
# Words that stand twice for emphasis, and names of dishes and dances.
EMPHATIC = _words(
    "that very really long much many more well yeah hear blah knock never ever ages now there here wait please"
    " back down good great little slow slowly fast high deep truly hush night goodbye stop help again away only"
    " still just over round same stuff step quick quickly some like other bang boom woof quack click tick drip"
    " ping pong choo cuckoo what when nice easy hard love happy maybe okay lots boys girls team thank thanks mine"
    " gone older higher bigger"
)
