"""A list of pupils that everybody on the machine can read is told of to a person, once; never in a pipe or a log."""

import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = Path(os.environ.get("DRUKPROEF") or shutil.which("drukproef"))
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NOTE = "iedereen op deze computer kan deze leerlingenlijst lezen"


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "leerlingen.csv"
    shutil.copy(SAMPLES / "willibrord-miland/roster.csv", path)
    # Every folder above must be open as well, or the file is closed whatever it says itself.
    folder = tmp_path
    changed = []
    while folder != folder.parent and folder.owner() != "root" or str(folder).startswith("/tmp/"):
        changed.append((folder, folder.stat().st_mode))
        folder.chmod(folder.stat().st_mode | 0o001)
        folder = folder.parent
    yield path
    for folder, mode in changed:
        folder.chmod(mode)


def on_terminal(*arguments):
    """What a run says on standard error when that is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    process.wait(timeout=120)
    os.close(ours)
    return said.decode()


@pytest.mark.parametrize("mode,is_told", [(0o644, True), (0o604, True), (0o600, False), (0o640, False), (0o400, False)])
def test_a_person_is_told_once(roster, mode, is_told):
    roster.chmod(mode)
    said = on_terminal("check", "-", "--roster", roster) + on_terminal("scan", SAMPLES / "exports/jsonl", "--roster", roster)
    assert said.count(NOTE) == (2 if is_told else 0), said
    assert "chmod 600" in said or not is_told


def test_a_closed_folder_closes_its_files(roster):
    roster.chmod(0o644)
    roster.parent.chmod(0o700)
    assert NOTE not in on_terminal("check", "-", "--roster", roster)


def test_pipes_and_logs_are_left_alone(roster):
    roster.chmod(0o644)
    for arguments in [["check", "-"], ["stream"], ["scan", SAMPLES / "exports/jsonl"]]:
        run = subprocess.run([PROGRAM, *arguments, "--roster", roster], input="", capture_output=True, text=True)
        assert NOTE not in run.stderr
    # Whoever has a list looked after is told, wherever.
    run = subprocess.run([PROGRAM, "roster", "check", roster], capture_output=True, text=True)
    assert run.stderr.count(NOTE) == 1 and run.returncode == 0
