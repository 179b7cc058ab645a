"""The words of accusation, doubt and denial, and of crimes as headlines and indictments tell them; all lower case."""

# What shows that a statement is somebody's, or in doubt.
DOUBT = frozenset(
    "alleged allegedly allege alleges reportedly accused accuse accuses accusation accusations suspected suspect"
    " suspects suspicion claim claims claimed claiming charged charges charge indicted denied denies deny disputed"
    " disputes rejected rejects unconfirmed purported purportedly apparent apparently says said saying say told tells"
    " report reports according if may might could would probe investigated investigation inquiry trial"
    " allegation allegations whether pleads plea pleaded convicted guilty".split()
)
# Of a crime a headline is wary in these words, too.
WARY = frozenset("over after amid feared fears vows plans not no never".split())
ACCUSING = frozenset({"accused", "suspected", "charged"})
CONTESTING = frozenset("denied denies rejected rejects disputed disputes dismissed refuted refutes".split())
POINTING = frozenset("this that it claim claims report reports allegation allegations account".split())
UNVERIFIED = frozenset({"unconfirmed", "unverified"})
ABSOLUTE = frozenset({"everywhere", "completely", "entirely"})
# Crimes as a headline tells them -> the stem an accusation has.
CRIMES = {
    word: stem_
    for stem_, words in {
        "kill": "kills killed",
        "murder": "murders murdered",
        "rape": "rapes raped",
        "steal": "steals stole stolen",
        "defraud": "defrauds defrauded",
        "assault": "assaults assaulted",
        "abus": "abuses abused",
        "embezzl": "embezzles embezzled",
        "brib": "bribes bribed",
        "tak": "takes took taken",
        "stabb": "stabs stabbed",
        "shoot": "shoots shot",
        "beat": "beats beat beaten",
        "forg": "forges forged",
        "pocket": "pockets pocketed",
        "smuggl": "smuggles smuggled",
        "launder": "launders laundered",
        "leak": "leaks leaked",
        "poison": "poisons poisoned",
        "torch": "torches torched",
        "plott": "plots plotted",
        "ly": "lies lied",
        "cheat": "cheats cheated",
        "sell": "sells sold",
        "dump": "dumps dumped",
        "harass": "harasses harassed",
        "kidnapp": "kidnaps kidnapped",
    }.items()
    for word in words.split()
}
# What an indictment calls the crime -> what a headline says was done.
CHARGES = {
    "murder": "kill murder stabb shoot poison beat",
    "manslaughter": "kill shoot stabb beat",
    "homicide": "kill shoot stabb beat",
    "theft": "steal tak pocket",
    "robbery": "steal tak",
    "burglary": "steal",
    "bribery": "brib tak",
    "embezzlement": "embezzl steal pocket",
    "fraud": "defraud cheat",
    "forgery": "forg",
    "arson": "torch",
    "assault": "assault beat stabb",
    "rape": "rape",
    "abuse": "abus",
    "harassment": "harass",
    "kidnapping": "kidnapp",
    "perjury": "ly",
}
# Behind a participle these show that its subject is the victim: "Two men shot in Lask", "Woman killed by train".
NO_OBJECT = frozenset(
    "in at by on near after as during while when outside inside dead before with and or to from off for since over amid"
    " trying early late last this on today yesterday".split()
)
BUSINESS = frozenset(
    "bid bids offer offers attempt attempts plan plans proposal deal talks battle target price".split()
)
