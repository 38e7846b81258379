"""Which form of thanks fits a talk, by how formal it was. Pure."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.interviews.models import Formality, NoteForm, ThankYou
from apps.interviews.workflow import Thanks


@dataclass(frozen=True)
class Fit:
    """A form, and why it fits, for the line below the choice."""

    form: NoteForm
    line: str | Promise


UNSAID = Fit(
    NoteForm.EMAIL,
    _("An e-mail is usual. A letter fits after a formal talk, a card beside either."),
)
FITS = {
    Formality.CASUAL: Fit(NoteForm.EMAIL, _("It was like a chat, so an e-mail fits.")),
    Formality.BUSINESS: Fit(
        NoteForm.EMAIL,
        _("It was like a meeting at work, so an e-mail fits. A card beside it is a kind extra."),
    ),
    Formality.FORMAL: Fit(
        NoteForm.LETTER, _("It was formal, so a letter fits. E-mail is fine, too.")
    ),
}


def fit_of(thanks: ThankYou) -> Fit:
    """As the log says it; without a word there, what is usual."""
    log = getattr(thanks.interview, "log", None)
    return FITS.get(Formality(log.formality), UNSAID) if log and log.formality else UNSAID


def form_of(thanks: ThankYou) -> str:
    """The student's own choice once the note was kept; before that what fits."""
    return fit_of(thanks).form if thanks.status == Thanks.DUE else thanks.form
