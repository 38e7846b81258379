"""The coordinator's page: switches and words, for everyone from the next look on."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.coach.actions import set_rules
from apps.coach.models import BLOCKING, RuleSetting
from apps.coach.rules import EVERY
from apps.coach.setting import Setting
from tests.conftest import NOW, Cast

PAGE = "/coach/"


@pytest.fixture
def office(client: Client, cast: Cast) -> Client:
    client.force_login(cast.nils)
    return client


def typed(**changes: str) -> dict[str, object]:
    """What the browser sends when nothing was changed, and these fields on top."""
    words: dict[str, object] = {"rules": list(EVERY)}
    for code, rule in EVERY.items():
        words[f"{code}-is_on"] = "on"
        words |= {f"{code}-title": str(rule.title), f"{code}-why": str(rule.why)}
    return words | {name.replace("__", "-"): value for name, value in changes.items()}


def test_every_rule_stands_on_the_page_once(office: Client) -> None:
    page = office.get(PAGE).content.decode()
    for code, rule in EVERY.items():
        assert page.count(f'name="rules" value="{code}"') == 1
        assert page.count(f'name="{code}-is_on"') == (0 if rule.blocks else 1)
    assert page.count("<h1") == 1
    assert "Use Rapport’s words again" not in page


def test_words_that_were_not_changed_stay_rapports(office: Client) -> None:
    assert office.post(PAGE, typed()).status_code == 302
    assert RuleSetting.objects.count() == 0


def test_own_words_and_switches_are_kept(office: Client) -> None:
    fix = "Leave jobs for the fair."
    data = typed(
        **{"not-a-job__fix": fix, "not-a-job__title": " No job talk ", "resume__is_on": ""}
    )
    office.post(PAGE, data)
    assert RuleSetting.objects.by_code() == {
        "not-a-job": Setting(title="No job talk", fix=fix),
        "resume": Setting(is_on=False),
    }
    page = office.get(PAGE).content.decode()
    assert fix in page
    assert page.count("Use Rapport’s words again") == 1
    assert "resume-is_on" in page.split("Leaves the résumé out")[0][-400:]


def test_rapports_words_come_back_and_the_switch_stays(office: Client, cast: Cast) -> None:
    settings = {"resume": Setting(is_on=False, fix="Not now."), "times": Setting(fix="Two days.")}
    set_rules(settings, now=NOW, by=cast.nils)
    changes = {"resume__is_on": "", "resume__fix": "Not now.", "times__fix": "Two days."}
    office.post(PAGE, typed(**changes) | {"do": "rapports resume"})
    assert RuleSetting.objects.by_code() == {
        "resume": Setting(is_on=False),
        "times": Setting(fix="Two days."),
    }


def test_a_part_of_the_page_switches_nothing_else_off(office: Client) -> None:
    office.post(PAGE, {"rules": ["resume"], "resume-title": "Own"})
    office.post(PAGE, {"do": "save"})
    assert RuleSetting.objects.by_code() == {"resume": Setting(is_on=False, title="Own")}


def test_a_text_that_is_too_long_is_named_and_kept(office: Client) -> None:
    answer = office.post(PAGE, typed(times__title="x" * 121))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Offers two or more times: at most 120 characters for “Title”." in page
    assert "x" * 121 in page
    assert RuleSetting.objects.count() == 0


def test_what_blocks_stays_on_in_the_verb_and_in_the_table(cast: Cast) -> None:
    set_rules({"placeholder": Setting(is_on=False, title="Own")}, now=NOW, by=cast.nils)
    assert RuleSetting.objects.by_code() == {"placeholder": Setting(title="Own")}
    assert BLOCKING == ["empty", "how-found", "placeholder"]
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSetting.objects.filter(code="placeholder").update(is_on=False)


def test_a_rule_that_is_not_there_is_not_kept(cast: Cast) -> None:
    set_rules({"nonsense": Setting(is_on=False)}, now=NOW, by=cast.nils)
    assert RuleSetting.objects.count() == 0


@pytest.mark.parametrize("name", ["imani", "dana", "rosalind"])
def test_only_a_coordinator_may_change_a_rule(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        set_rules({"resume": Setting(is_on=False)}, now=NOW, by=getattr(cast, name))
    RuleSetting.objects.create(code="resume", is_on=False)
    assert list(RuleSetting.objects.visible_to(getattr(cast, name))) == []


def test_the_coordinator_finds_it_from_the_guide(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    assert f'href="{PAGE}"' in client.get("/guide/").content.decode()
    client.force_login(cast.dana)
    assert f'href="{PAGE}"' not in client.get("/guide/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_and_the_verb_ask_the_same_for_one_rule_and_three(
    office: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    codes = ["resume", "times", "early"][:count]
    RuleSetting.objects.bulk_create([RuleSetting(code=code, title="Own") for code in codes])
    with django_assert_num_queries(5):  # session, person, settings, campus, news
        office.get(PAGE)
    data = typed(**{f"{code}__fix": "Own fix." for code in codes})
    with django_assert_num_queries(10):  # session, person, settings; the verb: 5 and its savepoint
        office.post(PAGE, data)
