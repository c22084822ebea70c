"""The door, ``build.py``: facts that hold without network and without root."""

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock", "package-lock.json")


@pytest.fixture
def door(tmp_path: Path) -> ModuleType:
    """The door of a folder of its own, in which nothing is set up yet."""
    return door_in(tmp_path / "Mācību grāmata")


def door_in(folder: Path) -> ModuleType:
    folder.mkdir(parents=True)
    for name in ("build.py", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, folder)
    return open_door(folder)


def open_door(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("door", folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def steps(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of the steps that a set-up takes, none of them really taken."""
    taken: list[str] = []

    def run(words: str, *command: str, remedy: str = "") -> None:
        taken.append(words)
        if words == "Making .venv":
            touch(door.PYTHON)
        if words.startswith("Installing the fonts"):
            touch(door.ROOT / "node_modules" / ".package-lock.json")

    monkeypatch.setattr(door, "run", run)
    monkeypatch.setattr(door, "hand_over", lambda arguments: 0)
    monkeypatch.setattr(door, "is_there", lambda sign: True)
    return taken


def touch(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


ALL_STEPS = [
    "Making .venv",
    "Installing the Python packages of requirements.lock",
    "Installing the fonts",
    "Trying WeasyPrint",
]
TEST_STEPS = [
    "Installing the Python packages of requirements-test.lock",
    "Installing the fonts and the validators",
    "Trying WeasyPrint",
]

# An old Python


def test_an_old_python_can_read_the_door_as_far_as_its_message() -> None:
    tree = ast.parse((ROOT / "build.py").read_text("utf-8"), feature_version=(3, 7))
    too_new = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign)
    assert [node for node in ast.walk(tree) if isinstance(node, too_new)] == []


def test_an_old_python_can_read_the_annotations_too() -> None:
    tree = ast.parse((ROOT / "build.py").read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    written = [function.returns for function in functions]
    written += [each.annotation for f in functions for each in f.args.args]
    # Plain names, or text; None is for self.
    assert {type(node) for node in written} == {ast.Name, ast.Constant, type(None)}


def test_an_old_python_is_told_which_one_is_needed(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door.shutil, "which", lambda name: None)
    with pytest.raises(door.Stop, match=r"needs Python 3\.11 .* here is 3\.8\.20"):
        door.require_python((3, 8, 20))


def test_an_old_python_names_the_newest_one_of_the_machine(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = ("python3.11", "python3.13")
    monkeypatch.setattr(door.shutil, "which", lambda name: name in there)
    with pytest.raises(door.Stop, match=r"python3\.13 build\.py"):
        door.require_python((3, 8, 20))


# The stamp


def test_the_first_run_takes_every_step_and_the_second_none(
    door: ModuleType, steps: list[str]
) -> None:
    assert door.main([]) == 0
    assert steps == ALL_STEPS
    assert door.main(["--language", "lv"]) == 0
    assert steps == ALL_STEPS


def test_the_tests_need_more_which_is_added_to_what_is_there(
    door: ModuleType, steps: list[str]
) -> None:
    door.main([])
    door.main(["test"])
    assert steps == ALL_STEPS + TEST_STEPS


def test_what_the_tests_need_is_enough_for_all_else(
    door: ModuleType, steps: list[str]
) -> None:
    door.main(["test"])
    assert steps == ["Making .venv", *TEST_STEPS]
    door.main([])
    assert steps == ["Making .venv", *TEST_STEPS]


def test_a_half_made_venv_is_made_anew(door: ModuleType, steps: list[str]) -> None:
    touch(door.PYTHON)
    assert door.main([]) == 0
    assert steps == ALL_STEPS


def test_a_step_that_fails_leaves_no_stamp(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch, steps: list[str]
) -> None:
    door.main([])

    def fail(words: str, *command: str, remedy: str = "") -> None:
        raise door.Stop(words + " failed.", "Try again.")

    monkeypatch.setattr(door, "run", fail)
    assert door.main(["test"]) == 2
    assert not door.STAMP.exists()


def test_a_damaged_stamp_is_no_stamp(door: ModuleType, steps: list[str]) -> None:
    door.main([])
    door.STAMP.write_bytes(b"\0\0\xff\xff")
    steps.clear()
    assert door.main([]) == 0
    assert steps == ALL_STEPS


def test_fonts_that_were_deleted_come_back(door: ModuleType, steps: list[str]) -> None:
    door.main([])
    shutil.rmtree(door.ROOT / "node_modules")
    steps.clear()
    door.main([])
    assert steps == ALL_STEPS[1:]


@pytest.mark.parametrize("name", LOCKS)
def test_a_changed_lock_changes_the_stamp(door: ModuleType, name: str) -> None:
    before = door.stamp_for("run")
    with (door.ROOT / name).open("a") as lock:
        lock.write("\n")
    assert door.stamp_for("run") != before


def test_another_python_changes_the_stamp(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = door.stamp_for("run")
    monkeypatch.setattr(sys, "base_prefix", "/opt/another")
    assert door.stamp_for("run") != before


def test_a_moved_folder_changes_the_stamp(door: ModuleType, tmp_path: Path) -> None:
    moved = door_in(tmp_path / "moved")
    assert moved.stamp_for("run") != door.stamp_for("run")


def test_facts_of_the_book_do_not_change_the_stamp(door: ModuleType) -> None:
    before = door.stamp_for("run")
    with (door.ROOT / "pyproject.toml").open("a") as facts:
        facts.write("\n[tool.other]\nnew = 1\n")
    assert door.stamp_for("run") == before


# The system


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("apt-get", "sudo apt-get install libpango-1.0-0\n"),
        ("dnf", "sudo dnf install pango "),
        ("pacman", "sudo pacman -S --needed pango "),
        ("apk", "sudo apk add so:libpango-1.0.so.0 "),
        ("brew", "brew install pango\n"),
    ],
)
def test_a_missing_library_stops_the_door_with_the_command_for_this_system(
    door: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    program: str,
    command: str,
) -> None:
    monkeypatch.setattr(door.sys, "platform", "linux")
    monkeypatch.setattr(door, "may_use_apt", lambda: False)
    monkeypatch.setattr(door, "is_there", lambda sign: sign != "libpango-1.0.so.0")
    monkeypatch.setattr(door.shutil, "which", lambda name: name == program)
    assert door.main([]) == 2
    said = capsys.readouterr().err
    assert "this system lacks libpango-1.0-0." in said
    assert command in said


def test_root_on_debian_gets_what_is_missing_and_reads_what_is_done(
    door: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door.sys, "platform", "linux")
    monkeypatch.setattr(door, "may_use_apt", lambda: True)
    monkeypatch.setattr(door, "is_there", lambda sign: sign != "ensurepip" or steps)
    assert door.main([]) == 0
    venv_package = "python{}.{}-venv".format(*sys.version_info)
    install = "As root: apt-get install " + venv_package
    assert steps == ["As root: apt-get update", install, *ALL_STEPS]


def test_programs_for_tests_that_cannot_be_had_are_named_and_stop_nothing(
    door: ModuleType,
    steps: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = dict(door.settings(), **{"test-programs": {"mvn": "maven"}})
    monkeypatch.setattr(door, "settings", lambda: facts)
    monkeypatch.setattr(door, "may_use_apt", lambda: False)
    monkeypatch.setattr(door, "is_there", lambda sign: sign != "mvn")
    assert door.main(["test"]) == 0
    assert "will be skipped: maven" in capsys.readouterr().err


def test_a_library_a_program_and_a_file_show_that_they_are_there(
    door: ModuleType,
) -> None:
    assert door.is_there("sh")
    assert door.is_there(str(ROOT / "build.py"))
    assert not door.is_there("libof-nothing.so.0")
    assert not door.is_there("/of/nothing")


# What can go wrong


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE", "another network"),
        ("OSError: [Errno 28] No space left on device", "Make room"),
        ("[Errno 30] Read-only file system: '/srv/.venv.lock'", "you may write"),
        ("WARNING: Retrying (Retry(total=4", "Connect to the internet"),
        ("npm error code EAI_AGAIN", "Connect to the internet"),
        ("E: Failed to fetch a.deb Temporary failure resolving", "the internet"),
        ("ERROR: No matching distribution found for lxml", "3.11 to 3.14"),
        ("[Errno 2] No such file or directory: '/b/requirements.lock'", "fetch it"),
        ("something nobody has seen yet", "Delete .venv"),
    ],
)
def test_each_trouble_has_its_remedy(door: ModuleType, said: str, remedy: str) -> None:
    assert remedy in door.remedy_for(said)


def test_a_step_that_fails_shows_the_end_of_what_was_said(door: ModuleType) -> None:
    script = "print('one\\ntwo\\nthree\\nENOSPC: no room'); raise SystemExit(1)"
    with pytest.raises(door.Stop) as stopped:
        door.run("Trying", sys.executable, "-c", script)
    assert str(stopped.value).splitlines() == [
        "build.py: Trying failed.",
        "    two",
        "    three",
        "    ENOSPC: no room",
        "    Make room on the disk: .venv and node_modules take up to 1 GB.",
    ]


@pytest.mark.parametrize("slip", [b"[tool\n", "# ā\n".encode("utf-16")])
def test_a_slip_in_pyproject_is_shown_without_a_traceback(
    door: ModuleType, capsys: pytest.CaptureFixture[str], slip: bytes
) -> None:
    (door.ROOT / "pyproject.toml").write_bytes(slip)
    assert door.main([]) == 2
    assert capsys.readouterr().err.startswith("build.py: pyproject.toml: ")


def test_a_missing_lock_is_shown_without_a_traceback(
    door: ModuleType, steps: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (door.ROOT / "requirements.lock").unlink()
    assert door.main([]) == 2
    assert "A part of the project is missing" in capsys.readouterr().err


def test_ctrl_c_leaves_quietly(
    door: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(door, "provide_libraries", interrupted)
    assert door.main([]) == 130


@pytest.mark.skipif(os.name == "nt", reason="Windows waits without a word")
def test_a_second_door_waits_for_the_first_and_finds_the_work_done(
    door: ModuleType, steps: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with door.one_door_at_a_time():
        second = threading.Thread(target=door.main, args=[[]])
        second.start()
        second.join(0.3)
        assert steps == []
        door.set_up("run")
    second.join(10)
    assert steps == ALL_STEPS
    assert "Waiting for another build.py" in capsys.readouterr().err


# Handing over

FAKE_PYTHON = """#!/bin/sh
printf '%s\\n' "$PWD" "$PYTHONPATH" "$PYTHONSAFEPATH$PYTHONNOUSERSITE$PYTHONHOME" "$@"
exit 7
"""


def ready_folder(folder: Path) -> Path:
    """Return a folder that is set up, with a Python that only repeats its orders."""
    door = door_in(folder)
    touch(door.PYTHON)
    door.PYTHON.write_text(FAKE_PYTHON)
    door.PYTHON.chmod(0o755)
    touch(folder / "node_modules" / ".package-lock.json")
    door.write_stamp(door.stamp_for("run"))
    return folder


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize("name", ["plain", "two words", "Mācību grāmata – žąsys"])
def test_the_press_gets_arguments_folder_and_root_and_gives_its_status(
    tmp_path: Path, name: str
) -> None:
    folder = ready_folder(tmp_path / name)
    surroundings = dict(
        os.environ, LC_ALL="C", PYTHONSAFEPATH="1", PYTHONPATH="/stray", PYTHONHOME=""
    )
    surroundings.pop("HOME", None)
    done = subprocess.run(
        [sys.executable, str(folder / "build.py"), "--language", "lv"],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        str(tmp_path),
        str(folder),
        "11",
        *("-m", "press", "--language", "lv"),
    ]
    assert done.returncode == 7


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_python_m_build_is_the_same_door(tmp_path: Path) -> None:
    folder = ready_folder(tmp_path / "book")
    command = [sys.executable, "-m", "build", "--wheel"]
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONSAFEPATH"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-3:] == ["-m", "press", "--wheel"]
    assert done.returncode == 7


# The locks


def pins(lock: str) -> set[str]:
    return set(re.findall(r"(?m)^[\w.-]+==[^\s\\]+", (ROOT / lock).read_text()))


def test_the_lock_for_tests_holds_the_lock_for_the_run_at_the_same_versions() -> None:
    assert pins("requirements.lock") < pins("requirements-test.lock")


@pytest.mark.parametrize("lock", LOCKS[:2])
def test_no_lock_of_python_packages_names_a_server(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text()


def test_packages_for_node_are_known_by_digest_and_not_by_server() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    del packages[""]  # the project itself
    assert [name for name in packages if "integrity" not in packages[name]] == []
    assert [name for name in packages if "resolved" in packages[name]] == []


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    command = "python3 build.py test"
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == command
    assert command in (ROOT / "README.md").read_text("utf-8")
