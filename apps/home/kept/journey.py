"""A student's journey: all of it goes with the student, some of it before."""

from apps.home.kept.shape import YEARS_7, After, Kept, Way, hangs, ledger

_STUDENT, _CONTACT = "student__person", "contact__student__person"
_TALK, _REQUEST = "interview__contact__student__person", "request__student__person"
_ALUM = "request__alum__person"
# Of an answer the alum's reason is the student's to read only where the alum said so.
_TOLD = ("request", "verb", "starts_at", "times", "mode", "note", "colleague", "until", "at")
_LETTER = ("status", "subject", "text", "minutes", "sent_at", "answered_at", "answer_note")

STUDENTS: dict[str, Kept] = {
    "students.Student": hangs("What a student says of themself", "person"),
    "students.Advising": hangs("Who advised whom, when", _STUDENT),
    "students.Exploration": hangs("Explorations", _STUDENT),
    "students.Finding": hangs("Findings", "exploration__student__person"),
    "students.StepFact": hangs("How far each step is", "exploration__student__person"),
    "students.Mailbox": After(400, "asked_at").deleted("Own addresses asked about", _STUDENT),
    "students.Pledge": hangs("The promise of conduct", _STUDENT),
    "contacts.Contact": hangs("The people of a student", _STUDENT),
    "contacts.AddressBook": After(30, "created_at").deleted("Address books", _STUDENT),
    "contacts.BookEntry": hangs("Lines of an address book", "book__student__person"),
    "contacts.KeepInTouch": hangs("Plans to keep in touch", _CONTACT),
    "contacts.TagPlan": hangs("Plans for a tag", _STUDENT),
    "contacts.Merge": hangs("Entries that became one", "kept__student__person"),
    "contacts.Apart": hangs("Entries that are two people", "one__student__person"),
    "contacts.Touch": hangs("Words and meetings", _CONTACT),
    "interviews.Interview": hangs(
        "Conversations",
        _CONTACT,
        Way("alum_person", only=("status", "starts_at", "minutes", "mode", "where", "ended_at")),
    ),
    "interviews.LogDraft": hangs("A log being written", _TALK),
    "interviews.Preparation": hangs("Preparing", _CONTACT),
    "interviews.Question": hangs("Questions", "preparation__contact__student__person"),
    "interviews.LiveNote": hangs("Notes during a conversation", _TALK),
    "interviews.LiveEntry": hangs("Which device wrote which note", _TALK),
    "interviews.Log": hangs("Logs", _TALK),
    "interviews.Advice": hangs("Advice", _TALK),
    "interviews.Referral": hangs("Names given", _TALK),
    "interviews.Option": hangs("Times offered", _TALK, "offered_by"),
    "interviews.Milestone": hangs("Milestones", _STUDENT),
    "interviews.Update": hangs("Updates to people", _CONTACT),
    "interviews.ThankYou": hangs(
        "Thank-yous",
        _TALK,
        Way("interview__alum_person", only=("subject", "body"), where={"status": "sent"}),
    ),
    "interviews.ThanksReview": hangs(
        "Thank-yous given to be read", "thanks__interview__contact__student__person"
    ),
    "interviews.ThanksComment": hangs(
        "Comments on thank-yous", "review__thanks__interview__contact__student__person"
    ),
    "interviews.Word": hangs(
        "Messages around a conversation", _TALK, Way("author", only=("text", "at"))
    ),
    "outreach.Request": hangs(
        "Requests",
        _STUDENT,
        Way("alum__person", only=_LETTER, where={"delivered_at__isnull": False}),
    ),
    "outreach.Answer": hangs(
        "Answers", "by", Way(_REQUEST, only=_TOLD, where={"told_at__isnull": False, "void": False})
    ),
    "outreach.Report": After(3 * 365, "closed_at").emptied(
        "Concerns",
        {"text": "", "evidence": {}, "outcome": ""},
        Way("by", only=("text", "at", "closed_at")),
    ),
    "outreach.Review": hangs("Drafts given to be read", _REQUEST),
    "outreach.Comment": hangs("Comments on drafts", "review__request__student__person"),
    "outreach.Slot": hangs("Times of a request", _REQUEST),
    "outreach.ThreadMessage": hangs(
        "Messages of a request", _REQUEST, Way(_ALUM, only=("author", "text", "at"))
    ),
    "advising.Note": hangs("An advisor's notes", Way(_STUDENT, where={"shared": True})),
    "advising.NoteRead": hangs(
        "Who read a note", Way("note__student__person", where={"note__shared": True}), "reader"
    ),
    "advising.Flag": hangs("Flags", _STUDENT),
    "advising.Snippet": hangs("An advisor's phrases", "by"),
    "advising.View": hangs("An advisor's views", "by"),
    "advising.Standing": hangs("Furthest step", _STUDENT),
    "advising.OwnMove": hangs("What a student could do next", "standing__student__person"),
    "advising.Round": hangs("Words sent to many", "by"),
    "advising.Word": hangs("A word of an advisor", _STUDENT),
    "advising.Mark": ledger(
        "Whose summary is counted anew", apart="Numbers, for a few seconds, of what changed."
    ),
    "advising.Tally": After(400, "day").deleted(
        "How many stood where", apart="Counts of a caseload; of no single student."
    ),
    "advising.Export": After(YEARS_7, "at").emptied("Files that staff took", {"reason": ""}, "by"),
}
