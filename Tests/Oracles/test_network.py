"""The command and the archive reader open no network connection, and a process that holds a roster is in no core dump.

`strace` sees every system call. Where tracing is not allowed (some containers), the tests are passed over and say so.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = Path(os.environ.get("DRUKPROEF") or shutil.which("drukproef"))
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SCHOOL = ["--config", str(SAMPLES / "willibrord-miland/.drukproef.toml")]
DRAFT = str(SAMPLES / "drafts/willibrord-miland/01-sportdag.txt")
POST = '{"text":"Mail www.voorbeeld.example of bel 06-12345678"}\n'


def may_trace():
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True).returncode == 0


traced = pytest.mark.skipif(not may_trace(), reason="strace is missing or may not trace here")


def trace(folder, calls, *arguments, input="", **environment):
    """The system calls of these kinds that a run and its children make."""
    log = folder / "aanroepen"
    run = subprocess.run(
        ["strace", "-f", "-qq", "-e", "signal=none", "-e", f"trace={calls}", "-o", log, PROGRAM, *map(str, arguments)],
        cwd=folder, input=input, capture_output=True, text=True, timeout=300,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
    )
    assert run.returncode in (0, 1), (arguments, run.stderr)
    return [line for line in log.read_text().splitlines() if "(" in line], run


def repository(folder):
    subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / "a.md").write_text("Bel 06-12345678\n")
    subprocess.run(["git", "-C", folder, "add", "a.md"], check=True)
    return ["hook", "run"]


@traced
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", DRAFT, *SCHOOL], ["check", DRAFT, *SCHOOL, "--format", "sarif", "--explain"], ["stream", *SCHOOL],
        ["scan", str(SAMPLES / "exports/x/archief-2025"), *SCHOOL, "--format", "html"], ["extract", str(SAMPLES / "exports/whatsapp/ios")],
        ["roster", "check", str(SAMPLES / "rosters/somtoday.xlsx")], ["hook"], ["explain", "bsn"], ["rules"], ["config", *SCHOOL],
        ["redact", DRAFT, *SCHOOL], ["protocols", "list"], ["baseline", "write", DRAFT, "--output", "b.json", *SCHOOL], ["--version"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_network(tmp_path, arguments):
    if arguments == ["hook"]:
        arguments = repository(tmp_path)
    calls, _ = trace(tmp_path, "network", *arguments, input=POST)
    # Not even the kind that stays on the machine: nobody is asked who a user is or what a host is called.
    assert calls == []


@traced
def test_the_trace_sees_a_connection(tmp_path):
    log = tmp_path / "aanroepen"
    subprocess.run(["strace", "-f", "-e", "trace=network", "-o", log, "python3", "-c", "import socket; socket.socket()"], check=True)
    assert "socket(" in log.read_text()


@traced
@pytest.mark.parametrize("arguments", [["check", DRAFT], ["stream"], ["scan", str(SAMPLES / "exports/x/archief-2025")]], ids=lambda a: a[0])
def test_a_roster_is_kept_out_of_dumps(tmp_path, arguments):
    roster = SAMPLES / "willibrord-miland/roster.csv"
    calls, _ = trace(tmp_path, "prctl,prlimit64,setrlimit,openat", *arguments, "--roster", roster, input=POST)
    order = [
        "dumpable" if "PR_SET_DUMPABLE" in call else "limit" if "RLIMIT_CORE, {rlim_cur=0, rlim_max=0}" in call else "roster"
        for call in calls
        if "PR_SET_DUMPABLE" in call or "RLIMIT_CORE, {" in call or roster.name in call
    ]
    assert order.index("limit") < order.index("dumpable") < order.index("roster"), order


@traced
def test_without_a_roster_a_crash_may_be_looked_into(tmp_path):
    calls, _ = trace(tmp_path, "prctl", "check", input="Mooi weer")
    assert not any("PR_SET_DUMPABLE" in call for call in calls)
