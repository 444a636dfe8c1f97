"""Resolution: whom each mention of a source stands for, as a reader would say."""

from __future__ import annotations

import pytest

from tests.drafts import credited

# The mentions of each draft in order, by whom they stand for; one name twice is one source.
PRONOUNS = {
    "he": (
        "Jan Novak said the bridge would open in May. He said the tolls would stay.",
        ["Jan Novak: person", "Jan Novak: person"],
    ),
    "she": (
        "“We are ready,” said Ingrid Solberg. “Nobody will be left out,” she added.",
        ["Ingrid Solberg: person", "Ingrid Solberg: person"],
    ),
    "it, of a ministry": (
        "The Defence Ministry said the base was hit. It said nobody was hurt.",
        ["Defence Ministry: body", "Defence Ministry: body"],
    ),
    "they, of a group": (
        "Residents said the water tasted of rust. They said the council had done nothing.",
        ["Residents: group", "Residents: group"],
    ),
    "they, of two people": (
        "Maria Costa and Paulo Lima said the dam was safe. They said it had been checked twice.",
        ["Maria Costa and Paulo Lima: group", "Maria Costa and Paulo Lima: group"],
    ),
    "he goes past a woman": (
        "Tom Hughes said the strike was over. Fiona Reid said it was not. He said the vote had been counted.",
        ["Tom Hughes: person", "Fiona Reid: person", "Tom Hughes: person"],
    ),
    "she goes past a man": (
        "Fiona Reid said the strike was on. Tom Hughes said it was over. She said the union had not met.",
        ["Fiona Reid: person", "Tom Hughes: person", "Fiona Reid: person"],
    ),
    "she is the nearer of two women": (
        "Amina Diallo said the harvest had failed. Grace Owusu said food was on its way. She said ten lorries had left.",
        ["Amina Diallo: person", "Grace Owusu: person", "Grace Owusu: person"],
    ),
    "she is the one named since": (
        "Amina Diallo said the harvest had failed.\n\nGrace Owusu runs the depot in Tema. She said ten lorries had left.",
        ["Amina Diallo: person", "Grace Owusu: person"],
    ),
    "he and a woman who is only spoken of": (
        "Carlos Vega said the court was wrong. Judge Elena Ruiz signed the order. He said he would appeal.",
        ["Carlos Vega: person", "Carlos Vega: person"],
    ),
    "it goes past a person": (
        "The company said the plant would close. Peter Lang, a welder, said he was shocked. "
        "It said 300 jobs would go.",
        ["company: body", "Peter Lang: person", "company: body"],
    ),
    "he goes past a body": (
        "Peter Lang said the plant was doomed. The company said it was not. He said orders had dried up.",
        ["Peter Lang: person", "company: body", "Peter Lang: person"],
    ),
    "she before her name": (
        "“I never signed it,” she said. Marta Kovacs, 41, said the paper was forged.",
        ["Marta Kovacs: person", "Marta Kovacs: person"],
    ),
    "he within what he says": (
        "Kwame Mensah said he would run again. “The party wants me,” he said.",
        ["Kwame Mensah: person", "Kwame Mensah: person"],
    ),
    "he in the next paragraph": (
        "“The road is safe,” said Luca Bianchi.\n\n“We walk it every day,” he said.",
        ["Luca Bianchi: person", "Luca Bianchi: person"],
    ),
    "he of a title": (
        "The mayor said the road was safe. He said it had been swept.",
        ["The mayor: person", "The mayor: person"],
    ),
    "it of a report": (
        "The report said nine dams were cracked. It said two should be emptied.",
        ["The report: document", "The report: document"],
    ),
    "it of a country": (
        "France said the pact was dead. It said talks would have to begin again.",
        ["France: body", "France: body"],
    ),
}

NAMES = {
    "surname after the full name": (
        "Ingrid Solberg said the ferry was late. Solberg said nobody was told.",
        ["Ingrid Solberg: person", "Ingrid Solberg: person"],
    ),
    "surname with a title after the full name": (
        "Ingrid Solberg said the ferry was late. Ms. Solberg said nobody was told.",
        ["Ingrid Solberg: person", "Ingrid Solberg: person"],
    ),
    "full name after the surname": (
        "“It is late,” Solberg said. Ingrid Solberg said nobody was told.",
        ["Ingrid Solberg: person", "Ingrid Solberg: person"],
    ),
    "named in narrative, then the surname": (
        "Ingrid Solberg has run the ferry for ten years. Solberg said she was proud of it.",
        ["Ingrid Solberg: person"],
    ),
    "initial in the middle": (
        "Daniel R. Okafor said the case was closed. Okafor said the file was sealed.",
        ["Daniel R. Okafor: person", "Daniel R. Okafor: person"],
    ),
    "initials in front": (
        "J. P. Fernando said the tea crop was small. Fernando said rain was to blame.",
        ["J. P. Fernando: person", "J. P. Fernando: person"],
    ),
    "particle: van der": (
        "Pieter van der Berg said the dyke held. Van der Berg said it was checked at noon.",
        ["Pieter van der Berg: person", "Pieter van der Berg: person"],
    ),
    "particle: de la": (
        "Rosa de la Cruz said the mine was flooded. De la Cruz said the pumps had failed.",
        ["Rosa de la Cruz: person", "Rosa de la Cruz: person"],
    ),
    "particle: al-": (
        "Khalid al-Harbi said the port was open. Al-Harbi said ships were waiting.",
        ["Khalid al-Harbi: person", "Khalid al-Harbi: person"],
    ),
    "hyphen": (
        "Nadia Ait-Ahmed said the school would move. Ait-Ahmed said parents were asked.",
        ["Nadia Ait-Ahmed: person", "Nadia Ait-Ahmed: person"],
    ),
    "apostrophe": (
        "Liam O'Connor said the pub would stay. O'Connor said it was full every night.",
        ["Liam O'Connor: person", "Liam O'Connor: person"],
    ),
    "accents": (
        "Zoë Lefèvre said the snow was early. Lefèvre said the pass was shut.",
        ["Zoë Lefèvre: person", "Zoë Lefèvre: person"],
    ),
    "a couple of one name, by first names": (
        "Karen Whitfield said the flood took the car. Brian Whitfield said it took the shed.",
        ["Karen Whitfield: person", "Brian Whitfield: person"],
    ),
    "a couple of one name, by titles": (
        "Karen Whitfield said the flood took the car. Brian Whitfield said it took the shed. "
        "Mrs. Whitfield said the insurer had not called.",
        ["Karen Whitfield: person", "Brian Whitfield: person", "Karen Whitfield: person"],
    ),
    "a couple of one name, by pronouns": (
        "Karen Whitfield said the flood took the car. Brian Whitfield said it took the shed. "
        "She said the insurer had not called.",
        ["Karen Whitfield: person", "Brian Whitfield: person", "Karen Whitfield: person"],
    ),
    "possessive of the name": (
        "Ingrid Solberg said the ferry was late. Solberg's lawyer said the firm would pay.",
        ["Ingrid Solberg: person", "Solberg's lawyer: person"],
    ),
    "possessive pronoun": (
        "Ingrid Solberg said the ferry was late. Her lawyer said the firm would pay.",
        ["Ingrid Solberg: person", "Her lawyer: person"],
    ),
    "first name where the surname is shared": (
        "Karen Whitfield said the flood took the car. Brian Whitfield said it took the shed. "
        "Karen said the insurer had not called.",
        ["Karen Whitfield: person", "Brian Whitfield: person", "Karen Whitfield: person"],
    ),
    "mononym": (
        "Sukarno, a fisherman, said the nets were empty. Sukarno said the sea was too warm.",
        ["Sukarno: person", "Sukarno: person"],
    ),
    "title in front": (
        "Governor Helen Park said the fire was out. Park said two towns were cut off.",
        ["Helen Park: person", "Helen Park: person"],
    ),
    "age behind": (
        "Yusuf Demir, 23, said the bus never stopped. Demir said he had to walk.",
        ["Yusuf Demir: person", "Yusuf Demir: person"],
    ),
    "two people, two names": (
        "“Yes,” said Yusuf Demir. “No,” said Elif Kaya.",
        ["Yusuf Demir: person", "Elif Kaya: person"],
    ),
}

ROLES = {
    "the minister, title in front": (
        "Health Minister Ana Pop said the vaccine was safe. The minister said she had taken it.",
        ["Ana Pop: person", "Ana Pop: person"],
    ),
    "the mayor, in apposition": (
        "Olu Adeyemi, mayor of the port, said the quay would be rebuilt. The mayor said work would start in June.",
        ["Olu Adeyemi: person", "Olu Adeyemi: person"],
    ),
    "the mayor, in apposition, with an article": (
        "Olu Adeyemi, the mayor of the port, said the quay would be rebuilt. “Work starts in June,” the mayor said.",
        ["Olu Adeyemi: person", "Olu Adeyemi: person"],
    ),
    "the mayor before the name": (
        "The mayor, Olu Adeyemi, said the quay would be rebuilt. Adeyemi said work would start in June.",
        ["Olu Adeyemi: person", "Olu Adeyemi: person"],
    ),
    "the senator, abbreviated": (
        "Sen. Dale Hurst said the bill was dead. The senator said nobody had read it.",
        ["Dale Hurst: person", "Dale Hurst: person"],
    ),
    "the minister, of two sources": (
        "Health Minister Ana Pop said the vaccine was safe. Dr. Ion Rusu said it was new. The minister said she took it.",
        ["Ana Pop: person", "Ion Rusu: person", "Ana Pop: person"],
    ),
    "the doctor": (
        "Dr. Ion Rusu said the ward was full. The doctor said two nurses were ill.",
        ["Ion Rusu: person", "Ion Rusu: person"],
    ),
    "the minister, named in narrative": (
        "Health Minister Ana Pop visited the ward. The minister said it was full.",
        ["Ana Pop: person"],
    ),
    "head of": (
        "Mikael Strand, head of the rail agency, said the line was cut. Strand said it would take a week.",
        ["Mikael Strand: person", "Mikael Strand: person"],
    ),
    "a spokesman is not his body": (
        "The interior ministry said the march was banned. A ministry spokesman said 40 people were held.",
        ["interior ministry: body", "A ministry spokesman: person"],
    ),
    "the spokesman again": (
        "A ministry spokesman said 40 people were held. The spokesman said they would be freed.",
        ["A ministry spokesman: person", "A ministry spokesman: person"],
    ),
    "a named spokeswoman": (
        "Ministry spokeswoman Petra Hahn said 40 people were held. Hahn said they would be freed.",
        ["Petra Hahn: person", "Petra Hahn: person"],
    ),
    "the spokeswoman of a name": (
        "Petra Hahn, a spokeswoman for the police, said 40 people were held. The spokeswoman said all would be freed.",
        ["Petra Hahn: person", "Petra Hahn: person"],
    ),
    "a relative clause round the name": (
        "Tomas Silva, who runs the shelter, said dogs were left at the gate. Silva said 20 came in a week.",
        ["Tomas Silva: person", "Tomas Silva: person"],
    ),
    "who": (
        "Police arrested Marek Wolny, who said he was only passing. Wolny said he had no knife.",
        ["Marek Wolny: person", "Marek Wolny: person"],
    ),
    "a trade in front": (
        "Fisherman Sione Taufa said the reef was dead. Taufa said it was green once.",
        ["Sione Taufa: person", "Sione Taufa: person"],
    ),
    "two described people": (
        "A farmer said the wells were dry. A teacher said the school had shut.",
        ["A farmer: person", "A teacher: person"],
    ),
    "the farmer again": (
        "A farmer said the wells were dry. A teacher said the school had shut. The farmer said he would leave.",
        ["A farmer: person", "A teacher: person", "A farmer: person"],
    ),
}

BODIES = {
    "acronym in brackets": (
        "The World Food Programme (WFP) said stocks were low. The WFP said ships were late.",
        ["World Food Programme: body", "World Food Programme: body"],
    ),
    "acronym without brackets": (
        "The World Health Organization said cases were falling. The WHO said wards were still full.",
        ["World Health Organization: body", "World Health Organization: body"],
    ),
    "acronym in brackets, with of": (
        "The Bank of Ghana Workers Union (BGWU) said pay was late. BGWU said members would strike.",
        ["Bank of Ghana Workers Union: body", "Bank of Ghana Workers Union: body"],
    ),
    "acronym first": (
        "The FBI said the file was old. The FBI said it was closed.",
        ["FBI: body", "FBI: body"],
    ),
    "the ministry": (
        "The Foreign Ministry said the envoy had left. The ministry said he would not return.",
        ["Foreign Ministry: body", "Foreign Ministry: body"],
    ),
    "the short name of a body": (
        "The European Commission said the fine would stand. The commission said the firm could appeal.",
        ["European Commission: body", "European Commission: body"],
    ),
    "two ministries": (
        "The Foreign Ministry said the envoy had left. The Defence Ministry said the base was shut.",
        ["Foreign Ministry: body", "Defence Ministry: body"],
    ),
    "police": (
        "Police said the road was shut. Police said it would open at noon.",
        ["Police: body", "Police: body"],
    ),
    "the Kremlin": (
        "The Kremlin said the call was short. “It was useful,” the Kremlin said.",
        ["Kremlin: body", "Kremlin: body"],
    ),
    "a person after a body of his name": (
        "The Ford Foundation said the grant was gone. Amy Ford said she had nothing to do with it.",
        ["Ford Foundation: body", "Amy Ford: person"],
    ),
}

OUTLETS = {
    "name, paper": (
        "Erik Lund, Dagbladet: “The mine will never open.”",
        ["Erik Lund: person"],
    ),
    "relayed": (
        "The Kremlin stated that the talks were “useful”, RIA said.",
        ["Kremlin: body", "RIA: outlet"],
    ),
    "relayed by an agency": (
        "“The talks were useful and calm,” the minister said, Interfax reported.",
        ["the minister: person", "Interfax: outlet"],
    ),
    "told an outlet": (
        "“The talks were useful and calm,” Oleg Baran told Reuters. Baran said more would follow.",
        ["Oleg Baran: person", "Oleg Baran: person"],
    ),
    "an outlet reported": (
        "The Guardian reported that the bill was dead. The paper said nobody would vote for it.",
        ["Guardian: outlet", "Guardian: outlet"],
    ),
    "the short name of an outlet": (
        "The New York Times reported that the bill was dead. The Times said nobody would vote for it.",
        ["New York Times: outlet", "New York Times: outlet"],
    ),
    "according to an outlet": (
        "The bill is dead, according to Reuters. Reuters said nobody would vote for it.",
        ["Reuters: outlet", "Reuters: outlet"],
    ),
    "by a person, of an outlet": (
        "According to Erik Lund, the mine will never open. Lund said the ore was poor.",
        ["Erik Lund: person", "Erik Lund: person"],
    ),
}

OTHERS = {
    "anonymous and named": (
        "A senior official said the deal was off. Marta Kovacs said it was not.",
        ["A senior official: anonymous", "Marta Kovacs: person"],
    ),
    "two anonymous sources": (
        "A senior official said the deal was off. Another official said it was not.",
        ["A senior official: anonymous", "Another official: anonymous"],
    ),
    "the same words, another official": (
        "“It is off,” an official said. “It is on,” an official said.",
        ["an official: anonymous", "an official: anonymous #2"],
    ),
    "the official again": (
        "A senior official said the deal was off. The official said lawyers had stopped it.",
        ["A senior official: anonymous", "A senior official: anonymous"],
    ),
    "sources familiar": (
        "Two people familiar with the talks said the deal was off.",
        ["Two people familiar with the talks: anonymous"],
    ),
    "critics": (
        "Critics said the law was rushed. Analysts say it will be struck down.",
        ["Critics: generic", "Analysts: generic"],
    ),
    "a study": (
        "A study found that bees were dying. The study said spray was to blame.",
        ["A study: document", "A study: document"],
    ),
    "two documents": (
        "A study found that bees were dying. The indictment said the firm had known.",
        ["A study: document", "The indictment: document"],
    ),
    "quoted as saying": (
        "Marek Wolny was quoted as saying that the vote was fair. Wolny said he had watched it.",
        ["Marek Wolny: person", "Marek Wolny: person"],
    ),
    "according to, then a pronoun": (
        "The vote was fair, according to Marek Wolny. He said he had watched it.",
        ["Marek Wolny: person", "Marek Wolny: person"],
    ),
    "passive with by": (
        "The vote was described as fair by Marek Wolny. “I watched it,” Wolny said.",
        ["Marek Wolny: person", "Marek Wolny: person"],
    ),
    "groups of two kinds": (
        "Farmers said the price was too low. Shopkeepers said it was too high.",
        ["Farmers: group", "Shopkeepers: group"],
    ),
    "the group again": (
        "Farmers said the price was too low. The farmers said they would block the road.",
        ["Farmers: group", "Farmers: group"],
    ),
}

DRAFTS = {
    f"{about}: {name}": case
    for about, cases in (
        ("pronouns", PRONOUNS),
        ("names", NAMES),
        ("roles", ROLES),
        ("bodies", BODIES),
        ("outlets", OUTLETS),
        ("others", OTHERS),
    )
    for name, case in cases.items()
}


@pytest.mark.parametrize(("text", "expected"), DRAFTS.values(), ids=DRAFTS.keys())
def test_whom_a_mention_stands_for(text: str, expected: list[str]) -> None:
    """One source for all its mentions, by its fullest name."""
    assert credited(text) == expected
