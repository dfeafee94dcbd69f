"""Seats of power that stand for who sits there: "the Pentagon", "Baghdad".

A capital stands for its country's government. A country is named as a speaker by its own name.
Data only; it makes no claim on status. Towns that are better known for themselves than as seats
of a government are in the table all the same: it is asked only for who is said to have spoken.
"""

from typing import Final

from onrecord.text import fold

_SEATS: Final = {
    "Pentagon": "United States Department of Defense",
    "White House": "President of the United States",
    "Oval Office": "President of the United States",
    "Capitol Hill": "United States Congress",
    "Foggy Bottom": "United States Department of State",
    "Langley": "Central Intelligence Agency",
    "Wall Street": "United States financial industry",
    "Downing Street": "Prime Minister of the United Kingdom",
    "Number 10": "Prime Minister of the United Kingdom",
    "No 10": "Prime Minister of the United Kingdom",
    "No. 10": "Prime Minister of the United Kingdom",
    "Whitehall": "Government of the United Kingdom",
    "Westminster": "Parliament of the United Kingdom",
    "Buckingham Palace": "Royal Household of the United Kingdom",
    "Kensington Palace": "Royal Household of the United Kingdom",
    "Scotland Yard": "Metropolitan Police Service",
    "Holyrood": "Scottish Parliament",
    "Stormont": "Northern Ireland Assembly",
    "Elysee": "President of France",
    "Elysee Palace": "President of France",
    "Quai d'Orsay": "Ministry of Foreign Affairs of France",
    "Matignon": "Prime Minister of France",
    "Bundestag": "Parliament of Germany",
    "Kremlin": "President of Russia",
    "Blue House": "President of South Korea",
    "Holy See": "Holy See",
    "Vatican": "Holy See",
    "Sublime Porte": "Government of the Ottoman Empire",
    "Zhongnanhai": "Government of China",
    "Rashtrapati Bhavan": "President of India",
    "Planalto": "President of Brazil",
    "Casa Rosada": "President of Argentina",
    "Quirinal": "President of Italy",
    "Palazzo Chigi": "Government of Italy",
    "Moncloa": "Government of Spain",
    "Bankova": "President of Ukraine",
    "Strasbourg": "European Parliament",
}
_CAPITALS: Final = """
Abu Dhabi=the United Arab Emirates; Abuja=Nigeria; Accra=Ghana; Addis Ababa=Ethiopia;
Algiers=Algeria; Amman=Jordan; Ankara=Turkey; Asmara=Eritrea; Astana=Kazakhstan; Athens=Greece;
Baghdad=Iraq; Baku=Azerbaijan; Bamako=Mali; Bangkok=Thailand; Beijing=China; Beirut=Lebanon;
Belgrade=Serbia; Berlin=Germany; Bern=Switzerland; Bogota=Colombia; Brasilia=Brazil;
Bratislava=Slovakia; Brussels=the European Union; Bucharest=Romania; Budapest=Hungary;
Buenos Aires=Argentina; Cairo=Egypt; Canberra=Australia; Caracas=Venezuela; Chisinau=Moldova;
Colombo=Sri Lanka; Copenhagen=Denmark; Dakar=Senegal; Damascus=Syria; Dhaka=Bangladesh;
Doha=Qatar; Dublin=Ireland; Hanoi=Vietnam; Harare=Zimbabwe; Havana=Cuba; Helsinki=Finland;
Islamabad=Pakistan; Jakarta=Indonesia; Jerusalem=Israel; Kabul=Afghanistan; Kampala=Uganda;
Kathmandu=Nepal; Khartoum=Sudan; Kigali=Rwanda; Kinshasa=the Democratic Republic of the Congo;
Kuala Lumpur=Malaysia; Kyiv=Ukraine; Kiev=Ukraine; La Paz=Bolivia; Lima=Peru; Lisbon=Portugal;
Ljubljana=Slovenia; London=the United Kingdom; Luanda=Angola; Madrid=Spain; Manama=Bahrain;
Manila=the Philippines; Maputo=Mozambique; Mexico City=Mexico; Minsk=Belarus; Mogadishu=Somalia;
Moscow=Russia; Muscat=Oman; Nairobi=Kenya; Naypyidaw=Myanmar; New Delhi=India; Delhi=India;
Nicosia=Cyprus; Niamey=Niger; Oslo=Norway; Ottawa=Canada; Paris=France; Phnom Penh=Cambodia;
Prague=the Czech Republic; Pretoria=South Africa; Pyongyang=North Korea; Quito=Ecuador;
Rabat=Morocco; Ramallah=the Palestinian Authority; Reykjavik=Iceland; Riga=Latvia;
Riyadh=Saudi Arabia; Rome=Italy; Sanaa=Yemen; Santiago=Chile; Sarajevo=Bosnia and Herzegovina;
Seoul=South Korea; Skopje=North Macedonia; Sofia=Bulgaria; Stockholm=Sweden; Taipei=Taiwan;
Tallinn=Estonia; Tashkent=Uzbekistan; Tbilisi=Georgia; Tehran=Iran; The Hague=the Netherlands;
Tirana=Albania; Tokyo=Japan; Tripoli=Libya; Tunis=Tunisia; Ulaanbaatar=Mongolia; Vienna=Austria;
Vilnius=Lithuania; Warsaw=Poland; Washington=the United States; Wellington=New Zealand;
Yerevan=Armenia; Zagreb=Croatia
"""
_TABLE: Final = {fold(seat): body for seat, body in _SEATS.items()} | {
    fold(capital.strip()): f"Government of {country.strip()}"
    for capital, _, country in (row.partition("=") for row in _CAPITALS.split(";"))
}


def stands_for(words: str) -> str | None:
    """Return the body that ``words`` stand for, else ``None``.

    >>> stands_for("the Pentagon"), stands_for("BAGHDAD"), stands_for("Springfield")
    ('United States Department of Defense', 'Government of Iraq', None)
    """
    return _TABLE.get(fold(words).removeprefix("the ")) or _TABLE.get(fold(words))
