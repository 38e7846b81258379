"""The pages of the guide; values for templates."""

from datetime import datetime
from typing import Any

from apps.accounts.models import Person
from apps.guide import saying
from apps.guide.forms import StepForm
from apps.guide.models import Example, Removal, Video, Wording
from apps.guide.steps import PAGES


def step(slug: str) -> dict[str, Any]:
    at = [page.slug for page in PAGES].index(slug)
    following = PAGES[at + 1] if at + 1 < len(PAGES) else None
    return {
        "page": saying.step(slug),
        "number": at + 1,
        "following": following,
        "videos": Video.objects.of(slug),
    }


def step_form(slug: str, data: Any) -> StepForm:  # noqa: ANN401 - a QueryDict or None
    page = saying.step(slug)
    points = [(str(heading), str(text)) for heading, text in page.points]
    return StepForm(data, lead=str(page.lead), points=points, seal=page.seal)


def editing(slug: str, person: Person, now: datetime) -> dict[str, Any]:
    removed = Removal.objects.visible_to(person).at_step(slug).lately(now)
    return {
        "removed": removed,
        "page": saying.step(slug),
        "is_own": Wording.objects.of(slug) is not None,
        "videos": Video.objects.of(slug),
    }


def examples(person: Person, now: datetime) -> dict[str, Any]:
    removed = Removal.objects.visible_to(person).of_examples().lately(now)
    return {"examples": list(Example.objects.visible_to(person)), "removed": removed}
