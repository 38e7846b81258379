"""The terms of the university come, change and go; each change leaves a row that says so."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, as_it_stands, change, refuse_other
from apps.campus.breaks import Break
from apps.campus.models import TERM, Term
from apps.core.moves import Refused

MOST_TERMS = 100  # a quarter of a century of four a year


@transaction.atomic
def add_term(span: Break, *, now: datetime, by: Person) -> Term:
    """`Refused` where another term has its name or one of its days."""
    alone_at_it(by)
    if Term.objects.count() >= MOST_TERMS:
        raise Refused(_("There are a hundred terms. Remove some that are long over first."))
    _refuse_double(span, None)
    made = Term.objects.create(name=span.name, starts_on=span.starts_on, ends_on=span.ends_on)
    change(TERM, "", str(span), now=now, by=by).save()
    return made


@transaction.atomic
def change_term(term: Term, span: Break, *, shown: str = "", now: datetime, by: Person) -> None:
    """`Crossed` where it stands otherwise than the page showed; `shown` is its seal."""
    alone_at_it(by)
    before = as_it_stands(term)
    if span == before:
        return
    refuse_other(before, shown)
    _refuse_double(span, term)
    term.name, term.starts_on, term.ends_on = span.name, span.starts_on, span.ends_on
    term.save()
    change(TERM, str(before), str(span), now=now, by=by).save()


@transaction.atomic
def remove_term(term: Term, *, shown: str = "", now: datetime, by: Person) -> None:
    """The change keeps its days and name. `Crossed` as with a change."""
    alone_at_it(by)
    before = as_it_stands(term)
    refuse_other(before, shown)
    change(TERM, str(before), "", now=now, by=by).save()
    term.delete()


def _refuse_double(span: Break, but: Term | None) -> None:
    for other in Term.objects.in_order():
        if but is not None and other.pk == but.pk:
            continue
        if other.name.casefold() == span.name.casefold():
            raise Refused(_("There is a term of this name. Give it another one."))
        if other.starts_on <= span.ends_on and other.ends_on >= span.starts_on:
            raise Refused(_("“%(name)s” has some of these days.") % {"name": other.name})
