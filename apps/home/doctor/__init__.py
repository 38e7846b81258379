"""Whether this machine is set up as Rapport needs it: one finding a matter, and how to mend it.

No finding holds a secret: of settings only whether they are there, of errors only their kind.
"""

import platform
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from django.conf import settings
from django.core.cache import cache
from django.core.checks import run_checks
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from redis import RedisError

from apps.accounts.places import seen_short
from apps.core.clock import now
from apps.home.doctor.finding import Finding, Verdict, judged
from apps.home.doctor.names import mail_names
from apps.home.vitals import copies, taken
from apps.mail.line import Line, NoServer

# As PostgreSQL numbers itself. Before 15 Django leaves out a constraint with NULLS NOT DISTINCT.
OLDEST_POSTGRES = 150_000
FREE_SHARE = 0.1
CLOCKS_APART_SECONDS = 2.0


def examined(*, resolver: str = "") -> Iterator[Finding]:
    """Every finding, in the order in which one would mend them; `resolver`: whom to ask for DNS."""
    yield versions()
    yield from deployment()
    yield from _guarded("database", (rights, tables, clock, queue, copied), Error, "DATABASE_URL")
    yield from _guarded("Valkey", (valkey, proxies), RedisError, "REDIS_URL")
    yield mail_server()
    domain = settings.RAPPORT_MAIL_FROM.rpartition("@")[2]
    yield from mail_names(domain, settings.RAPPORT_DKIM_SELECTOR, resolver=resolver)
    yield static_files()
    yield from storage()


def _guarded(
    matter: str, parts: Iterable[Callable[[], Finding]], wrong: type[Exception], variable: str
) -> Iterator[Finding]:
    """The findings of a server, up to the question that it does not answer."""
    try:
        for part in parts:
            yield part()
    except wrong as error:
        cure = f"Look at {variable} (host, port, name, password), and at what stands above."
        yield Finding(matter, Verdict.MEND, f"does not answer ({type(error).__name__})", cure)


def versions() -> Finding:
    words = f"Python {platform.python_version()}, Django {django.get_version()}"
    return Finding("versions", Verdict.FINE, words)


def deployment() -> Iterator[Finding]:
    """What `check --deploy` says, and settings that only a living site needs."""
    found = [one for one in run_checks(include_deployment_checks=True) if not one.is_silenced()]
    yield judged(
        "check --deploy",
        f"{len(found)} remarks",
        cure="manage.py check --deploy names them: "
        + ", ".join(sorted({str(f.id) for f in found})),
        is_fine=not found,
    )
    wanted = {
        "RAPPORT_LASTING_KEY": settings.RAPPORT_LASTING_KEY != settings.SECRET_KEY,
        "RAPPORT_METRICS_TOKEN": bool(settings.RAPPORT_METRICS_TOKEN),
        "RAPPORT_SECURITY_CONTACT": bool(settings.RAPPORT_SECURITY_CONTACT),
        "https": settings.RAPPORT_BASE_URL.startswith("https://"),
    }
    missing = [name for name, is_there in wanted.items() if not is_there]
    words = f"missing: {', '.join(missing)}" if missing else "all that a living site needs"
    yield judged("settings", words, cure="See docs/settings.md.", is_fine=not missing)


def rights() -> Finding:
    """The web and the workers may write rows, and change no table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR has_schema_privilege('public', 'CREATE')"
            "    OR EXISTS (SELECT FROM pg_tables WHERE tableowner = current_user)"
            "  FROM pg_roles WHERE rolname = current_user"
        )
        (is_mighty,) = cursor.fetchone()
    words = "may change tables" if is_mighty else "reads and writes rows, changes no table"
    cure = "Give DATABASE_URL the app's role (config/devstack/roles.sql), not the owner's."
    return judged("database role", words, cure=cure, is_fine=not is_mighty)


def tables() -> Finding:
    version = connection.cursor().connection.info.server_version
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    words = f"PostgreSQL {version // 10_000}, {waiting} migrations wait"
    cure = f"manage.py migrate as the owner; PostgreSQL {OLDEST_POSTGRES // 10_000} or newer."
    is_fine = not waiting and version >= OLDEST_POSTGRES
    return judged("database", words, cure=cure, is_fine=is_fine)


def clock() -> Finding:
    """Leases and windows are read from this machine's clock, rows are looked at from others'."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        theirs = datetime.fromtimestamp(float(cursor.fetchone()[0]), UTC)
    apart = abs((now() - theirs).total_seconds())
    words = f"{apart:.1f} s from the database's"
    cure = "Let both machines take their time from one source (chrony, systemd-timesyncd)."
    return judged("clock", words, cure=cure, is_fine=apart < CLOCKS_APART_SECONDS)


def queue() -> Finding:
    found = taken(now())
    wrong = found.complaints()
    words = f"{found.outbox_depth} mails wait, {found.oldest_due_seconds} s late; " + "; ".join(
        wrong or ["worker and beat are at work"]
    )
    cure = "docs/operations.md says what to do for each of these."
    return judged("queue", words, cure=cure, is_fine=not wrong)


def copied() -> Finding:
    found, moment = copies(), now()
    words = f"last noted {found.made:%Y-%m-%d %H:%M} UTC" if found.made else "none was ever noted"
    cure = "Let `manage.py note_backup` run after each; docs/operations.md shows both."
    return judged("backup", words, cure=cure, is_fine=not found.is_old(moment))


def valkey() -> Finding:
    cache.get("doctor")
    return Finding("Valkey", Verdict.FINE, "answers")


def proxies() -> Finding:
    """A sign-in by too few shows that the number is too large; nothing shows one too small."""
    moment, declared = seen_short(), settings.ALLAUTH_TRUSTED_PROXY_COUNT
    words = f"{declared} declared"
    if moment:
        words = f"a sign-in came by fewer than the {declared} declared ({moment} UTC)"
    cure = (
        "Set RAPPORT_PROXIES to how many addresses X-Forwarded-For has once a request is here: whom"
        " fewer pass on counts as their proxy, and may invent an address by adding one."
    )
    return judged("proxies", words, cure=cure, is_fine=not moment)


def mail_server() -> Finding:
    try:
        with Line():
            return Finding("mail server", Verdict.FINE, "answers, signed in as told")
    except NoServer:
        cure = "Look at EMAIL_URL; the log says `mail.no_server` with the server's words."
        return Finding("mail server", Verdict.MEND, "no line to it", cure)


def static_files() -> Finding:
    """In DEBUG they come from where they are written."""
    if settings.DEBUG:
        return Finding("static files", Verdict.FINE, "served as they are (DEBUG)")
    is_there = (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file()
    words = "collected" if is_there else "not collected"
    cure = "manage.py assets, then manage.py collectstatic --noinput."
    return judged("static files", words, cure=cure, is_fine=is_there)


def storage() -> Iterator[Finding]:
    """The disks that this machine writes to; the database's is for its own machine to watch."""
    for matter, place in (("disk", settings.BASE_DIR), ("rosters", settings.RAPPORT_ROSTER_FOLDER)):
        if not place:
            continue
        if not Path(place).is_dir():
            yield Finding(matter, Verdict.MEND, "no such folder", "See RAPPORT_ROSTER_FOLDER.")
            continue
        disk = shutil.disk_usage(place)
        words = f"{disk.free // 2**30} GB free"
        is_fine = disk.free > disk.total * FREE_SHARE
        yield judged(matter, words, cure="Less than a tenth is free: make room.", is_fine=is_fine)
