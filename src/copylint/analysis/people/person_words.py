"""Words for people: those that tell a gender, and those that put somebody nameless into a sentence."""

from functools import cache
from typing import Literal

from copylint.analysis.tables import lexicon

Gender = Literal["he", "she", "they"]

PRONOUNS: dict[str, Gender] = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
COURTESIES: dict[str, Gender] = {
    "mr": "he",
    "mister": "he",
    "sir": "he",
    "mrs": "she",
    "ms": "she",
    "miss": "she",
    "dame": "she",
    "mx": "they",
}
_HE = (
    "businessman congressman councilman assemblyman policeman fisherman clergyman cameraman nobleman"
    " salesman sportsman stuntman frontman anchorman gentleman man boy father grandfather stepfather husband widower"
    " son grandson stepson brother uncle nephew fiance fiancé bachelor monk king prince duke baron"
)
_SHE = (
    "actress businesswoman congresswoman councilwoman assemblywoman chairwoman spokeswoman policewoman saleswoman"
    " sportswoman stuntwoman frontwoman anchorwoman forewoman alderwoman noblewoman lady woman girl mother grandmother"
    " stepmother wife widow daughter granddaughter stepdaughter sister aunt niece fiancee fiancée nun midwife waitress"
    " heiress hostess stewardess queen princess duchess baroness countess ballerina seamstress"
)
# Nouns that say of a person which pronoun the copy uses. Where women hold the office under the old name ("chairman",
# "spokesman", "actor"), the noun tells nothing.
NOUNS: dict[str, Gender] = {**dict.fromkeys(_HE.split(), "he"), **dict.fromkeys(_SHE.split(), "she")}

# Somebody without a name: he or she in what follows may be them. Offices and trades come from the lexicon.
_SOMEBODY = frozenset(
    "person man woman boy girl child baby infant toddler teen teenager youth adult kid guy lady gentleman someone"
    " somebody anyone anybody everyone everybody nobody victim suspect defendant plaintiff accused attacker"
    " assailant gunman shooter killer murderer robber thief burglar perpetrator hostage inmate prisoner convict"
    " offender fugitive hacker arsonist stalker rapist abuser accuser complainant survivor witness bystander"
    " passer-by passerby pedestrian cyclist motorcyclist motorist driver passenger rider pilot patient caller"
    " customer client shopper guest visitor tourist migrant refugee immigrant worker employee employer boss"
    " colleague co-worker coworker staffer intern predecessor successor opponent rival challenger incumbent"
    " nominee appointee applicant contestant winner loser runner-up champion medallist medalist teammate player"
    " referee fan spouse"
    " husband wife ex-husband ex-wife widow widower partner boyfriend girlfriend ex-boyfriend ex-girlfriend fiance"
    " fiancé fiancee fiancée lover friend neighbour neighbor roommate flatmate mother father mom mum dad parent"
    " stepmother stepfather grandmother grandfather grandma grandpa son daughter stepson stepdaughter grandson"
    " granddaughter grandchild brother sister half-brother half-sister sibling twin cousin uncle aunt nephew niece"
    " relative guardian godfather godmother babysitter nanny mother-in-law father-in-law son-in-law"
    " daughter-in-law brother-in-law sister-in-law informant whistleblower insider landlord tenant homeowner"
    " householder juror emt ceo lawyer barrister solicitor officer official cop policeman policewoman constable deputy"
    " agent spy sniper"
    " soldier fighter militant rebel insurgent bomber terrorist guard sailor airman marine paramedic medic nurse"
    " doctor surgeon pupil student schoolboy schoolgirl classmate voter donor lawmaker politician citizen resident"
    " villager farmer shopkeeper owner buyer seller bidder investor lender borrower scientist researcher"
    " expert author writer journalist interviewer host newcomer veteran hero heroine celebrity star deceased dead"
    " businessman businesswoman troll"
    " maid cook cleaner housekeeper butler janitor cashier clerk waiter waitress barman bartender barista hostess"
    " electrician mechanic carpenter welder trucker cabbie chauffeur courier postman mailman handyman locksmith"
    " receptionist dispatcher rescuer lifeguard fireman hunter angler hiker climber jogger shepherd herder miner tailor"
    " barber hairdresser stylist gamer influencer freelancer trader mentor tutor schoolmate orphan bride bridegroom"
    " bridesmaid newborn pensioner retiree octogenarian nonagenarian centenarian attendee participant panelist"
    " panellist heckler protester protestor demonstrator picketer rioter looter vandal canvasser strategist operative"
    " supporter follower worshipper churchgoer parishioner onlooker spectator viewer listener subscriber stranger"
    " foreigner commuter traveler traveller backpacker camper trespasser intruder prowler poacher smuggler trafficker"
    " addict beggar squatter".split()
)
_HEADS_THAT_ARE_NONE = frozenset(
    "head chief general major private forward guard justice principal count model metropolitan chair back staff state"
    " whip keeper pc tenor miss executive cardinal anchor premier representative receiver const fr hon".split()
)


@cache
def somebodies() -> frozenset[str]:
    """The lower-case words that put one nameless person on the scene: "victim", "wife", "lawyer"."""
    return _SOMEBODY | (lexicon.title_heads() - _HEADS_THAT_ARE_NONE)


def gender_of_title(title: str) -> Gender | None:
    """What a courtesy or a role before a name tells: "mrs" is she, "congressman" he, "dr" nothing."""
    last = title.rpartition(" ")[2].rstrip(".")
    return COURTESIES.get(last) or (NOUNS.get(last) if last not in _NO_TITLE else None)


# "Father Brown" is a priest and "Sister Act" a film, "Prince" may be a name; "king" is a name as well.
_NO_TITLE = frozenset(
    {"mother", "father", "sister", "brother", "uncle", "aunt", "man", "woman", "boy", "girl", "baron"}
)
