"""Build src/copylint/data/spellings.txt, the words that American and British copy spell in two ways; see NOTICE.

Usage: build_spellings.py --pairs PAIRS [--out FOLDER]

PAIRS is a file of lines "American<TAB>British" taken from VarCon's varcon.txt. Only pairs of one meaning whose forms
are both in the table of words are kept, and of those only the differences that are regular, or listed here. The same
file gives the same bytes.
"""

import argparse
import re
from pathlib import Path

from copylint.analysis.tables.lexicon import is_common_word
from copylint.data import FOLDER

# What American copy has, and British copy in its place.
CHANGES = tuple(
    change.split(":")
    for change in "or:our er:re ere:re eri:ri l:ll ll:l ense:ence og:ogue e:ae e:oe ol:oul f:ph cozy:cosy p:pp dgm:dgem"
    " able:eable aging:ageing".split()
)
LISTED = frozenset(
    "ax/axe gray/grey graying/greying grayed/greyed grays/greys plow/plough plows/ploughs plowed/ploughed"
    " plowing/ploughing snowplow/snowplough snowplows/snowploughs aluminum/aluminium artifact/artefact"
    " artifacts/artefacts skeptic/sceptic skeptics/sceptics skeptical/sceptical skeptically/sceptically"
    " skepticism/scepticism jewelry/jewellery pajama/pyjama pajamas/pyjamas mustache/moustache mustaches/moustaches"
    " maneuver/manoeuvre maneuvers/manoeuvres maneuvered/manoeuvred maneuvering/manoeuvring"
    " maneuverable/manoeuvrable airplane/aeroplane"
    " airplanes/aeroplanes carburetor/carburettor carburetors/carburettors mollusk/mollusc mollusks/molluscs"
    " ruble/rouble rubles/roubles sheik/sheikh sheiks/sheikhs furor/furore licorice/liquorice tidbit/titbit"
    " tidbits/titbits phony/phoney omelet/omelette omelets/omelettes pedophile/paedophile pedophiles/paedophiles"
    " learned/learnt spelled/spelt leaped/leapt license/licence licenses/licences practice/practise"
    " practices/practises practiced/practised practicing/practising prize/prise prizes/prises program/programme"
    " programs/programmes story/storey stories/storeys meter/metre meters/metres fulfill/fulfil fulfills/fulfils"
    " enroll/enrol enrolls/enrols skillful/skilful skillfully/skilfully willful/wilful willfully/wilfully"
    " installment/instalment installments/instalments specialty/speciality specialties/specialities"
    " cozy/cosy cozier/cosier coziest/cosiest cozily/cosily coziness/cosiness".split()
)
# Two words, two meanings, or words that either side prints in both ways.
LEFT_OUT = re.compile(
    r"check|draft|meter|liter(?:al|ate)|dependent|descendent|gr[oa]in|bark|adapt|analog|dialog|caster|racket|among"
    r"|backward|onward|math|mom|insure|polic|philter|miter|niter|titer|bor|bel|coste?|forme?|formula|saltier|liv|lor"
    r"|tor|jor|dora?|stor|bour|fourb|ass|bus|metal|metaled|petaled|sandaled|heme|cere|perse|pe|lupin|borg|borage"
    r"|performative|pandora|blond|chaperon|glycerin|lasagna|sweepstakes|fag|spectro"
)

STEM = re.compile(r"(\w{2,}[iy])z(?:e|es|ed|er|ers|ing|ation|ations|able)")
# Words that are hardly ever spelled otherwise: both forms are in dictionaries, one is not in use.
ALWAYS = frozenset(
    "sei capsi pri compri appri surpri repri exorci disgui adverti merchandi televi supervi revi".split()
)
INFLECTED = re.compile(r"(?:e|s|es|ed|ing|er|ers|(?<=\w{4})(?:ly|y|ier|iest|ness))$")
# Words one of whose spellings stands in British copy too, or the other one in American or Canadian.
WEAK = frozenset(
    "learned spelled leaped program programs story stories practice practices prize prizes fulfill fulfills"
    " enroll enrolls aluminum artifact artifacts skeptic skeptics skeptical skepticism jewelry mustache pediatric"
    " pediatrics pediatrician pediatricians maneuver maneuvers specialty specialties judgment judgments"
    " acknowledgment acknowledgement acknowledgements license licenses installment installments livable likable"
    " sizable sheik sheiks meter meters airplane airplanes catalogue catalogues sizeable likeable liveable"
    " practises practise prise prises storey storeys ageing axe aluminium omelette instalment sheikh sheikhs"
    " theatre theatres judgement judgements".split()
)
FAMILIES = {"practiced": "practiced", "practicing": "practiced", "practised": "practiced", "practising": "practiced"}


def main() -> None:
    """Read the pairs and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FOLDER)
    given = parser.parse_args()
    lines = [line.split("\t") for line in given.pairs.read_text(encoding="utf-8").splitlines()]
    table = build(lines)
    text = "".join(f"{key}\t{table[key]}\n" for key in sorted(table, key=str.encode))
    (given.out / "spellings.txt").write_text(text, encoding="utf-8", newline="\n")


def build(pairs: list[list[str]]) -> dict[str, str]:
    """Form -> side, family and American form ("uk colo colors"), stem -> "ise"; a form of both sides is left out."""
    table: dict[str, str] = {}
    sides: dict[str, set[str]] = {}
    for american, british in pairs:
        if american != american.lower() or not (american + british).isalpha():
            continue
        if stem := STEM.fullmatch(american):
            if stem[1] not in ALWAYS and american.replace("z", "s") == british and is_common_word(british):
                table[f"{stem[1]}s-"] = "ise"
        elif is_kept(american, british):
            for form, side, rest in ((american, "us", ""), (british, "uk", f" {american}")):
                sides.setdefault(form, set()).add(side)
                table[form] = f"{side}{'?' if form in WEAK else ''} {family(american, british)}{rest}"
    return {key: value for key, value in table.items() if len(sides.get(key, "1")) == 1}


def is_kept(american: str, british: str) -> bool:
    """Whether the two are one word of running copy in two spellings."""
    if f"{american}/{british}" in LISTED:
        return True
    if not (is_common_word(american) and is_common_word(british)) or british.endswith(("ae", "oe")):
        return False
    return not LEFT_OUT.fullmatch(american) and any(
        f"{american[: found.start()]}{other}{american[found.end() :]}" == british
        for one, other in CHANGES
        for found in re.finditer(one, american)
    )


def family(american: str, british: str) -> str:
    """What the forms of one word share: the letters up to where the spellings part, or the word without its ending."""
    if american in FAMILIES:
        return FAMILIES[american]
    shared = american[: next(i for i in range(len(american) + 1) if american[: i + 1] != british[: i + 1])]
    return shared if len(shared) > 3 else INFLECTED.sub("", american)


if __name__ == "__main__":
    main()
