"""The rules of the house that linters cannot see: each reads a tree and returns its faults."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

FUNCTION_LINES = 25
FILE_LINES = 250
TEST_FILE_LINES = 500
TEMPLATE_LINES = 120
SETTINGS_LINES = 200
ROOMS_FORBIDDEN = {"utils", "helpers", "common", "managers", "signals", "services"}
# The designated writer of each status: app -> files that may assign it.
WRITERS = {
    "alumni": {"alumni/actions/move.py"},
    "imports": {"imports/actions/move.py"},
    "contacts": {"contacts/actions/keeping.py", "contacts/actions/book_move.py"},
    "interviews": {"interviews/actions/move.py"},
    "outreach": {"outreach/actions/move.py"},
}


def sources(root: Path) -> Iterator[Path]:
    """Python files of the apps and the configuration, without migrations."""
    for folder in ("apps", "config"):
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def templates(root: Path) -> Iterator[Path]:
    for folder in ("apps", "templates"):
        yield from sorted((root / folder).rglob("*.html"))


def _said(path: Path, root: Path, line: int, what: str) -> str:
    return f"{path.relative_to(root)}:{line} {what}"


def over_budget(root: Path) -> list[str]:
    """Functions over 25 lines, files over 250 (tests 500), templates 120, settings 200."""
    found = []
    for path in [*sources(root), *sorted((root / "tests").rglob("*.py"))]:
        text = path.read_text(encoding="utf-8")
        is_test = "tests" in path.relative_to(root).parts
        most = TEST_FILE_LINES if is_test else FILE_LINES
        most = SETTINGS_LINES if path.name == "settings.py" else most
        if text.count("\n") > most:
            found.append(_said(path, root, 1, f"has {text.count(chr(10))} lines"))
        if not is_test:
            found += [_said(path, root, *long) for long in _long_functions(text)]
    for path in templates(root):
        count = path.read_text(encoding="utf-8").count("\n")
        if count > TEMPLATE_LINES:
            found.append(_said(path, root, 1, f"has {count} lines"))
    return found


def _long_functions(text: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {lines} lines"


def _is_room(path: Path, *rooms: str) -> bool:
    return path.stem in rooms or path.parent.name in rooms


def unguarded_rows(root: Path) -> list[str]:
    """`.objects.` in a view or form that is not followed by `visible_to(`."""
    pattern = re.compile(r"\.objects\.(?!visible_to\()")
    return _lines(root, pattern, "asks for rows without visible_to", "views", "forms")


def strayed_migrations(root: Path) -> list[str]:
    """A migration runs as the owner; the app's own connection would wait for its locks for ever."""
    pattern = re.compile(r"\.objects\b(?!\.using\()")
    return [
        _said(path, root, number, "asks another connection than its own")
        for path in sorted((root / "apps").rglob("migrations/*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def filters_in_views(root: Path) -> list[str]:
    return _lines(root, re.compile(r"\.(filter|exclude)\("), "picks rows in a view", "views")


def other_clocks(root: Path) -> list[str]:
    """Any clock besides `core.clock`."""
    pattern = re.compile(
        r"timezone\.now|datetime\.now|datetime\.utcnow|date\.today|auto_now|\bNow\(|time\.time\("
    )
    found = _lines(root, pattern, "asks another clock")
    return [
        line for line in found if not line.startswith(("apps/core/clock.py", "config/devstack"))
    ]


def timed_tasks(root: Path) -> list[str]:
    """`eta=` and long countdowns: a broker is not a database."""
    pattern = re.compile(r"\b(eta|countdown)=|apply_async\(|\.delay\(|\.retry\(")
    return _lines(root, pattern, "gives time or work to the broker")


def other_settings(root: Path) -> list[str]:
    """A variable of the environment that is read past the table of `config.environment`."""
    pattern = re.compile(r"os\.(environ|getenv)(?!\.setdefault\(\"DJANGO_SETTINGS_MODULE\")")
    found = _lines(root, pattern, "reads the environment")
    return [line for line in found if not line.startswith("config/devstack/")]


# Who may call another machine: mail goes out by SMTP, a sign-in of the campus may fail to, and the
# doctor asks DNS.
CALLERS = {
    "apps/home/doctor/asking.py": {"dns.resolver"},
    "apps/mail/line.py": {"smtplib"},
    "apps/mail/replies.py": {"smtplib", "socket"},
    "apps/accounts/campus/views.py": {"requests"},
}
_CALLS = {
    *("dns.asyncresolver", "dns.query", "dns.resolver"),
    *("aiohttp", "ftplib", "http.client", "httplib2", "httpx", "imaplib", "poplib", "pycurl"),
    *("requests", "smtplib", "socket", "telnetlib", "urllib.request", "urllib3", "xmlrpc.client"),
}


def openers_of_addresses(root: Path) -> list[str]:
    """Rapport fetches nothing: an address that a person typed is shown and never opened."""
    found = []
    for path in sources(root):
        name = path.relative_to(root).as_posix()
        if not name.startswith("apps/"):
            continue
        allowed = CALLERS.get(name, set())
        for line, module in _imports(ast.parse(path.read_text(encoding="utf-8"))):
            if module in _CALLS - allowed:
                found.append(_said(path, root, line, f"could open an address by {module}"))
    return found


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every module that is named, and for `from a import b` also a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def forbidden_rooms(root: Path) -> list[str]:
    return [
        _said(path, root, 1, "is a room this house does not have")
        for path in sources(root)
        if path.stem in ROOMS_FORBIDDEN or path.parent.name in ROOMS_FORBIDDEN
    ]


def _lines(root: Path, pattern: re.Pattern[str], what: str, *rooms: str) -> list[str]:
    found = []
    for path in sources(root):
        if rooms and not _is_room(path, *rooms):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line.split("  # ")[0]):
                found.append(_said(path, root, number, what))
    return found


def second_writers(root: Path) -> list[str]:
    """An assignment of a status, or an update of it, outside the one file that may."""
    found = []
    for app, writers in WRITERS.items():
        for path in sorted((root / "apps").rglob("*.py")):
            name = path.relative_to(root / "apps").as_posix()
            if "migrations" in path.parts or name in writers or not name.startswith(f"{app}/"):
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [_said(path, root, line, "writes a status") for line in _writes(tree)]
    return found


def _writes(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            named = [part for target in targets for part in ast.walk(target)]
            if any(isinstance(part, ast.Attribute) and part.attr == "status" for part in named):
                yield node.lineno
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "update":
            yield from (node.lineno for word in node.keywords if word.arg == "status")


def loose_markup(root: Path) -> list[str]:
    """Inline style or script in a page: the content security policy would drop it. Data may be."""
    pattern = re.compile(
        r"<style\b|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\b(?:src=|type=\"application/json\"))",
        re.IGNORECASE,
    )
    found = []
    for path in templates(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line):
                found.append(_said(path, root, number, "holds inline style or script"))
    return found


def scriptless_dead_ends(root: Path) -> list[str]:
    """An element with `hx-*` verbs but neither `href` nor `action` nor a form of its own."""
    element = re.compile(r"<(\w+)\b[^>]*\shx-(?:get|post|put|delete|patch)=[^>]*>", re.DOTALL)
    found = []
    for path in templates(root):
        found += [
            _said(path, root, 1, f"<{match.group(1)}> needs JavaScript")
            for match in element.finditer(path.read_text(encoding="utf-8"))
            if not re.search(r"\s(href|action|formaction)=", match.group(0))
        ]
    return found


def lent_titles(root: Path) -> list[str]:
    """What a page fetches by itself is a part of another page, whose title it must not take."""
    element = re.compile(r"<\w+\b[^>]*\shx-trigger=\"load\"[^>]*>", re.DOTALL)
    found = []
    for path in templates(root):
        found += [
            _said(path, root, 1, "gives its page the title of another")
            for match in element.finditer(path.read_text(encoding="utf-8"))
            if "ignoreTitle:true" not in match.group(0)
        ]
    return found


def unreasoned(root: Path) -> list[str]:
    """A rule of the linter put aside, without a word why."""
    bare = re.compile(r"# noqa(: [A-Z0-9, ]+)?$")
    return [
        _said(path, root, number, "puts a rule aside without a reason")
        for path in sources(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if bare.search(line)
    ]


RULES = (
    over_budget,
    unguarded_rows,
    strayed_migrations,
    filters_in_views,
    other_clocks,
    timed_tasks,
    other_settings,
    openers_of_addresses,
    forbidden_rooms,
    second_writers,
    loose_markup,
    scriptless_dead_ends,
    lent_titles,
    unreasoned,
)
