"""What each person has once becomes one, where two entries turn out to be one person."""

from collections.abc import Iterator

from apps.contacts.actions import Moved
from apps.contacts.pairs import Pair
from apps.core.joining import joined
from apps.interviews.models import LiveNote, Preparation, Question, Update

_LONGEST_HOPE = 300


def hand_over(pair: Pair) -> list[Moved]:
    """What each person has once, joined: the prep sheet and the draft of an update."""
    _join_drafts(pair)
    return _join_sheets(pair)


def _join_drafts(pair: Pair) -> None:
    """The words of both drafts stand in one; parting leaves them there."""
    mine, theirs = (Update.objects.unsent(each) for each in (pair.kept, pair.other))
    if mine is not None and theirs is not None:
        mine.body = joined(mine.body, theirs.body)
        mine.save(update_fields=["body"])
        theirs.delete()


def _join_sheets(pair: Pair) -> list[Moved]:
    """Adds hopes and questions of the other sheet to that of `pair.kept`.

    A question that stands on both stays where it is, and what was noted at it goes along; where
    only one has a sheet there is nothing to join, it moves as it is.
    """
    mine = Preparation.objects.with_contact(pair.kept)
    theirs = Preparation.objects.with_contact(pair.other)
    if mine is None or theirs is None:
        return []
    moved = [*_join_hopes(theirs, mine), *_notes_of_twins(theirs, mine)]
    ids = sorted(Question.objects.only_on(theirs, besides=mine).values_list("pk", flat=True))
    Question.objects.numbered(ids).update(preparation=mine)
    return [*moved, (Question._meta.label, "preparation", theirs.pk, mine.pk, ids)]


def _join_hopes(theirs: Preparation, mine: Preparation) -> Iterator[Moved]:
    """What each said of hopes before, so that parting gives it back."""
    own_hope = joined(mine.own_hope, theirs.own_hope, "; ")
    own_hope = own_hope if len(own_hope) <= _LONGEST_HOPE else mine.own_hope
    changes = {"own_hope": own_hope, "hopes": sorted({*mine.hopes, *theirs.hopes})}
    for column, after in changes.items():
        yield Preparation._meta.label, column, getattr(mine, column), after, [mine.pk]
        setattr(mine, column, after)
    mine.save(update_fields=list(changes))


def _notes_of_twins(theirs: Preparation, mine: Preparation) -> Iterator[Moved]:
    """Notes at a question that stands on both sheets go to the one that stays in sight."""
    twins = dict(Question.objects.on(mine).values_list("text", "pk"))
    for question in Question.objects.on(theirs).filter(text__in=twins):
        notes = LiveNote.objects.at(question)
        ids = sorted(notes.values_list("pk", flat=True))
        if ids:
            twin = twins[question.text]
            notes.update(question=twin)
            yield (LiveNote._meta.label, "question", question.pk, twin, ids)
