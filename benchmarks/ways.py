"""Two other ways to the same page, as somebody would write them without an index in the process.

Both list by name, since neither can order by what fits a student; neither knows about room, which
would cost them more. The competent one has an index over words and one on every filter.
"""

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Count, F, Func, Q, QuerySet

from apps.alumni.models import Alum
from apps.alumni.wish import Wish

TEXTS = ("first_name", "last_name", "title", "employer", "city", "studies", "field", "industry")
SINGLE = {
    "field": "field",
    "kind": "employer_kind",
    "industry": "industry",
    "place": "city",
    "degree": "degree",
}
SEVERAL = {"topic": "topics", "format": "formats"}
FLAGS = {"soon": "answers_soon", "first": "glad_first"}
INDEXES = (
    *(f"CREATE INDEX IF NOT EXISTS b_{name} ON alumni_alum ({name})" for name in SINGLE.values()),
    *(
        f"CREATE INDEX IF NOT EXISTS b_low_{name} ON alumni_alum (lower({name}))"
        for name in ("field", "industry", "city")
    ),
    *(
        f"CREATE INDEX IF NOT EXISTS b_{name} ON alumni_alum USING gin ({name})"
        for name in SEVERAL.values()
    ),
    "CREATE INDEX IF NOT EXISTS b_year ON alumni_alum (class_year)",
    "ANALYZE alumni_alum",
)

Rows = QuerySet[Alum]


def prepare() -> None:
    """What a competent person adds."""
    with connection.cursor() as cursor:
        for sentence in INDEXES:
            cursor.execute(sentence)


def naive(wish: Wish) -> object:
    """`icontains` over every column, a COUNT, and a GROUP BY for each facet."""
    found = Alum.objects.listed()
    for word in wish.words:
        either = Q(line__icontains=word) | Q(reason__icontains=word)
        for name in TEXTS:
            either |= Q(**{f"{name}__icontains": word})
        found = found.filter(either)
    return _page(found, wish)


def competent(wish: Wish) -> object:
    """A tsvector with its GIN index for the words."""
    found = Alum.objects.listed()
    if wish.words:
        typed = " & ".join(f"{word}:*" for word in wish.words)
        found = found.filter(search=SearchQuery(typed, config="rapport", search_type="raw"))
    return _page(found, wish)


def _page(found: Rows, wish: Wish) -> object:
    rows = list(_filtered(found, wish).order_by("last_name", "first_name", "pk")[:25])
    total = _filtered(found, wish).count()
    return (
        rows,
        total,
        [_counts(found, wish, facet) for facet in (*SINGLE, *SEVERAL, "decade", "free")],
    )


def _filtered(found: Rows, wish: Wish, besides: str = "") -> Rows:
    for facet, values in wish.chosen.items():
        if facet != besides:
            found = found.filter(_fits(facet, values))
    return found


def _fits(facet: str, values: frozenset[str]) -> Q:
    if facet in SEVERAL:
        return Q(**{f"{SEVERAL[facet]}__overlap": sorted(values)})
    if facet == "decade":
        decade = int(min(values))
        return Q(class_year__gte=decade, class_year__lt=decade + 10)
    if facet == "free":
        return Q(**{FLAGS[value]: True for value in values if value in FLAGS})
    either = Q()
    for value in values:
        either |= Q(**{f"{SINGLE[facet]}__iexact": value})
    return either


def _counts(found: Rows, wish: Wish, facet: str) -> object:
    under = _filtered(found, wish, besides=facet).order_by()
    if facet == "free":
        flags = {name: Count("pk", filter=Q(**{name: True})) for name in FLAGS.values()}
        return under.aggregate(**flags)
    if facet in SEVERAL:
        under = under.annotate(one=Func(F(SEVERAL[facet]), function="unnest"))
        return list(under.values("one").annotate(n=Count("pk")))
    if facet == "decade":
        return list(under.values(one=F("class_year") / 10).annotate(n=Count("pk")))
    return list(under.values(SINGLE[facet]).annotate(n=Count("pk")))
