from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.contacts import export as files
from apps.contacts.models import Contact
from apps.core.door import requires

KINDS = {
    "vcf": ("text/vcard; charset=utf-8", files.vcards),
    "csv": ("text/csv; charset=utf-8", files.table),
}


@require_safe
@requires(is_student)
def export(request: PersonRequest) -> HttpResponseBase:
    """What the files hold and what they lack; with `as` the file itself."""
    people = Contact.objects.visible_to(request.person).present().select_related("referred_by")
    kind = request.GET.get("as", "")
    if kind not in KINDS:
        values = {"count": people.count(), "without": people.without_address().count()}
        return render(request, "contacts/export.html", values)
    content_type, write = KINDS[kind]
    # In pieces: of very many people the first are there before the last are written.
    answer = StreamingHttpResponse(write(people), content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="people.{kind}"'
    return answer
