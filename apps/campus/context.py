from django.http import HttpRequest

from apps.campus.models import Campus


def campus(_request: HttpRequest) -> dict[str, object]:
    """Every page carries the university's name."""
    return {"campus": Campus.objects.current()}
