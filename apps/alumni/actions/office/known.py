"""Who is here already, for the rows of one piece."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from apps.alumni import near
from apps.alumni.models import Alum, Kin, names_said, perhaps
from apps.alumni.near import Named
from apps.alumni.office import Record
from apps.core.bulk import having_any, insert_all

REALM = "alum"
_TOGETHER = 1000


@dataclass
class Known:
    """Records that rows of one piece may be about, each under all its marks."""

    by_record: dict[str, Alum] = field(default_factory=dict)
    by_email: dict[str, Alum] = field(default_factory=dict)
    by_key: dict[int, list[Alum]] = field(default_factory=dict)

    @classmethod
    def of(cls, alumni: Iterable[Alum]) -> "Known":
        known = cls()
        for alum in alumni:
            if alum.record_id:
                known.by_record[alum.record_id] = alum
            if alum.email:
                known.by_email.setdefault(alum.email, alum)
            for key in near.keys(named(alum), REALM):
                known.by_key.setdefault(key, []).append(alum)
        return known

    def nearest(self, who: Named) -> Alum | None:
        """Somebody with the same names and year, else with nearly the same; the oldest of them."""
        alike = {
            alum.pk: alum
            for key in near.keys(who, REALM)
            for alum in self.by_key.get(key, [])
            if near.is_near(who, named(alum))
        }
        order = sorted(
            alike.values(), key=lambda alum: (not near.is_same(who, named(alum)), alum.pk)
        )
        return order[0] if order else None


def known_to(records: Sequence[Record], *, locked: bool) -> Known:
    """Three queries for the piece, whatever its size; whose record is here needs no likeness."""
    here = Alum.objects.recorded({record.record_id for record in records})
    strangers = [record for record in records if record.record_id not in here]
    keys = {key for record in strangers for key in near.keys(record.named, REALM)}
    alumni = perhaps(records, having_any(Kin, "keys", keys))
    return Known.of(alumni.select_for_update(of=("self",)) if locked else alumni)


def named(alum: Alum) -> Named:
    return Named.of(
        first=alum.first_name,
        nickname=alum.nickname,
        last=alum.last_name,
        previous=alum.previous_last_name,
        year=alum.class_year,
    )


def keep_kin(alumni: Sequence[Alum]) -> None:
    """Writes the keys of these, those that were there before replaced."""
    Kin.objects.of([alum.pk for alum in alumni]).delete()
    insert_all(
        [
            Kin(alum=alum, keys=sorted(near.keys(named(alum), REALM)), said=names_said(alum))
            for alum in alumni
        ]
    )


def refresh_kin() -> None:
    """Keys of everybody whose names somebody wrote since."""
    after = 0
    while stale := Kin.objects.stale(after, _TOGETHER):
        keep_kin(stale)
        after = stale[-1].pk
