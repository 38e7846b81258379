"""What the committed files may and may not say."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from config.devstack.places import PROJECT

# In parts, so that this file does not hold what it looks for.
REGISTRIES = tuple(
    f"{name}.{end}".encode()
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("yarnpkg", "com"),
        ("debian", "org"),
        ("crates", "io"),
        ("rubygems", "org"),
        ("golang", "org"),
        ("docker", "io"),
        ("ghcr", "io"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
    )
)
# A home or work folder with something below it, at the beginning of a path.
OWN_PATH = re.compile(rb"(?<![\w.}~-])/(?:home/[\w.-]+|Users/[\w.-]+|root|work)/[\w.]")


def committed() -> list[Path]:
    """Every file that is or could be committed: tracked, or new and not ignored."""
    listed = subprocess.run(
        ["/usr/bin/git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    )
    names = (name for name in listed.stdout.decode().split("\0") if name)
    return [PROJECT / name for name in names if (PROJECT / name).is_file()]


def test_no_committed_file_names_a_package_registry() -> None:
    found = {
        (str(path.relative_to(PROJECT)), host.decode())
        for path in committed()
        for host in REGISTRIES
        if host in path.read_bytes()
    }
    assert found == set()


def test_no_committed_file_holds_a_path_of_somebodys_machine() -> None:
    found = {
        (str(path.relative_to(PROJECT)), match.decode())
        for path in committed()
        for match in OWN_PATH.findall(path.read_bytes())
    }
    assert found == set()


def test_the_search_for_paths_would_find_one() -> None:
    planted = b"open('/" + b"root/project')"
    assert OWN_PATH.search(planted) is not None


def test_the_compose_file_is_valid_by_its_own_schema() -> None:
    checked = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.compose-spec", "docker-compose.yml"),
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "ok -- validation done\n")


def test_compose_runs_every_part_on_one_image_and_migrates_before_it() -> None:
    services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]
    assert set(services) == {
        *("web", "worker", "beat", "migrate", "postgres", "valkey", "catcher"),
    }
    ours = ("web", "worker", "beat", "migrate")
    assert {services[name]["image"] for name in ours} == {"rapport"}
    waiting = {
        name: services[name]["depends_on"]["migrate"]["condition"]
        for name in ("web", "worker", "beat")
    }
    assert waiting == dict.fromkeys(("web", "worker", "beat"), "service_completed_successfully")
    assert services["postgres"]["volumes"][0] == "postgres:/var/lib/postgresql"


def test_only_the_migration_gets_the_owner_s_password() -> None:
    services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]
    roles = {
        name: service["environment"]["DATABASE_URL"].split("//")[1].split(":")[0]
        for name, service in services.items()
        if "DATABASE_URL" in service.get("environment", {})
    }
    app = dict.fromkeys(("web", "worker", "beat"), "rapport_app")
    assert roles == {**app, "migrate": "rapport_owner"}
