"""One file a rule; the lists say which rules read which kind of message, in page order."""

from apps.coach.rule import Rule
from apps.coach.rules.early import Early
from apps.coach.rules.easy_no import EasyNo
from apps.coach.rules.empty import Empty
from apps.coach.rules.how_found import HowFound
from apps.coach.rules.length import Length
from apps.coach.rules.name import RightName
from apps.coach.rules.no_ask import NoAsk
from apps.coach.rules.not_a_job import NotAJob
from apps.coach.rules.placeholder import Placeholder
from apps.coach.rules.resume import NoResume
from apps.coach.rules.short_time import ShortTime
from apps.coach.rules.specific import Specific
from apps.coach.rules.times import Times
from apps.coach.rules.to_whom import ToWhom
from apps.coach.rules.who_you_are import WhoYouAre
from apps.coach.rules.why_them import WhyThem
from apps.coach.rules.why_you import WhyYou

FIRST_MESSAGE: tuple[Rule, ...] = (
    Empty(),
    HowFound(),
    Placeholder(),
    NotAJob(),
    RightName(),
    Early(),
    WhyYou(),
    WhoYouAre(),
    ShortTime(),
    Times(),
    Length(),
    NoResume(),
)

THANK_YOU: tuple[Rule, ...] = (Empty(), Placeholder(), NoAsk(), RightName(), Specific())

# To somebody the student knows, with a paragraph that can be forwarded.
ASK_INTRODUCTION: tuple[Rule, ...] = (
    Empty(),
    Placeholder(),
    NotAJob(),
    RightName(),
    ToWhom(),
    WhyThem(),
    WhoYouAre(),
    EasyNo(),
    Length(),
)

EVERY: dict[str, Rule] = {
    rule.code: rule for rule in (*FIRST_MESSAGE, *THANK_YOU, *ASK_INTRODUCTION)
}
