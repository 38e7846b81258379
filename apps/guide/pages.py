"""The pages of the guide; values for templates."""

from typing import Any

from apps.accounts.models import Person
from apps.guide import saying
from apps.guide.forms import StepForm
from apps.guide.models import Example, Video, Wording
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
    return StepForm(data, lead=str(page.lead), points=points)


def editing(slug: str) -> dict[str, Any]:
    return {
        "page": saying.step(slug),
        "is_own": Wording.objects.of(slug) is not None,
        "videos": Video.objects.of(slug),
    }


def examples(person: Person) -> dict[str, Any]:
    return {"examples": list(Example.objects.visible_to(person))}
