"""Time zones: guessed from a place until the alum says better, and the list to say it from."""

from functools import cache
from zoneinfo import available_timezones

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.core import wording

# The first part of an IANA name that is a region; other names are old or abstract.
REGIONS = {
    "Africa": _lazy("Africa"),
    "America": _lazy("America"),
    "Antarctica": _lazy("Antarctica"),
    "Arctic": _lazy("Arctic"),
    "Asia": _lazy("Asia"),
    "Atlantic": _lazy("Atlantic"),
    "Australia": _lazy("Australia"),
    "Europe": _lazy("Europe"),
    "Indian": _lazy("Indian Ocean"),
    "Pacific": _lazy("Pacific"),
}

_PACIFIC, _MOUNTAIN = "America/Los_Angeles", "America/Denver"
_CENTRAL, _EASTERN = "America/Chicago", "America/New_York"

CITIES = {
    "boise": "America/Boise",
    "calgary": "America/Edmonton",
    "el paso": _MOUNTAIN,
    "melbourne": "Australia/Melbourne",
    "mexico city": "America/Mexico_City",
    "montreal": "America/Toronto",
    "perth": "Australia/Perth",
    "rotterdam": "Europe/Amsterdam",
    "sao paulo": "America/Sao_Paulo",
    "são paulo": "America/Sao_Paulo",
    "tijuana": "America/Tijuana",
    "toronto": "America/Toronto",
    "vancouver": "America/Vancouver",
}
_BY_ZONE = {
    _PACIFIC: "ca california nv nevada or oregon wa washington",
    _MOUNTAIN: "co colorado mt montana nm new_mexico ut utah wy wyoming id idaho",
    "America/Phoenix": "az arizona",
    "America/Anchorage": "ak alaska",
    "Pacific/Honolulu": "hi hawaii",
    _CENTRAL: (
        "al alabama ar arkansas ia iowa il illinois ks kansas la louisiana mn minnesota mo missouri"
        " ms mississippi nd north_dakota ne nebraska ok oklahoma sd south_dakota tn tennessee"
        " tx texas wi wisconsin"
    ),
    _EASTERN: (
        "ct connecticut dc de delaware fl florida ga georgia ky kentucky ma massachusetts"
        " md maryland me maine mi michigan nc north_carolina nh new_hampshire nj new_jersey"
        " ny new_york oh ohio pa pennsylvania ri rhode_island sc south_carolina vt vermont"
        " va virginia wv west_virginia in indiana"
    ),
}
STATES = {
    name.replace("_", " "): zone for zone, names in _BY_ZONE.items() for name in names.split()
}
UNITED_STATES = {"", "us", "usa", "u.s.", "u.s.a.", "united states", "united states of america"}
COUNTRIES = {
    "argentina": "America/Argentina/Buenos_Aires",
    "australia": "Australia/Sydney",
    "brazil": "America/Sao_Paulo",
    "canada": "America/Toronto",
    "chile": "America/Santiago",
    "china": "Asia/Shanghai",
    "france": "Europe/Paris",
    "germany": "Europe/Berlin",
    "deutschland": "Europe/Berlin",
    "india": "Asia/Kolkata",
    "ireland": "Europe/Dublin",
    "italy": "Europe/Rome",
    "japan": "Asia/Tokyo",
    "kenya": "Africa/Nairobi",
    "mexico": "America/Mexico_City",
    "méxico": "America/Mexico_City",
    "netherlands": "Europe/Amsterdam",
    "the netherlands": "Europe/Amsterdam",
    "new zealand": "Pacific/Auckland",
    "nigeria": "Africa/Lagos",
    "philippines": "Asia/Manila",
    "singapore": "Asia/Singapore",
    "south africa": "Africa/Johannesburg",
    "south korea": "Asia/Seoul",
    "spain": "Europe/Madrid",
    "sweden": "Europe/Stockholm",
    "switzerland": "Europe/Zurich",
    "united kingdom": "Europe/London",
    "uk": "Europe/London",
    "england": "Europe/London",
    "scotland": "Europe/London",
}


def clock_name(city: str, zone: str) -> str:
    """Whose clock a time is read on: the city where it is known to keep this zone's time.

    A city alone often names no zone, and a wrong one beside a time is a missed conversation;
    then it is the place in the zone's own name.
    """
    return city if city and guessed(city, "", "") == zone else wording.city(zone)


def guessed(city: str, state: str, country: str) -> str:
    """An IANA zone, or nothing where the place is not known."""
    land, part = country.casefold().strip(), state.casefold().strip()
    if land in UNITED_STATES and part in STATES and city.casefold() not in {"el paso", "boise"}:
        return STATES[part]
    return CITIES.get(city.casefold().strip()) or COUNTRIES.get(land, "")


@cache
def names() -> tuple[str, ...]:
    """The IANA names that have a region and a place, in order."""
    return tuple(sorted(zone for zone in available_timezones() if zone.split("/")[0] in REGIONS))


def said(zone: str) -> str:
    """As "Europe: Amsterdam" or "America: Argentina, Buenos Aires"; an abstract name as it is."""
    region, _slash, place = zone.partition("/")
    if not place or region not in REGIONS:
        return zone
    words = {"region": REGIONS[region], "place": place.replace("_", " ").replace("/", ", ")}
    return _("%(region)s: %(place)s") % words


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a select: every region with its zones, as (name, words)."""
    return [
        (str(label), [(zone, said(zone)) for zone in names() if zone.startswith(f"{region}/")])
        for region, label in REGIONS.items()
    ]
