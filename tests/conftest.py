"""What several tests share: the finished editions, and what validators say of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.validators.session import Verdicts

ROOT = Path(__file__).parents[1]
VERDICTS = pytest.StashKey[Verdicts]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--dist",
        metavar="DIR",
        type=Path,
        help="judge the editions in this folder as they are, instead of making"
        " those of this project current in dist/ first",
    )


@pytest.fixture(scope="session")
def dist(pytestconfig: pytest.Config) -> Path:
    """Return the folder of the finished editions; made once, only what changed."""
    given: Path | None = pytestconfig.getoption("--dist")
    if given is not None:
        return given.resolve()
    press = [sys.executable, "-m", "press"]
    done = subprocess.run(press, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"the editions cannot be made\n{done.stderr}", pytrace=False)
    return ROOT / "dist"


@pytest.fixture(scope="session")
def verdicts(dist: Path, pytestconfig: pytest.Config) -> Verdicts:
    """Return what the validators say; each looks at its editions once a session."""
    pytestconfig.stash[VERDICTS] = Verdicts(dist)
    return pytestconfig.stash[VERDICTS]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the counts of the validators, to be quoted, and their warnings."""
    verdicts = config.stash.get(VERDICTS, None)
    if verdicts is not None and verdicts.given:
        terminalreporter.section("validators")
        for line in verdicts.summary():
            terminalreporter.write_line(line)
