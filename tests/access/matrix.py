"""Every URL of the site: what each of the cast gets for each method.

A cell is the status of GET and of POST. HEAD and a script's GET of a part must answer as GET
does; PUT and DELETE never do anything. People who are not named get `others`; who is not signed
in is sent to sign in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.access.world import World

NO = 405  # this method does not exist here
READING = {"GET", "HEAD", "FRAGMENT"}
PEOPLE = ("nobody", "imani", "mateo", "dana", "ruth", "nils", "rosalind", "teodor", "sam")


@dataclass(frozen=True)
class Cell:
    get: int
    post: int

    def status(self, method: str) -> int:
        return self.post if method == "POST" else self.get if method in READING else NO


@dataclass(frozen=True)
class Row:
    """`args` makes the URL's arguments out of the world; `data` is what a POST carries."""

    others: Cell
    people: Mapping[str, Cell] = field(default_factory=dict)
    args: Callable[[World], list[Any]] = lambda _world: []
    data: Callable[[World], dict[str, Any]] = lambda _world: {"pressed": "yes"}
    public: bool = False

    def cell(self, who: str) -> Cell:
        """Sam signed up and is nobody's: a student like Mateo, with nothing of his."""
        stands_for = "mateo" if who == "sam" and who not in self.people else who
        return self.people.get(stands_for, self.others)


READ = Cell(200, NO)
PRESS = Cell(NO, 302)
FORM = Cell(200, 422)
READ_OR_PRESS = Cell(200, 200)
HIDDEN = Cell(404, 404)
HIDDEN_PAGE = Cell(404, NO)
HIDDEN_PRESS = Cell(NO, 404)
REFUSED = Cell(403, 403)
REFUSED_PAGE = Cell(403, NO)
REFUSED_PRESS = Cell(NO, 403)


def mine(cell: Cell, others: Cell, args: Callable[[World], list[Any]], **more: Any) -> Row:  # noqa: ANN401 - fields of a row
    """A thing of Imani's: nobody else may even know that it is there."""
    return Row(others=others, people={"imani": cell}, args=args, **more)


def students(cell: Cell, others: Cell, **more: Any) -> Row:  # noqa: ANN401 - fields of a row
    return Row(others=others, people={"imani": cell, "mateo": cell}, **more)


STUDENT_ROWS: dict[str, Row] = {
    "students:welcome": students(FORM, REFUSED),
    "students:explorations": students(FORM, REFUSED),
    "students:about_me": students(Cell(200, 302), REFUSED),
    "students:exploration": mine(FORM, HIDDEN, lambda w: [w.exploration.pk]),
    "students:choose": mine(PRESS, HIDDEN_PRESS, lambda w: [w.exploration.pk]),
    "students:find": mine(Cell(NO, 422), HIDDEN_PRESS, lambda w: [w.exploration.pk]),
    "students:drop": mine(PRESS, HIDDEN_PRESS, lambda w: [w.finding.pk]),
    "contacts:people": students(READ, REFUSED_PAGE),
    "contacts:add": students(FORM, REFUSED),
    "contacts:led": students(READ, REFUSED_PAGE),
    "contacts:export": students(READ, REFUSED_PAGE),
    "contacts:note_down": students(Cell(NO, 422), REFUSED_PRESS),
    "contacts:duplicates": students(READ, REFUSED_PAGE),
    "home:leaving": students(READ_OR_PRESS, REFUSED),
    "home:become_alum": students(PRESS, REFUSED_PRESS),
    "interviews:diary": students(READ, REFUSED_PAGE),
    "home:merge": mine(Cell(200, 200), HIDDEN, lambda w: [w.contact.pk]),
    "home:part": mine(PRESS, HIDDEN_PRESS, lambda w: [w.merged.pk]),
    "contacts:address_books": students(FORM, REFUSED),
    "contacts:address_book": mine(Cell(200, 302), HIDDEN, lambda w: [w.book.pk]),
    "contacts:contact": mine(Cell(200, 302), HIDDEN, lambda w: [w.contact.pk]),
    "contacts:change": mine(Cell(200, 302), HIDDEN, lambda w: [w.contact.pk]),
    "contacts:put_away": mine(PRESS, HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "contacts:take_back": mine(PRESS, HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "contacts:keeping": students(READ, REFUSED_PAGE),
    "contacts:keep_tag": students(PRESS, REFUSED_PRESS),
    "contacts:begin_keeping": mine(PRESS, HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "contacts:end_keeping": mine(PRESS, HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "contacts:rest": mine(PRESS, HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "contacts:tap": mine(PRESS, HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "contacts:untap": mine(PRESS, HIDDEN_PRESS, lambda w: [w.touch.pk]),
    "outreach:requests": students(READ, REFUSED_PAGE),
    "outreach:start": mine(PRESS, HIDDEN_PRESS, lambda w: [w.known.pk]),
    # The advisor and the classmate see nothing; Rosalind would see her own request by its link.
    "outreach:request": mine(FORM, HIDDEN, lambda w: [w.draft.pk]),
    # She may see the request itself, by her link; the composer's preview is not hers.
    "outreach:preview": Row(
        others=HIDDEN_PAGE,
        people={"imani": READ, "rosalind": REFUSED_PAGE},
        args=lambda w: [w.request.pk],
    ),
    "outreach:introduction": mine(PRESS, HIDDEN_PRESS, lambda w: [w.known.pk]),
    "outreach:paper": Row(
        others=HIDDEN_PAGE,
        people={"imani": READ, "rosalind": REFUSED_PAGE},
        args=lambda w: [w.request.pk],
    ),
    "outreach:report": Row(
        others=HIDDEN, people={"imani": FORM, "rosalind": REFUSED}, args=lambda w: [w.request.pk]
    ),
    # A message: hers is seen by both, written by each in their own place.
    "outreach:write": Row(
        others=HIDDEN_PRESS,
        people={"imani": Cell(NO, 422), "rosalind": REFUSED_PRESS},
        args=lambda w: [w.request.pk],
    ),
    "outreach:move": mine(PRESS, HIDDEN_PRESS, lambda w: [w.draft.pk, "undo"]),
    "home:what_my_advisor_sees": students(READ, REFUSED_PAGE),
    "home:own_calendar": students(READ_OR_PRESS, REFUSED),
    "home:mail_back": Row(
        others=REFUSED,
        people=dict.fromkeys(("imani", "mateo", "dana", "ruth", "nils"), Cell(200, 302)),
    ),
    "reminders:mine": students(READ, REFUSED_PAGE),
    "reminders:later": mine(Cell(NO, 422), HIDDEN_PRESS, lambda w: [w.reminder.pk]),
    "reminders:stop_mine": mine(PRESS, HIDDEN_PRESS, lambda w: [w.reminder.pk]),
    "reminders:preferences": Row(
        others=REFUSED,
        people=dict.fromkeys(("imani", "mateo", "rosalind", "teodor", "dana", "ruth"), FORM),
    ),
}


def talk(cell: Cell, **more: Any) -> Row:  # noqa: ANN401 - fields of a row
    """A conversation with Rosalind: she knows of it, and the student's side is not hers."""
    shape = Cell(*(NO if status == NO else 403 for status in (cell.get, cell.post)))
    hidden = Cell(*(NO if status == NO else 404 for status in (cell.get, cell.post)))
    people = {"imani": cell, "rosalind": shape}
    return Row(others=hidden, people=people, args=lambda w: [w.interview.pk], **more)


def held(cell: Cell) -> Row:
    """A conversation that was logged, with somebody whom only Imani knows."""
    hidden = Cell(*(NO if status == NO else 404 for status in (cell.get, cell.post)))
    return mine(cell, hidden, lambda w: [w.held.pk])


TALK_ROWS: dict[str, Row] = {
    "interviews:talks": students(READ, REFUSED_PAGE),
    "interviews:talk": talk(READ),
    "interviews:entry": talk(READ),
    "interviews:time": talk(Cell(NO, 422)),
    "interviews:place": talk(Cell(NO, 422)),
    "interviews:suggest": talk(FORM),
    "interviews:take": talk(Cell(NO, 422)),
    "interviews:cancel": talk(Cell(200, 302)),
    "interviews:missed": talk(Cell(NO, 409)),  # it has not begun
    "interviews:live": talk(Cell(200, 302)),
    "interviews:practice": talk(READ),
    "interviews:live_keep": talk(Cell(NO, 400)),  # a form is no message of its script
    "interviews:log": talk(FORM),
    "outreach:short_note": talk(Cell(302, NO)),
    "interviews:thanks": held(FORM),
    "interviews:unsend_thanks": held(PRESS),
    "interviews:letter": held(READ),
    "interviews:letter_pdf": held(READ),
    "outreach:tell": held(FORM),
    "interviews:prepare": mine(READ, HIDDEN_PAGE, lambda w: [w.contact.pk]),
    "interviews:sheet": mine(READ, HIDDEN_PAGE, lambda w: [w.contact.pk]),
    "interviews:hopes": mine(PRESS, HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "interviews:ask": mine(Cell(NO, 422), HIDDEN_PRESS, lambda w: [w.contact.pk]),
    "interviews:ledger": students(FORM, REFUSED),
    "interviews:follow": mine(PRESS, HIDDEN_PRESS, lambda w: [w.advice.pk]),
    "interviews:told": mine(READ, HIDDEN_PAGE, lambda w: [w.contact.pk]),
    "interviews:update": mine(FORM, HIDDEN, lambda w: [w.contact.pk]),
    "interviews:unsend": mine(PRESS, HIDDEN_PRESS, lambda w: [w.update.pk]),
    "interviews:question": mine(PRESS, HIDDEN_PRESS, lambda w: [w.question.pk, "must"]),
}
EVERYBODY_ROWS: dict[str, Row] = {
    # Leads to the page that changes it.
    "accounts:address": Row(others=Cell(302, NO)),
    "home:address": Row(others=READ_OR_PRESS),
    # What is pressed there is named.
    "home:my_data": Row(others=READ_OR_PRESS),
    "accounts:again": Row(others=READ_OR_PRESS),
    # First they show that it is they.
    "accounts:set_password": Row(others=Cell(302, 302)),
    "accounts:device": Row(others=READ),
    "service_worker": Row(others=READ, public=True),
    "healthz": Row(others=READ, public=True),
    "campus:accessibility": Row(others=READ, public=True),
    "campus:colours": Row(others=READ, public=True, args=lambda _world: ["0b4f8a-1"]),
    "campus:picture": Row(others=HIDDEN_PAGE, public=True, args=lambda _world: ["f" * 64]),
    # The settings of the tests name nobody; a form is no report.
    "security_txt": Row(others=HIDDEN_PAGE, public=True),
    "browser_reports": Row(others=Cell(NO, 400), public=True),
    # Nobody rings in the tests, so that the monitor hears of it; figures need a token.
    # No provider is set in the tests.
    "mail:events": Row(others=HIDDEN, public=True),
    "home:readyz": Row(others=Cell(503, NO), public=True),
    "home:metrics": Row(others=HIDDEN_PAGE, public=True),
    "mail:fresh_link": Row(others=Cell(NO, 200), public=True, args=lambda _world: ["x" * 43]),
    "home:today": Row(others=READ, people={"sam": Cell(302, NO)}),
    "home:later": students(PRESS, REFUSED_PRESS),
    "home:go": Row(others=READ),
    "home:notifications": Row(others=READ),
    "home:read_all": Row(others=PRESS),
    "guide:index": Row(others=READ, people={"rosalind": REFUSED_PAGE, "teodor": REFUSED_PAGE}),
    "guide:step": Row(
        others=READ,
        people={"rosalind": REFUSED_PAGE, "teodor": REFUSED_PAGE},
        args=lambda _world: ["talk"],
    ),
}
TEAM = ("dana", "ruth", "nils")


def dana(cell: Cell, others: Cell, args: Callable[[World], list[Any]]) -> Row:
    """A thing of Dana's own: nobody else may even know that it is there."""
    return Row(others=others, people={"dana": cell}, args=args)


STAFF = {"dana": READ, "ruth": READ, "nils": READ}
STAFF_ROWS: dict[str, Row] = {
    "advising:caseload": Row(others=REFUSED_PAGE, people=STAFF),
    "advising:export": Row(others=REFUSED, people=dict.fromkeys(TEAM, FORM)),
    "home:looking_after": Row(others=REFUSED_PAGE, people=STAFF),
    "home:report": Row(others=REFUSED_PAGE, people=STAFF),
    # Without a kind of file there is none.
    "home:report_file": Row(others=REFUSED_PRESS, people=dict.fromkeys(TEAM, Cell(NO, 422))),
    "advising:history": Row(others=REFUSED_PAGE, people=STAFF),
    # Without a name a view is not kept; without a student there is no preview.
    "advising:keep_view": Row(others=REFUSED_PRESS, people=dict.fromkeys(TEAM, Cell(NO, 422))),
    "advising:drop_view": dana(PRESS, HIDDEN_PRESS, lambda w: [w.view.pk]),
    "advising:words": Row(others=REFUSED, people=dict.fromkeys(TEAM, Cell(302, 302))),
    "advising:sent": dana(READ, HIDDEN_PAGE, lambda w: [w.round.pk]),
    "advising:undo": dana(PRESS, HIDDEN_PRESS, lambda w: [w.round.pk]),
    "advising:keys": Row(others=REFUSED_PRESS, people={"dana": PRESS, "ruth": PRESS}),
    "advising:drop_snippet": dana(PRESS, HIDDEN_PRESS, lambda w: [w.snippet.pk]),
    "advising:end_note": dana(PRESS, HIDDEN_PRESS, lambda w: [w.note.pk]),
    "advising:bring_back_note": dana(PRESS, HIDDEN_PRESS, lambda w: [w.note.pk]),
    # The student sees the flag, and does not take it down.
    "advising:take_flag": Row(
        others=HIDDEN_PRESS,
        people={"dana": PRESS, "nils": PRESS, "imani": REFUSED_PRESS},
        args=lambda w: [w.flag.pk],
    ),
    "advising:withhold": Row(
        others=HIDDEN_PRESS,
        people=dict.fromkeys(("dana", "nils"), PRESS) | {"imani": REFUSED_PRESS},
        args=lambda w: [w.student.pk],
    ),
    **dict.fromkeys(
        ("advising:add_note", "advising:raise_flag"),
        Row(
            others=HIDDEN_PRESS,
            people=dict.fromkeys(("dana", "nils"), Cell(NO, 422)) | {"imani": REFUSED_PRESS},
            args=lambda w: [w.student.pk],
        ),
    ),
    "advising:drafts": Row(others=REFUSED_PAGE, people={"dana": READ, "ruth": READ}),
    # The student may see what was read; the page is their advisor's alone.
    "advising:draft": Row(
        others=HIDDEN,
        people={"dana": Cell(200, 422), "imani": REFUSED},
        args=lambda world: [world.review.pk],
    ),
    # Nothing was decided yet, so there is nothing to undo.
    "advising:undo_draft": Row(
        others=HIDDEN_PRESS,
        people={"dana": PRESS, "imani": REFUSED_PRESS},
        args=lambda world: [world.review.pk],
    ),
    "advising:undo_thanks": Row(
        others=HIDDEN_PRESS,
        people={"dana": PRESS, "imani": REFUSED_PRESS},
        args=lambda world: [world.thanks.pk],
    ),
    "advising:thanks": Row(
        others=HIDDEN,
        people={"dana": Cell(200, 422), "imani": REFUSED},
        args=lambda world: [world.thanks.pk],
    ),
    "advising:student": Row(
        others=HIDDEN_PAGE,
        # A student can see themself, and so learns that this page is not theirs.
        people={"dana": READ, "nils": READ, "imani": REFUSED_PAGE},
        args=lambda world: [world.student.pk],
    ),
}
READERS = {"imani": READ, "mateo": READ, "dana": READ, "ruth": READ, "nils": READ}


def coordinators(cell: Cell, others: Cell, **more: Any) -> Row:  # noqa: ANN401 - fields of a row
    return Row(others=others, people={"nils": cell}, **more)


def alumni(cell: Cell) -> Row:
    return Row(others=REFUSED, people={"rosalind": cell, "teodor": cell})


def _erasure(world: World) -> list[Any]:
    return [world.erasure.pk]


ALUMNI_ROWS: dict[str, Row] = {
    "alumni:directory": Row(others=REFUSED_PAGE, people=READERS),
    "alumni:profile": Row(
        others=HIDDEN_PAGE,
        people=READERS | {"rosalind": REFUSED_PAGE},
        args=lambda w: [w.cast.alum.pk],
    ),
    "alumni:hidden": students(READ, REFUSED_PAGE),
    "alumni:further": Row(others=REFUSED_PAGE, people=READERS),
    "alumni:tell_me": students(PRESS, REFUSED_PRESS),
    **dict.fromkeys(
        ("alumni:hide", "alumni:show", "alumni:wait"),
        Row(
            others=HIDDEN_PRESS,
            people={"imani": PRESS, "mateo": PRESS}
            | dict.fromkeys(("dana", "ruth", "nils", "rosalind"), REFUSED_PRESS),
            args=lambda w: [w.cast.alum.pk],
        ),
    ),
    "contacts:keep": Row(
        others=HIDDEN_PRESS,
        people={"imani": PRESS, "mateo": PRESS}
        | dict.fromkeys(("dana", "ruth", "nils", "rosalind"), REFUSED_PRESS),
        args=lambda w: [w.cast.alum.pk],
    ),
    "alumni:mine": alumni(FORM),
    "alumni:own_choices": alumni(FORM),
    "outreach:open_answer": Row(
        others=HIDDEN_PRESS,
        people={"rosalind": PRESS, "imani": REFUSED_PRESS},
        args=lambda w: [w.request.pk],
    ),
    "coach:rules": coordinators(Cell(200, 302), REFUSED),
    "interviews:bank": coordinators(READ, REFUSED_PAGE),
    "interviews:bank_topic": coordinators(Cell(200, 302), REFUSED, args=lambda _w: ["pay"]),
    "reminders:queue": coordinators(READ, REFUSED_PAGE),
    "outreach:concerns": coordinators(READ, REFUSED_PAGE),
    "outreach:concern": coordinators(FORM, HIDDEN, args=lambda w: [w.report.pk]),
    "alumni:people": coordinators(READ, REFUSED_PAGE),
    "alumni:invite": coordinators(PRESS, REFUSED_PRESS),
    "alumni:numbers": coordinators(READ, REFUSED_PAGE),
    "alumni:campaigns": coordinators(READ, REFUSED_PAGE),
    "alumni:campaign_new": coordinators(FORM, REFUSED),
    "alumni:campaign_mail": coordinators(READ, REFUSED_PAGE),
    "alumni:campaign": coordinators(Cell(200, 302), HIDDEN, args=lambda w: [w.campaign.pk]),
    "alumni:links": coordinators(FORM, REFUSED),
    "alumni:link": Row(
        others=HIDDEN,
        people={"nils": FORM} | dict.fromkeys(("imani", "mateo", "dana", "ruth"), REFUSED),
        args=lambda w: [w.link.pk],
    ),
    "alumni:arrange": Row(
        others=HIDDEN_PRESS,
        people={"nils": PRESS} | dict.fromkeys(("imani", "mateo", "dana", "ruth"), REFUSED_PRESS),
        args=lambda w: [w.link.pk, "hide"],
    ),
    "campus:center": coordinators(FORM, REFUSED),
    "home:erasures": coordinators(READ, REFUSED_PAGE),
    "home:erase": coordinators(PRESS, REFUSED_PRESS, args=lambda w: [w.cast.mateo.pk]),
    # Mateo asked for it, and so learns that this page is not his.
    "home:certificate": Row(
        others=HIDDEN,
        people={"nils": Cell(200, 302), "mateo": REFUSED, "sam": HIDDEN},
        args=_erasure,
    ),
    "home:certificate_file": Row(
        others=HIDDEN_PAGE,
        people={"nils": READ, "mateo": REFUSED_PAGE, "sam": HIDDEN_PAGE},
        args=_erasure,
    ),
    "home:audit": coordinators(READ, REFUSED_PAGE),
    "advising:exports": coordinators(READ, REFUSED_PAGE),
    "campus:changes": coordinators(READ, REFUSED_PAGE),
    "campus:look": coordinators(FORM, REFUSED),
    "campus:logo": coordinators(Cell(302, 422), REFUSED),
    "campus:quiet": coordinators(FORM, REFUSED),
    "campus:file": coordinators(FORM, REFUSED),
    "campus:chosen": coordinators(Cell(NO, 422), REFUSED_PRESS),
    "campus:period": coordinators(FORM, HIDDEN, args=lambda w: [w.period.pk]),
    "campus:remove": coordinators(READ_OR_PRESS, HIDDEN, args=lambda w: [w.period.pk]),
    "alumni:settle": coordinators(PRESS, HIDDEN_PRESS, args=lambda w: [w.suggestion.pk]),
    "students:roster": coordinators(FORM, REFUSED),
    "students:roster_file": coordinators(Cell(200, 302), HIDDEN, args=lambda w: [w.roster.pk]),
    "students:roster_file_columns": coordinators(FORM, HIDDEN, args=lambda w: [w.roster.pk]),
    "campus:terms": coordinators(FORM, REFUSED),
    "campus:term": coordinators(FORM, HIDDEN, args=lambda w: [w.term.pk]),
    "campus:remove_term": coordinators(READ_OR_PRESS, HIDDEN, args=lambda w: [w.term.pk]),
    "campus:pledge": coordinators(FORM, REFUSED),
    "campus:first_note": coordinators(FORM, REFUSED),
    "interviews:manners": coordinators(Cell(200, 302), REFUSED),
    "guide:examples": coordinators(FORM, REFUSED),
    "guide:example": coordinators(FORM, HIDDEN, args=lambda w: [w.example.pk]),
    "guide:video": coordinators(FORM, HIDDEN, args=lambda w: [w.video.pk]),
    "guide:put_back": coordinators(PRESS, HIDDEN_PRESS, args=lambda w: [w.removal.pk]),
    "guide:edit": coordinators(FORM, REFUSED, args=lambda _w: ["talk"]),
    "guide:add_video": coordinators(FORM, REFUSED, args=lambda _w: ["talk"]),
    "home:setup": coordinators(READ, REFUSED_PAGE),
    "home:leave_setup": coordinators(PRESS, REFUSED_PRESS),
    "home:try_sender": coordinators(Cell(200, 302), REFUSED),
    "home:try_talk": coordinators(FORM, REFUSED),
    "home:pilot": coordinators(Cell(200, 302), REFUSED),
    "home:staff": coordinators(FORM, REFUSED),
    "home:colleague": coordinators(FORM, HIDDEN, args=lambda w: [w.cast.ruth.pk]),
    "home:here": Row(
        others=HIDDEN_PRESS, people={"nils": PRESS, "ruth": PRESS}, args=lambda w: [w.away.pk]
    ),
    "home:days_away": Row(others=REFUSED, people={"dana": FORM, "ruth": FORM}),
    "home:caseloads": coordinators(FORM, REFUSED),
    # The student may see themself, and so learns that this press is not theirs.
    "home:look_on": Row(
        others=HIDDEN_PRESS,
        people={"nils": PRESS, "dana": REFUSED_PRESS, "imani": REFUSED_PRESS},
        args=lambda w: [w.student.pk],
    ),
    "home:look_off": coordinators(PRESS, REFUSED_PRESS),
    "alumni:imports": coordinators(FORM, REFUSED),
    "alumni:import": coordinators(Cell(200, 302), HIDDEN, args=lambda w: [w.batch.pk]),
    "alumni:import_columns": coordinators(FORM, HIDDEN, args=lambda w: [w.batch.pk]),
    "alumni:import_decision": coordinators(PRESS, HIDDEN_PRESS, args=lambda w: [w.batch.pk]),
    "advising:import_rows": coordinators(READ_OR_PRESS, HIDDEN, args=lambda w: [w.batch.pk]),
}
ROWS = STUDENT_ROWS | TALK_ROWS | EVERYBODY_ROWS | STAFF_ROWS | ALUMNI_ROWS
