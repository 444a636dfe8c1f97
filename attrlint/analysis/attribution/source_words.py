"""The nouns that tell what sort of source a phrase names: a body, an outlet, a document, a person, a group."""

from __future__ import annotations

BODY_WORDS = frozenset(
    "ministry department office agency council committee court party university union bank company inc corp "
    "ltd llc plc group association institute foundation service services police commission administration "
    "government congress senate house kremlin pentagon campaign team authority authorities board army navy "
    "force forces embassy parliament center centre league federation organisation organization fund network "
    "bureau college school hospital church club society trust corporation consulate cabinet treasury exchequer "
    "fbi cia nato un eu military militia fire brigade district county city assembly chamber tribunal "
    "directorate regiment opposition ministry's industries airlines airways motors technologies partners movement "
    "coalition alliance initiative project programme program taskforce secretariat garrison consortium firm "
    "charity think-tank thinktank lobby brexit downing street".split()
)
BODY_ENDINGS = frozenset("international watch rights nations rescue aid relief holdings group".split())  # capitalised
OUTLET_WORDS = frozenset(
    "times post journal news herald tribune guardian gazette observer telegraph chronicle mail press review "
    "examiner courier dispatch star sun standard independent mirror express echo argus inquirer globe bee "
    "register sentinel pravda zeitung shimbun tv radio newspaper magazine broadcaster website channel outlet "
    "tabloid daily weekly".split()
)
DOCUMENT_WORDS = frozenset(
    "report study poll survey statement document documents complaint filing filings record records memo letter "
    "lawsuit indictment affidavit transcript audit analysis paper article book email emails tweet post review "
    "census data figures statistics polls surveys studies research reports video footage ruling order bill law "
    "rules release website page averages petition suit testimony testament constitution account accounts "
    "manifesto dossier cable log logs notice story editorial column blog ad advertisement spot".split()
)
PERSON_WORDS = frozenset(
    "president minister mayor governor senator spokesman spokeswoman spokesperson ambassador officer chief "
    "director secretary leader judge lawyer attorney prosecutor professor doctor analyst expert economist "
    "scientist researcher author historian critic activist resident witness neighbour neighbor mother father "
    "wife husband son daughter man woman teacher student soldier commander general farmer driver owner manager "
    "executive chairman chairwoman candidate nominee lawmaker congressman congresswoman councillor reporter "
    "journalist editor pastor priest bishop pope king queen prince princess victim survivor suspect defendant "
    "brother sister boy girl nurse singer actor actress player coach captain premier chancellor founder "
    "businessman billionaire mogul veteran physician widow girlfriend boyfriend friend uncle aunt niece nephew "
    "cousin grandmother grandfather narrator host anchor strategist delegate representative speaker counsel "
    "pilot sheriff detective commissioner superintendent inspector adviser advisor negotiator envoy diplomat "
    "nun boss head star striker midfielder skipper mp member activist veteran singer songwriter lawmaker "
    "staffer volunteer guard supporter colleague professor physicist pilot trader broker dealer buyer owner "
    "keeper referee umpire winger defender patient".split()
)
GROUP_WORDS = frozenset(f"{word}s" for word in PERSON_WORDS) | frozenset(
    # plurals that open a sentence with a capital and are nobody's name
    "villagers protesters protestors demonstrators parents pupils relatives passengers medics rescuers prosecutors "
    "firefighters paramedics traders locals islanders shopkeepers fishermen miners dockers rebels insurgents militants "
    "separatists troops customers shoppers voters tenants motorists commuters allies organisers organizers families "
    "workers employees lawmakers senators policemen businessmen spokesmen witnesses actresses bosses coaches deputies "
    "women men children clergymen landlords homeowners caregivers carers cyclists drivers eyewitnesses hunters "
    "growers herders planters vendors stallholders taxpayers trustees ministers midwives refugees migrants "
    "evacuees prisoners inmates hostages republicans democrats conservatives liberals".split()
)
ANONYMOUS_WORDS = frozenset(
    "source sources official officials aide aides insider insiders diplomat diplomats executive executives "
    "adviser advisers advisor advisors staffer staffers person people operative operatives someone officers "
    "agents investigators".split()
)
HANGING = frozenset("for of to with from by against about on behind near between around".split())
GENERIC_WORDS = frozenset(
    "critics experts analysts observers some many others people scientists researchers economists pundits "
    "skeptics sceptics detractors opponents supporters insiders commentators historians scholars strategists "
    "campaigners activists few most reports rumours rumors users fans netizens everyone everybody nobody one "
    "anyone media".split()
)
INDEFINITE = frozenset(
    "a an one another some several many two three four five few other multiple various numerous".split()
)
NAMED_BODIES = frozenset(
    "washington moscow kyiv kiev beijing london paris berlin tehran pyongyang ankara brussels jerusalem "
    "riyadh delhi islamabad tokyo seoul damascus minsk warsaw".split())  # fmt: skip
