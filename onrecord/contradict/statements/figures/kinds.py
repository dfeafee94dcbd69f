"""What is counted and what became of it: small tables of words that mean the same."""

from typing import Final

from onrecord.contradict.statements.figures.words import listed, stem


def _classes(listed: str) -> dict[str, str]:
    """Return the class of each stem: the first word of its line."""
    found: dict[str, str] = {}
    for line in listed.strip().splitlines():
        words = line.split()
        for word in words:
            found[stem(word)] = words[0]
    return found


#: People as such: none of these words tells one group from another.
PEOPLE: Final = frozenset(
    stem(word)
    for word in listed(
        """
        people person individual human soul life victim other resident inhabitant
        citizen head member casualty crowd body dead
        """
    )
)
#: Groups of people: each is a part of the people.
GROUPS: Final = frozenset(
    stem(word)
    for word in listed(
        """
        man woman adult child girl boy baby infant student pupil teacher worker employee
        staff docker miner sailor crew passenger driver pilot soldier troop officer
        policeman fighter militant rebel gunman civilian protester demonstrator marcher
        striker migrant refugee prisoner inmate detainee hostage suspect patient doctor
        nurse journalist fan spectator visitor tourist guest attendee voter candidate
        delegate farmer fisherman villager robber raider attacker firefighter
        rescuer volunteer supporter activist player captive
        """
    )
)
#: Things under several names.
THINGS: Final = _classes("""
ship vessel boat
house home dwelling
vehicle car automobile
plane aircraft jet airplane airliner
lorry truck
ballot vote-slip
job post position
strike raid airstrike bombing
attack assault
firm company business
shop store
school college
village hamlet
shell rocket projectile
film movie
song track
review critic reviewer
shot round bullet cartridge
pupil student schoolchild child
worker employee staff
prisoner inmate detainee captive hostage
protester demonstrator marcher
migrant refugee
fighter militant rebel gunman
soldier troop
officer policeman
licence license permit
share stake
operation surgery procedure
complaint grievance
engine motor
record file document
letter message
win victory
loss defeat
fee price cost sum
deficit shortfall gap hole
profit earnings
revenue turnover sales income
crest peak crested peaked
lead margin majority
flood flooding flooded
camp settlement
fire blaze
border frontier territory
old older age
employ employed work worked works
lost shed leaked spilled spilt escaped
""")
#: What became of those who are counted. One class excludes the comparison with another.
FATES: Final = _classes("""
killed kill die died death dead deaths fatality fatalities perish slain body bodies toll fatal
injured injure wounded wound hurt injury injuries
arrested arrest detained detain custody
charged charge indicted indict
missing unaccounted
rescued rescue saved
displaced displace evacuated evacuate fled flee
infected infect case cases infection positive
recovered recover recovery recoveries
tested test tests
convicted convict sentenced sentence jailed
hospitalised hospitalized hospital
released release freed
acquitted acquit
survived survive survivor survivors alive
""")
#: Counts that only grow while an event goes on.
GROWING: Final = frozenset(
    {"killed", "injured", "arrested", "charged", "displaced", "infected", "rescued", "recovered",
     "convicted", "released", "tested", "hospitalised"}
)  # fmt: skip


def meaning(word: str) -> str:
    """Return what a stem is compared as: the class of its synonyms, else the stem itself."""
    found = FATES.get(word) or THINGS.get(word)
    return found or ("person" if word in PEOPLE else word)
