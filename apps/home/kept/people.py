"""Who somebody is, how they come in, and what was said to them."""

from apps.home.kept.shape import YEARS_7, After, Kept, Then, Way, center, hangs, ledger

_PERSON = (
    *("email", "name", "called", "pronouns", "address_as", "zone", "language", "role"),
    *("own_email", "last_login", "news_read_at"),
)
_HASHES = "Secrets; only their hashes are kept."

PEOPLE: dict[str, Kept] = {
    "accounts.Person": Kept(
        "Who somebody is: name, address, part",
        Then.PERSON,
        YEARS_7,
        "graduation and last sign-in",
        ways=(Way("pk", only=_PERSON),),
    ),
    "accounts.Affiliation": hangs("What the campus's sign-in said of them last", "person"),
    "accounts.Away": After(400, "ends_on").deleted("Days away of an advisor", "person"),
    "accounts.Link": After(400, "expires_at").deleted("Links in mail, as hashes", apart=_HASHES),
    "account.EmailAddress": hangs("Addresses to sign in with", "user"),
    "account.EmailConfirmation": After(30, "created").deleted(
        "Questions whether an address is theirs", apart=_HASHES
    ),
    "mfa.Authenticator": hangs(
        "Second factors and passkeys", Way("user", only=("type", "created_at", "last_used_at"))
    ),
    "socialaccount.SocialAccount": hangs("The campus account", "user"),
    "socialaccount.SocialApp": center("Providers of sign-in"),
    "socialaccount.SocialToken": hangs("Tokens of a provider (none are kept)", apart=_HASHES),
    "usersessions.UserSession": After(90, "last_seen_at").deleted(
        "Where somebody is signed in",
        Way("user", only=("created_at", "ip", "last_seen_at", "user_agent")),
    ),
    "sessions.Session": After(1, "expire_date").deleted("Signed-in browsers", apart=_HASHES),
    "auth.Group": center("Django's groups (unused)"),
    "auth.Group_permissions": center("Django's groups (unused)"),
    "auth.Permission": center("Django's rights (unused)"),
    "contenttypes.ContentType": center("Names of tables"),
    "audit.Event": ledger(
        "Audit log", Way("by", only=("what", "at")), Way("person", only=("what", "at"))
    ),
    "timeline.Entry": ledger(
        "What happened, when", Way("by", only=("subject_type", "subject_id", "verb", "at"))
    ),
    "mail.Message": After(90, "created_at", {"sent_at__isnull": False}).emptied(
        "Mail that was sent; the task mail.forget empties it",
        {
            "values": {},
            "links": [],
            "calendar": "",
            "last_error": "",
            "sender_name": "",
            "forgotten": True,
        },
        Way(
            "recipient",
            only=("template", "to_address", "values", "created_at", "sent_at"),
            where={"sent_at__isnull": False, "urgency__gt": 0},
        ),
    ),
    "mail.Report": After(365, "heard_at").deleted("Mail that came back", "person"),
    "mail.Sender": center("State of sending"),
    "mail.Suppression": ledger("Closed addresses, as keyed hashes", apart=_HASHES),
    "reminders.Reminder": After(365, "closed_at").emptied(
        "Reminders that are over",
        {"values": {}, "links": [], "sender_name": ""},
        Way("recipient", only=("kind", "due_at", "values", "status", "settled_at")),
    ),
    "reminders.Preference": hangs("What comes by mail", "person"),
    "reminders.DailyMail": hangs("When the daily mail comes", "person"),
    "home.Viewing": After(YEARS_7, "ends_at").deleted(
        "Who looked at Rapport as a student", "student__person", "by"
    ),
    "home.Takeout": After(7, "asked_at").deleted(
        "Files of one's own data", Way("person", only=("asked_at", "made_at", "size"))
    ),
    "home.AddressChange": After(400, "asked_at").deleted(
        "Other addresses to sign in with, asked for",
        Way("person", only=("email", "was", "asked_at", "due_at", "done_at", "ended")),
    ),
    "home.Erasure": ledger("Certificates of erasure", Way("person", only=("asked_at", "due_at"))),
    "home.Hold": After(YEARS_7, "ended_at").deleted(
        "Why somebody may not be erased", Way("person", only=("at", "ended_at"))
    ),
}
