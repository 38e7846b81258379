"""The house keeps its rules, and each rule catches its fault when one is planted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import rules

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Callable[[Path], list[str]]) -> None:
    assert rule(ROOT) == []


LONG = "def long() -> None:\n" + "    print()\n" * 30
PLANTED = [
    (rules.over_budget, "apps/guide/steps.py", LONG, ":1 long has 31 lines"),
    (rules.over_budget, "apps/guide/big.py", "#\n" * 251, ":1 has 251 lines"),
    (rules.over_budget, "apps/guide/page.html", "\n" * 121, ":1 has 121 lines"),
    (rules.over_budget, "config/settings.py", "#\n" * 201, ":1 has 201 lines"),
    (
        rules.unguarded_rows,
        "apps/guide/views.py",
        "Page.objects.all()\n",
        ":1 asks for rows without visible_to",
    ),
    (
        rules.unguarded_rows,
        "apps/guide/views/a.py",
        "Page.objects.get(pk=1)\n",
        ":1 asks for rows without visible_to",
    ),
    (
        rules.strayed_migrations,
        "apps/guide/migrations/0002_a.py",
        "rows = model.objects.filter(pk=1)\n",
        ":1 asks another connection than its own",
    ),
    (
        rules.filters_in_views,
        "apps/guide/views.py",
        "rows.filter(pk=1)\n",
        ":1 picks rows in a view",
    ),
    (rules.other_clocks, "apps/guide/actions.py", "timezone.now()\n", ":1 asks another clock"),
    (
        rules.other_clocks,
        "apps/guide/models.py",
        "DateField(auto_now=True)\n",
        ":1 asks another clock",
    ),
    (
        rules.timed_tasks,
        "apps/guide/tasks.py",
        "send(eta=soon)\n",
        ":1 gives time or work to the broker",
    ),
    (
        rules.timed_tasks,
        "apps/guide/tasks.py",
        "remind.delay(1)\n",
        ":1 gives time or work to the broker",
    ),
    (
        rules.other_settings,
        "apps/guide/views.py",
        'os.environ["PORT"]\n',
        ":1 reads the environment",
    ),
    (
        rules.openers_of_addresses,
        "apps/guide/actions.py",
        "from urllib.request import urlopen\n",
        ":1 could open an address by urllib.request",
    ),
    (
        rules.openers_of_addresses,
        "apps/guide/tasks.py",
        "from http import client\n",
        ":1 could open an address by http.client",
    ),
    (
        rules.openers_of_addresses,
        "apps/mail/line.py",
        "import smtplib\nimport requests\n",
        ":2 could open an address by requests",
    ),
    (rules.forbidden_rooms, "apps/guide/utils.py", "", ":1 is a room this house does not have"),
    (rules.second_writers, "apps/outreach/views.py", "request.status = 1\n", ":1 writes a status"),
    (
        rules.second_writers,
        "apps/outreach/tasks.py",
        "rows.update(status=1)\n",
        ":1 writes a status",
    ),
    (
        rules.loose_markup,
        "templates/a.html",
        '<p style="color:red">\n',
        ":1 holds inline style or script",
    ),
    (
        rules.loose_markup,
        "templates/a.html",
        "<script>alert(1)</script>\n",
        ":1 holds inline style or script",
    ),
    (
        rules.loose_markup,
        "templates/a.html",
        '<p onclick="go()">\n',
        ":1 holds inline style or script",
    ),
    (
        rules.scriptless_dead_ends,
        "templates/a.html",
        '<button hx-post="/x/">\n',
        ":1 <button> needs JavaScript",
    ),
    (
        rules.lent_titles,
        "templates/a.html",
        '<a href="/x/" hx-get="/x/" hx-trigger="load" hx-swap="outerHTML">x</a>\n',
        ":1 gives its page the title of another",
    ),
    (
        rules.unreasoned,
        "apps/guide/views.py",
        "def page(**rest):  # noqa: ANN003\n",
        ":1 puts a rule aside without a reason",
    ),
]


@pytest.mark.parametrize(("rule", "name", "text", "fault"), PLANTED)
def test_a_planted_fault_is_caught(
    tmp_path: Path, rule: Callable[[Path], list[str]], name: str, text: str, fault: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert rule(tmp_path) == [name + fault]
