"""What a person types: arguments, progress, printed problems, exit status.

Exit status: 0 all well, 1 problems in the sources or catalogues, 2 wrong use or
a missing part of the system.
"""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from press import (
    desk,
    intake,
    manuscript,
    new_language,
    preview,
    reviewing,
    status,
)
from press.editions import Folders, Format, Project, read_project
from press.problems import Problem, errors_among, number
from press.progress import Progress
from press.publish import publish
from press.settings import WrongSettings

ROOT = Path(__file__).parents[1]
WRITABLE = "Make that folder one where you may write, or work in a copy"
REMEDIES = {
    errno.ENOSPC: "Make room on the disk",
    errno.EDQUOT: "Make room on the disk",
    errno.EROFS: WRITABLE,
    errno.EACCES: WRITABLE,
    errno.EPERM: WRITABLE,
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    folders = Folders(ROOT)
    if arguments[:1] == ["test"]:
        return run_tests(arguments[1:])
    publishing = False
    try:
        project = read_project(ROOT / "pyproject.toml")
        wanted = parser(project).parse_args(arguments)
        publishing = not wanted.command
        problems = run(wanted, project, folders)
    except (WrongSettings, new_language.Refused) as refused:
        print(refused, file=sys.stderr)
        return 2
    except BrokenPipeError:  # not the disk: whoever read us has read enough
        raise
    except OSError as error:  # full disk, read-only folder and their like
        print(refused_by_system(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        kept = "; dist/ is as it was" if publishing else ""
        print(f"Stopped{kept}.", file=sys.stderr)
        return 130
    return report(problems, wanted.command)


def run(
    wanted: argparse.Namespace, project: Project, folders: Folders
) -> Sequence[Problem]:
    """Do what was asked and return the problems it met."""
    if problems := list(intake.refused(folders)):
        return problems
    progress = Progress()
    match wanted.command:
        case "update":
            return desk.update(project, folders, progress)
        case "status":
            return status.show(project, folders, as_json=wanted.json)
        case "start-language":
            return new_language.start(wanted.code, project, folders, progress)
        case "check":
            return desk.check(project, folders, progress, wanted.paths, fix=wanted.fix)
        case "count":
            return manuscript.count(project, folders)
        case "preview":
            return preview.preview(
                project,
                wanted.of,
                folders,
                progress,
                port=wanted.port,
                browser=wanted.browser,
            )
        case "review":
            return reviewing.review(
                project,
                wanted.of,
                wanted.chapter,
                folders,
                progress,
                done=wanted.done,
            )
        case _:
            editions = project.editions(wanted.language, wanted.format)
            return publish(project, editions, folders, progress)


def parser(project: Project) -> argparse.ArgumentParser:
    """Return the commands and their options."""
    press = argparse.ArgumentParser(
        prog="build.py", description="Make every edition of the handbook into dist/."
    )
    press.add_argument(
        "--language",
        action="append",
        default=[],
        choices=[language.code for language in project.languages],
        help="only this language; may be given more than once",
    )
    press.add_argument(
        "--format",
        action="append",
        default=[],
        choices=[kind.value for kind in Format],
        help="only this format; may be given more than once",
    )
    commands = press.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("update", help="bring new English messages into every .po")
    status = commands.add_parser("status", help="show the progress of translations")
    status.add_argument("--json", action="store_true", help="as JSON")
    start = commands.add_parser("start-language", help="begin a new translation")
    start.add_argument("code", metavar="CODE", help='such as "pl", "pt-BR", "he"')
    check = commands.add_parser("check", help="check the English and the catalogues")
    check.add_argument(
        "paths",
        nargs="*",
        type=below_sources,
        metavar="PATH",
        help="a page, a .po or a folder of them; all of them without one",
    )
    check.add_argument(
        "--fix", action="store_true", help="mend quotes, dashes and spaces first"
    )
    commands.add_parser("count", help="show the figures of the book")
    live = commands.add_parser("preview", help="show one language live in the browser")
    sheets = commands.add_parser("review", help="make review sheets to print or read")
    for command in (live, sheets):
        known = [language.code for language in project.languages]
        command.add_argument("of", metavar="LANGUAGE", choices=known)
    sheets.add_argument("chapter", nargs="*", help='such as "chapters/safeguarding"')
    sheets.add_argument(
        "--done", action="store_true", help="record that these have been reviewed"
    )
    live.add_argument("--port", type=port, default=preview.PORT)
    live.add_argument("--no-browser", dest="browser", action="store_false")
    commands.add_parser("test", help="run the test suite, validators included")
    return press


def below_sources(text: str) -> Path:
    """Return the path of a page or a catalogue, or of a folder with some."""
    path = Path(text).resolve()
    homes = {ROOT / "handbook", ROOT / "locales"}
    if not path.exists():
        raise argparse.ArgumentTypeError(
            f"{text} does not exist; for one language: check locales/lv"
        )
    if not homes & {path, *path.parents}:
        raise argparse.ArgumentTypeError(f"{text} is not in handbook/ or locales/")
    return path


def port(text: str) -> int:
    """Return the number of a port."""
    if not text.isdecimal() or len(text) > 5 or not 0 < int(text) < 2**16:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to 65535")
    return int(text)


def report(problems: Sequence[Problem], command: str | None) -> int:
    """Print all problems in one list with a verdict and return the exit status."""
    for problem in sorted(set(problems)):
        print(problem, file=sys.stderr)
    errors = errors_among(problems)
    if command == "check":
        print(verdict(len(errors), len(set(problems)) - len(errors)))
    elif errors:
        kept = "" if command else " What is in dist/ stays as it was."
        print(f"\n{number(len(errors), 'problem')}.{kept}", file=sys.stderr)
    return 1 if errors else 0


def verdict(errors: int, warnings: int) -> str:
    """Return the last line of ``check``.

    >>> verdict(0, 0), verdict(1, 2)
    ('Nothing is wrong.', '1 error, 2 warnings.')
    """
    if errors or warnings:
        return f"{number(errors, 'error')}, {number(warnings, 'warning')}."
    return "Nothing is wrong."


def refused_by_system(error: OSError) -> str:
    """Return what the system did not let us do, with which file, and the remedy."""
    said = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    if isinstance(error, shutil.Error):  # of a whole folder; its first file will do
        _from, to, why = error.args[0][0]
        said = f"{to}: {why}"
    remedy = REMEDIES.get(error.errno or 0, "Mend that")
    return f"{said}\n    {remedy}, then run the same command again."


def run_tests(arguments: Sequence[str]) -> int:
    """Run linter, type checker and the test suite; the first failure is the answer."""
    steps = [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", *arguments],
    ]
    for step in steps:
        print("$", *step, flush=True)
        done = subprocess.run(
            [sys.executable, "-m", *step], cwd=ROOT, env={**os.environ}
        )
        if done.returncode:
            return done.returncode
    return 0
