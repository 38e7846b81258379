"""Whether a letter says how its writer came to the reader, by what the two can have shared."""

import pytest

from apps.coach.draft import Draft
from apps.coach.rules.early import Early

SAID = [
    ("directory", "A search for glassblowers on the alumni site led me to your page."),
    ("directory", "You turned up when I looked for cartographers among our alumni."),
    ("directory", "My counselor pulled up your profile during our meeting."),
    ("given", "It was my chemistry teacher who told me to write to you."),
    ("given", "Tom from the bike shop won't stop talking about you."),
    ("given", "Leo Park, who fixed your roof, thinks we would get along."),
    ("given", "A classmate who works for you gave me your address."),
    ("given", "I'm Carla's niece."),
    ("given", "I wait tables for Bill Ames, who used to work with you."),
    ("directory", "In your profile you offer to explain ferries."),
    ("talk", "I sat in the third row when you talked about bridges."),
    ("talk", "On Tuesday's panel you were the only one who laughed."),
    ("class", "You were our guest in CHEM 10 last Monday."),
    ("class", "Thank you for bringing the skulls to our anatomy lab."),
    ("class", "It was a pleasure to meet you at the fair."),
    ("directory", "Of the 300 entries in the directory, yours stood out."),
    ("directory", "Among our alumni there is one cartographer."),
    ("given", "When I asked who keeps bees, Tom pointed at your truck."),
    ("given", "My landlady knows you from church."),
    ("talk", "I was the one with the question about dams."),
    ("class", "In CHEM 10 on Monday you set a glove on fire."),
    ("know", "We shared a table on the night train."),
    ("know", "You and Dad were in the same band."),
    ("know", "I'm the girl from the third floor who waters your plants."),
    ("class", "I'm in your STAT 101 this term, the 8 am section."),
]
NOT_SAID = [
    ("directory", "I read every issue of the magazine you edit."),
    ("directory", "I took a class on rivers and wrote a paper about dams."),
    ("directory", "Your lecture is on the shelf of every engineer."),
    ("directory", "My teacher said that I should study bridges."),
    ("directory", "I would love to meet you and hear about your tunnels."),
    ("directory", "The rows we picked may well have been yours."),
    ("directory", "The college sent us soup."),
    ("directory", "It is often said that success is not about what you know."),
    ("class", "In my second-grade class every child but one ate pizza."),
    ("talk", "I attended four schools."),
    ("given", "I heard you picked three majors."),
    ("given", "You have a reputation for honest answers."),
    ("talk", "I would like to talk with you about editing."),
    ("class", "I would love to visit your lab and to learn from you."),
    ("given", "I'm a swimmer and like water."),
    ("given", "I know a person who works with maps."),
    ("know", "I take the long way to my own aunt's house."),
    ("know", "Could you spare 20 minutes for a student?"),
]


@pytest.mark.parametrize(("kind", "text"), SAID)
def test_a_source_is_heard(kind: str, text: str) -> None:
    assert Early().find(Draft(text=text, recipient="Rosalind Ray", how_kind=kind)) == []


@pytest.mark.parametrize(("kind", "text"), NOT_SAID)
def test_what_only_sounds_like_a_source_is_none(kind: str, text: str) -> None:
    assert len(Early().find(Draft(text=text, recipient="Rosalind Ray", how_kind=kind))) == 1


def test_a_field_in_the_form_is_no_name() -> None:
    text = "You repair theremins, and I study physics."
    draft = Draft(text=text, how_kind="talk", how_who="Physics colloquium")
    assert len(Early().find(draft)) == 1


def test_the_source_is_quoted_with_who_said_it() -> None:
    draft = Draft(text="Last week Ana Ruiz told me that you row.", how_kind="given")
    assert Early().passed(draft).phrase == "Ruiz told me that you"


# What the form says beside a letter that names the thing, or sees it.
THINGS = [
    ("program booklet", "The booklet of last night's concert names you as the page turner."),
    ("plaque on a bench", "The plaque by the pond made me late for class."),
    ("receipt", "My receipt says that I was served by a graduate."),
    ("a patent", "For a lab I had to read any patent, and took the quiet one."),
    ("farm stand", "I buy my eggs from you on Saturdays."),
    ("night market", "I came by your stall and ate two bowls."),
    ("trophy case", "Your picture hangs by the vending machine."),
    ("audio guide", "It was your voice in my ear for the whole of the whale hall."),
    ("a thesis", "On its last page Dr. Mota thanks Rosalind for the field work."),
    ("podcast", "I listened to episode 31 on the ferry."),
]
NO_THINGS = [
    ("campground guest book", "You left law school to buy a campground."),
    ("zoo newsletter", "You wrote a schedule for the keepers of the zoo."),
    ("alumni directory, insurance", "I want to learn about insurance."),
    ("transcript", "You read burned books with a lamp."),
    ("alumni directory", "I'd enjoy hearing about your years in Peru."),
]


def found(how_who: str, text: str) -> int:
    known = Draft(text=text, recipient="Rosalind Ray", how_kind="directory", how_who=how_who)
    return len(Early().find(known))


@pytest.mark.parametrize(("how_who", "text"), THINGS)
def test_a_thing_that_bore_the_name_is_a_source(how_who: str, text: str) -> None:
    assert found(how_who, text) == 0


@pytest.mark.parametrize(("how_who", "text"), NO_THINGS)
def test_what_the_thing_is_about_is_no_source(how_who: str, text: str) -> None:
    assert found(how_who, text) == 1
