"""What readers chose: how each kind reaches them, and when their daily mail comes."""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.accounts.models import Person
from apps.reminders.kinds import Kind, kinds_for
from apps.reminders.models import DailyMail, Preference, Reminder
from apps.reminders.workflow import Channel


@dataclass(frozen=True)
class Wishes:
    """Of some readers, by person and kind."""

    channels: dict[tuple[int, str], str]
    dailies: dict[int, DailyMail]

    def channel(self, row: Reminder) -> str:
        """How this one reaches its reader; without a daily mail what rides is in Rapport alone."""
        usual = Channel.DAILY if row.rides else Channel.OWN
        wanted = self.channels.get((row.recipient_id, row.kind), usual)
        if wanted != Channel.DAILY:
            return wanted
        if not row.rides:
            return Channel.OWN
        return Channel.PAGE if self.daily(row.recipient_id).is_stopped else Channel.DAILY

    def of_kind(self, person: Person, kind: Kind) -> str:
        """What the person chose for a kind, or how it usually comes."""
        usual = Channel.DAILY if kind.rides else Channel.OWN
        wanted = self.channels.get((person.pk, kind.name), usual)
        return usual if wanted == Channel.DAILY else wanted

    def daily(self, person: int) -> DailyMail:
        return self.dailies.get(person) or DailyMail(person_id=person)


def read_wishes(people: Iterable[int]) -> Wishes:
    """Two questions, however many people."""
    chosen = Preference.objects.of_all(people).values_list("person_id", "kind", "channel")
    channels = {(person, kind): channel for person, kind, channel in chosen}
    dailies = {daily.person_id: daily for daily in DailyMail.objects.of_all(people)}
    return Wishes(channels, dailies)


def wants_mail(person: Person, kind: str) -> bool:
    """Whether mail of this kind may go to the person; for letters that no reminder plans."""
    channel = read_wishes([person.pk]).channels.get((person.pk, kind))
    return channel != Channel.PAGE


def kinds_of(person: Person, wishes: Wishes) -> list[tuple[Kind, str]]:
    """The kinds that reach this person, each with how it does."""
    return [(kind, wishes.of_kind(person, kind)) for kind in kinds_for(person.role)]
