"""Two prep sheets become one, where two entries turn out to be one person."""

from apps.contacts.actions import Moved
from apps.contacts.pairs import Pair
from apps.core.joining import joined
from apps.interviews.models import Preparation, Question

_LONGEST_HOPE = 300


def merge_sheets(pair: Pair) -> list[Moved]:
    """Adds hopes and questions of the other sheet to that of `pair.kept`.

    A question that stands on both stays where it is; where only one has a sheet there is nothing
    to join, it goes along as it is.
    """
    mine = Preparation.objects.with_contact(pair.kept)
    theirs = Preparation.objects.with_contact(pair.other)
    if mine is None or theirs is None:
        return []
    own_hope = joined(mine.own_hope, theirs.own_hope, "; ")
    mine.own_hope = own_hope if len(own_hope) <= _LONGEST_HOPE else mine.own_hope
    mine.hopes = sorted({*mine.hopes, *theirs.hopes})
    mine.save(update_fields=["own_hope", "hopes"])
    questions = Question.objects.only_on(theirs, besides=mine)
    ids = sorted(questions.values_list("pk", flat=True))
    Question.objects.numbered(ids).update(preparation=mine)
    return [(Question._meta.label, "preparation", theirs.pk, mine.pk, ids)]
