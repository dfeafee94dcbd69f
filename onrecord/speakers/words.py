"""The closed lists by which a source is read: pronouns, titles, roles, documents, bodies.

English, lower case, without the point of an abbreviation. Data only.
"""

from typing import Final

from onrecord.speakers.resolution import Gender


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUN_GENDER: Final[dict[str, Gender]] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
FIRST_PERSON: Final = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
PLURAL: Final = frozenset({"they", "them", "their", "both", "these", "those"})
NEUTER: Final = frozenset({"it", "its", "itself", "this", "that"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
POSSESSIVE: Final = frozenset({"his", "her", "their", "its", "my", "our"})
POSSESSIVE_MARKS: Final = frozenset({"'s", "'"})

# Titles that stand before a name, with what they say of it: gender, and the role in full.
COURTESY: Final[dict[str, Gender | None]] = {
    "mr": "male", "mister": "male", "mrs": "female", "ms": "female", "miss": "female",
    "mx": None, "dr": None, "sir": "male", "lord": "male", "lady": "female", "dame": "female",
    "rev": None, "prof": None, "fr": "male", "madame": "female",
    "monsieur": "male", "herr": "male", "frau": "female",
}  # fmt: skip
TITLE_ROLES: Final = {
    "sen": "senator", "sens": "senator", "rep": "representative", "reps": "representative",
    "gov": "governor", "govs": "governor", "gen": "general", "lt": "lieutenant",
    "col": "colonel", "maj": "major", "capt": "captain", "cmdr": "commander", "sgt": "sergeant",
    "adm": "admiral", "prof": "professor", "dr": "doctor", "rev": "reverend", "del": "delegate",
    "pres": "president", "supt": "superintendent", "det": "detective", "atty": "attorney",
    "hon": "honourable", "cpl": "corporal", "pvt": "private", "insp": "inspector",
}  # fmt: skip
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
PARTICLES: Final = frozenset(
    {"de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von",
     "bin", "bint", "ibn", "al", "el", "ter", "ten", "y", "abu", "ul"}
)  # fmt: skip

FEMALE_ROLES: Final = _words(
    """
    spokeswoman congresswoman chairwoman businesswoman councilwoman policewoman saleswoman
    assemblywoman anchorwoman woman girl mother wife ex-wife widow daughter sister aunt niece
    grandmother stepmother girlfriend fiancee actress queen princess duchess heiress waitress
    hostess noblewoman mom grandma alderwoman stateswoman frontwoman
    """
)
MALE_ROLES: Final = _words(
    """
    spokesman congressman chairman businessman councilman policeman salesman assemblyman
    anchorman man boy father husband ex-husband widower son brother uncle nephew grandfather
    stepfather boyfriend fiance actor king prince duke pope bishop priest imam waiter dad
    grandpa alderman statesman frontman fireman nobleman
    """
)
# Roles that one may have many of and that a text leaves without a name.
NAMELESS_ROLES: Final = _words(
    """
    source official aide insider staffer operative supporter critic voter resident witness
    analyst expert observer person people man woman boy girl student protester demonstrator
    customer user reader listener viewer participant reporter journalist questioner friend
    neighbour neighbor colleague relative opponent proponent advocate activist worker employee
    soldier officer lawmaker diplomat member researcher scientist economist historian scholar
    speechwriter strategist pollster donor investor owner driver patient survivor passenger
    parent teacher nurse tourist villager refugee migrant inmate prisoner juror economist
    trader banker broker politician democrat republican conservative liberal independent
    """
)
ROLES: Final = (
    FEMALE_ROLES
    | MALE_ROLES
    | NAMELESS_ROLES
    | frozenset(TITLE_ROLES.values())
    | _words(
        """
    spokesperson mp mep msp president minister premier chancellor secretary senator governor
    mayor director chief leader chair ceo cfo coo executive head manager adviser advisor
    commissioner administrator ambassador envoy representative congressperson legislator
    candidate nominee contender hopeful frontrunner front-runner incumbent challenger rival
    lawyer attorney counsel prosecutor judge justice magistrate solicitor barrister sheriff
    commander general colonel major captain lieutenant sergeant admiral professor author
    writer editor publisher columnist correspondent host moderator presenter anchor blogger
    founder co-founder chairperson billionaire millionaire mogul tycoon developer entrepreneur
    magnate politician speaker doctor physician surgeon psychologist psychiatrist consultant
    contractor architect engineer coordinator organizer organiser pastor reverend rabbi cleric
    ayatollah sheikh emir sultan coach player star singer musician comedian artist painter
    designer director-general whip deputy undersecretary treasurer comptroller controller
    ombudsman inspector investigator detective superintendent trustee regent dean provost
    principal fellow lecturer biologist physicist chemist climatologist epidemiologist
    virologist farmer fisherman miner trucker veteran hunter winner victim suspect defendant
    plaintiff accused complainant client partner co-chair co-chairman vice-president
    ex-president lobbyist agent broker curator librarian first-lady lady child kid couple
    family cousin spouse widow fiance heir successor predecessor counsellor counselor delegate
    congressmember appointee secretary-general jurist monarch archbishop cardinal monk nun
    imam mufti warlord militant rebel gunman hacker whistleblower spy dissident exile
    immigrant newcomer native surrogate loyalist ally backer co-author co-host co-owner
    correspondent chronicler biographer commentator pundit
    """
    )
)
# Roles that stand for one another when a text comes back to the same person.
ALIKE: Final = (
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"lawyer", "attorney", "counsel", "solicitor", "barrister"}),
    frozenset({"doctor", "physician", "surgeon"}),
    frozenset({"chairman", "chairwoman", "chairperson", "chair", "co-chair", "co-chairman"}),
    frozenset({"chief", "leader", "head", "director", "chairman", "ceo", "executive"}),
    frozenset({"nominee", "candidate", "hopeful", "contender", "frontrunner", "front-runner"}),
    frozenset({"adviser", "advisor", "aide", "staffer", "strategist", "consultant"}),
    frozenset(
        {"congressman", "congresswoman", "representative", "lawmaker", "legislator", "member"}
    ),
    frozenset({"senator", "lawmaker", "legislator", "member"}),
    frozenset(
        {"businessman", "businesswoman", "developer", "mogul", "billionaire", "tycoon",
         "magnate", "entrepreneur", "executive"}
    ),
    frozenset({"diplomat", "secretary", "minister", "ambassador", "envoy"}),
    frozenset({"wife", "ex-wife", "widow", "spouse"}),
    frozenset({"husband", "ex-husband", "widower", "spouse"}),
    frozenset({"economist", "analyst", "expert", "scholar", "fellow", "professor", "academic"}),
    frozenset({"premier", "minister", "chancellor"}),
    frozenset({"officer", "policeman", "policewoman", "sergeant", "captain", "chief"}),
    frozenset({"host", "moderator", "anchor", "presenter", "commentator"}),
    frozenset({"journalist", "reporter", "correspondent", "columnist", "writer", "author"}),
)  # fmt: skip
SPOKESPEOPLE: Final = frozenset({"spokesman", "spokeswoman", "spokesperson"})

# Before a role: what belongs to it though it has no capital.
MODIFIERS: Final = _words(
    """
    former longtime long-time top senior junior chief new interim acting current outgoing
    incoming deputy vice presidential senatorial gubernatorial congressional prime foreign
    conservative liberal libertarian progressive moderate political national local federal
    state executive managing associate assistant general retired ex late veteran first second
    third oldest eldest youngest young old leading prominent noted influential famous popular
    fellow likely one-time onetime then-secretary co-chief special legal financial economic
    military civil criminal environmental medical academic public private international
    independent nonpartisan bipartisan right-wing left-wing far-right far-left centrist
    republican democratic de facto big-time self-described regional district attorney lead
    ranking highest-ranking high-ranking supreme press policy security defence defense finance
    interior health education energy trade white black
    """
)
DETERMINERS: Final = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "my", "this",
                                "that", "one", "another", "some"})  # fmt: skip
INDEFINITE: Final = _words(
    """
    a an one another two three four five six seven eight nine ten some several many most other
    few both dozens hundreds thousands any no each every various numerous multiple half almost
    nearly about more
    """
)
# What ends the first noun phrase of a source.
PHRASE_ENDS: Final = (
    frozenset(',()-;:"\u2014\u2013\u201c\u201d')
    | {"--"}
    | _words(
        """
    who whom whose which that of in for at with from on to by about into during after before
    over under against among between speaking citing quoting including such like as when while
    and or but & is was are were has had have
    """
    )
)
REPORTED: Final = _words(
    """
    said says say told tells tell added adds asked asks wrote writes tweeted noted notes
    argued argues insisted claimed claims called calls warned warns and but that when while as
    if because by with from to at in on is was are were be been has had have will would can
    could may might should did does do not also then so than into after before during over
    about against like via per out up down off urged accused praised met defeated beat gave
    gives made makes took takes according whether where how why what
    """
)
TELLING: Final = _words(
    """
    told tell tells telling asked ask asks asking informed assured reminded urged by against
    interviewed questioned thanked accused criticized criticised attacked
    """
)

DOCUMENTS: Final = _words(
    """
    report study poll tally suit motion appeal survey statement letter book email e-mail memo
    memorandum filing lawsuit complaint transcript ad advertisement article document paper
    analysis petition resolution ruling decision judgment opinion affidavit indictment brief
    note tweet post message press-release release communique bulletin review audit
    investigation probe record records data figures statistics posting commentary editorial
    column essay op-ed memoir story account video clip recording footage testimony declaration
    draft bill law treaty agreement contract constitution warrant subpoena application speech
    section transcript headline caption narrator dossier newsletter blog leaflet placard sign
    banner petition census index
    """
)
# Documents that are their owner's own words.
PERSONAL_DOCUMENTS: Final = _words(
    """
    statement letter book email e-mail memo tweet post message commentary column essay op-ed
    memoir testimony declaration speech note posting brief affidavit account remarks remark
    comment comments announcement claim
    """
)
BODIES: Final = _words(
    """
    campaign administration government company agency union network committee commission
    council ministry department office bank party group organisation organization court panel
    board bureau coalition alliance association institute foundation center centre university
    college firm corporation newspaper paper magazine journal station website site team family
    police military army navy force forces service embassy parliament congress senate house
    cabinet regime authority bloc fund federation league club church school hospital charity
    newsroom publication outlet broadcaster channel city state county country nation tribunal
    watchdog regulator airline manufacturer bank insurer think-tank task-force sheriff's
    delegation mission command militia movement caucus conference trust society chamber
    exchange
    """
)
PRESS_WORDS: Final = _words(
    """
    times post news journal tribune herald gazette chronicle guardian telegraph observer
    independent globe star sun mirror mail express press courier dispatch examiner inquirer
    sentinel standard record reporter review magazine weekly daily bulletin mercury politico
    reuters bloomberg cnn bbc msnbc nbc abc cbs npr pbs axios vox slate salon breitbart
    huffpost buzzfeed economist atlantic newsweek time telegraph-journal
    """
)

# Words that open a sentence with a capital and are no first name.
OPENERS: Final = _words(
    """
    but and yet so or if when while as after before since although though because until unless
    once whether however moreover meanwhile then there here now today yesterday tomorrow still
    also even only just not no yes what who why how where which that this these those it he
    she they we you i in on at by for from with without to into of off over under about
    against among between during despite amid per via like unlike given instead both either
    neither each every all some many most several few more less other another such mr mrs ms
    did does do is was were are has have had can could will would should may might must asked
    said says told according both last next earlier later recently again perhaps maybe never
    always often sometimes usually nor than monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december
    read watch listen let see look please thanks sorry ah oh well
    """
)

ASKING: Final = frozenset(["asked", "ask", "asks", "asking", "interviewed", "questioned"])
