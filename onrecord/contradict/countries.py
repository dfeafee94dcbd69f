"""Countries and blocs by name and adjective, so that "Iraq's" and "Iraqi" are one place.

Invariant: a name stands in one row only. Words that several countries share (Korean, Congolese,
Dominican) are in no row: they name nobody for certain. Data only; it makes no claim on status.
"""

import re
from functools import cache
from itertools import chain
from typing import Final

from onrecord.text import tokens

# One row each: the name, then the other names and adjectives.
_TABLE: Final = """
Afghanistan: Afghan
African Union:
Albania: Albanian
Algeria: Algerian
Andorra: Andorran
Angola: Angolan
Antigua and Barbuda: Antiguan
Arab League: League of Arab States
Argentina: Argentine, Argentinian
Armenia: Armenian
Australia: Australian
Austria: Austrian
Azerbaijan: Azerbaijani, Azeri
Bahamas: Bahamian
Bahrain: Bahraini
Bangladesh: Bangladeshi
Barbados: Barbadian
Belarus: Belarusian, Belarussian
Belgium: Belgian
Belize: Belizean
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian
Bosnia and Herzegovina: Bosnia, Bosnian, Bosnia-Herzegovina
Botswana: Botswanan
Brazil: Brazilian
Brunei: Bruneian
Bulgaria: Bulgarian
Burkina Faso: Burkinabe
Burundi: Burundian
Cambodia: Cambodian
Cameroon: Cameroonian
Canada: Canadian
Cape Verde: Cabo Verde, Cape Verdean
Central African Republic: Central African
Chad: Chadian
Chile: Chilean
China: Chinese
Colombia: Colombian
Comoros: Comorian
Costa Rica: Costa Rican
Croatia: Croatian, Croat
Cuba: Cuban
Cyprus: Cypriot
Czech Republic: Czechia, Czech
Denmark: Danish
Djibouti: Djiboutian
Dominica:
Dominican Republic:
DR Congo: Democratic Republic of the Congo, Democratic Republic of Congo, DRC, Congo-Kinshasa
East Germany: East German, German Democratic Republic, GDR
East Timor: Timor-Leste, Timorese, East Timorese
Ecuador: Ecuadorian, Ecuadorean
Egypt: Egyptian
El Salvador: Salvadoran, Salvadorean
Equatorial Guinea: Equatorial Guinean, Equatoguinean
Eritrea: Eritrean
Estonia: Estonian
Eswatini: Swaziland, Swazi
Ethiopia: Ethiopian
European Union: EU
Fiji: Fijian
Finland: Finnish
France: French
Gabon: Gabonese
Gambia: Gambian
Georgia: Georgian
Germany: German, West Germany, West German
Ghana: Ghanaian
Greece: Greek
Grenada: Grenadian
Guatemala: Guatemalan
Guinea: Guinean
Guinea-Bissau: Bissau-Guinean
Guyana: Guyanese
Haiti: Haitian
Honduras: Honduran
Hungary: Hungarian
Iceland: Icelandic
India: Indian
Indonesia: Indonesian
Iran: Iranian
Iraq: Iraqi
Ireland: Irish
Israel: Israeli
Italy: Italian
Ivory Coast: Ivorian, Côte d'Ivoire
Jamaica: Jamaican
Japan: Japanese
Jordan: Jordanian
Kazakhstan: Kazakh, Kazakhstani
Kenya: Kenyan
Kiribati:
Kosovo: Kosovar, Kosovan
Kuwait: Kuwaiti
Kyrgyzstan: Kyrgyz
Laos: Lao, Laotian
Latvia: Latvian
Lebanon: Lebanese
Lesotho:
Liberia: Liberian
Libya: Libyan
Liechtenstein:
Lithuania: Lithuanian
Luxembourg:
Madagascar: Malagasy
Malawi: Malawian
Malaysia: Malaysian
Maldives: Maldivian
Mali: Malian
Malta: Maltese
Marshall Islands: Marshallese
Mauritania: Mauritanian
Mauritius: Mauritian
Mexico: Mexican
Micronesia: Micronesian
Moldova: Moldovan
Monaco: Monegasque
Mongolia: Mongolian
Montenegro: Montenegrin
Morocco: Moroccan
Mozambique: Mozambican
Myanmar: Burma, Burmese
Namibia: Namibian
NATO:
Nauru: Nauruan
Nepal: Nepali, Nepalese
Netherlands: Dutch, Holland
New Zealand:
Nicaragua: Nicaraguan
Niger: Nigerien
Nigeria: Nigerian
North Korea: North Korean, DPRK, Democratic People's Republic of Korea
North Macedonia: Macedonia, Macedonian
Norway: Norwegian
Oman: Omani
Pakistan: Pakistani
Palau: Palauan
Palestine: Palestinian
Panama: Panamanian
Papua New Guinea: Papua New Guinean
Paraguay: Paraguayan
Peru: Peruvian
Philippines: Philippine, Filipino
Poland: Polish
Portugal: Portuguese
Qatar: Qatari
Republic of the Congo: Congo-Brazzaville
Romania: Romanian
Russia: Russian, Russian Federation
Rwanda: Rwandan
Saint Kitts and Nevis: St Kitts and Nevis
Saint Lucia: St Lucia, Saint Lucian
Saint Vincent and the Grenadines: St Vincent and the Grenadines
Samoa: Samoan
San Marino:
São Tomé and Príncipe:
Saudi Arabia: Saudi, Saudi Arabian
Senegal: Senegalese
Serbia: Serbian, Serb
Seychelles:
Sierra Leone: Sierra Leonean
Singapore: Singaporean
Slovakia: Slovak
Slovenia: Slovenian, Slovene
Solomon Islands:
Somalia: Somali
South Africa: South African
South Korea: South Korean, Republic of Korea, ROK
South Sudan: South Sudanese
Soviet Union: Soviet, USSR
Spain: Spanish
Sri Lanka: Sri Lankan
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish
Switzerland: Swiss
Syria: Syrian
Taiwan: Taiwanese
Tajikistan: Tajik
Tanzania: Tanzanian
Thailand: Thai
Togo: Togolese
Tonga: Tongan
Trinidad and Tobago: Trinidadian
Tunisia: Tunisian
Turkey: Turkish, Türkiye
Turkmenistan: Turkmen
Tuvalu: Tuvaluan
Uganda: Ugandan
Ukraine: Ukrainian
United Arab Emirates: UAE, Emirati, Emirates
United Kingdom: UK, Britain, Great Britain, British, England, Scotland, Scottish, Wales, Welsh, Northern Ireland, Northern Irish
United Nations: UN
United States: US, USA, America, American, United States of America
Uruguay: Uruguayan
Uzbekistan: Uzbek
Vanuatu:
Vatican: Holy See, Vatican City
Venezuela: Venezuelan
Vietnam: Vietnamese, Viet Nam
Yemen: Yemeni
Yugoslavia: Yugoslav
Zambia: Zambian
Zimbabwe: Zimbabwean
"""  # noqa: E501 - a row is one country

# Longer names that only look as if they held a country's.
_NOT_COUNTRIES: Final = (
    "African American", "Central American", "Latin American", "North American", "South American",
    "Central America", "Latin America", "North America", "South America", "New England",
    "New Mexico", "New South Wales", "West African", "East African", "North African",
)  # fmt: skip
_POSSESSIVE = re.compile(r"['\u2019\u02bc](?:[sS]\b|(?!\w))")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}")
# In small letters it is the pronoun.
_PRONOUN = re.compile(r"\bus\b")


def mark_countries(text: str) -> list[str]:
    """Return the folded words of ``text``, each country's words replaced by its name.

    A country's name keeps its capitals ("United States"), which no folded word has.

    >>> mark_countries("Iraq's foreign minister, in the U.S.")
    ['Iraq', 'foreign', 'minister', 'in', 'the', 'United States']
    """
    words = _words(text)
    marked: list[str] = []
    place = 0
    while place < len(words):
        length, name = _longest(words, place)
        marked.append(name if name is not None else words[place])
        place += length
    return marked


def is_country(word: str) -> bool:
    """Return whether a word of ``mark_countries`` is a country's name."""
    return word in _names()


def _longest(words: list[str], place: int) -> tuple[int, str | None]:
    """Return how many words from ``place`` make one name, and the country, if it is one."""
    table = _terms()
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        term = tuple(words[place : place + length])
        for candidate in (term, (*term[:-1], term[-1].removesuffix("s"))):
            if candidate in table:
                name = table[candidate]
                # What only looks like a country is passed over word by word, whole.
                return (length, name) if name else (length, " ".join(term))
    return 1, None


def _words(text: str) -> list[str]:
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    return tokens(_PRONOUN.sub(" ", _POSSESSIVE.sub(" ", plain)))


@cache
def _names() -> frozenset[str]:
    return frozenset(name for name in _terms().values() if name)


@cache
def _terms() -> dict[tuple[str, ...], str]:
    """Return every name as folded words, with the country, or ``""`` where it is none."""
    table = {tuple(_words(term)): "" for term in _NOT_COUNTRIES}
    for row in _TABLE.strip().splitlines():
        name, _, others = row.partition(":")
        for term in chain((name,), filter(None, (other.strip() for other in others.split(",")))):
            table[tuple(_words(term))] = name
    return table


_LONGEST: Final = max(map(len, _terms()))
