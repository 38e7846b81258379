"""What alumni and coordinators fill in."""

from apps.alumni.forms.campaigning import CampaignForm, SuggestForm
from apps.alumni.forms.choosing import LimitForm, PauseForm, ZoneForm
from apps.alumni.forms.furthering import FurtherForm
from apps.alumni.forms.joining import OptInForm
from apps.alumni.forms.uploading import DecisionForm, UploadForm

__all__ = [
    "CampaignForm",
    "DecisionForm",
    "FurtherForm",
    "LimitForm",
    "OptInForm",
    "PauseForm",
    "SuggestForm",
    "UploadForm",
    "ZoneForm",
]
