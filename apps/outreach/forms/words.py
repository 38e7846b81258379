"""Single fields of words: a message on the thread, a comment, a goodbye."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RapportForm


class MessageForm(RapportForm, forms.Form):
    text = forms.CharField(
        label=_("Your message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
        error_messages={"required": _("Write your message first.")},
    )


class TellForm(MessageForm):
    """A line to whoever gave a name: as tall as what it begins with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 10


class WithdrawForm(RapportForm, forms.Form):
    note = forms.CharField(
        label=_("A courteous line, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "voice"}),
    )


class ConcernForm(RapportForm, forms.Form):
    text = forms.CharField(
        label=_("What happened"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a line or two, so that somebody can act on it.")},
    )
    blocks = forms.BooleanField(
        label=_("Stop everything between the two of us at once"), required=False
    )


class SettleForm(RapportForm, forms.Form):
    outcome = forms.CharField(
        label=_("What was done"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what was done, for whoever looks at it later.")},
    )
    lifts = forms.BooleanField(label=_("Let them write to each other again"), required=False)


class CommentForm(RapportForm, forms.Form):
    """`phrase` is one of the note's sentences, or empty for the whole note."""

    phrase = forms.CharField(label=_("Comment on a phrase"), max_length=600, required=False)
    text = forms.CharField(
        label=_("Your comment"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write your comment first.")},
    )
