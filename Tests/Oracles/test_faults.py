"""What may go wrong around the program: a full disk, a closed pipe, a signal, files that change, little memory, few open files.

Each time: a whole report or none, the right exit code, a message that says what to do, and never a crash.
"""

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import threading
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

PROGRAM = Path(os.environ.get("DRUKPROEF") or shutil.which("drukproef"))
PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "samples"
SEED = int(os.environ.get("DRUKPROEF_SEED", "20261121"))
POST = "Bel mij op 06-12345678, jij vuile hoer."
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def run(*arguments, at=None, input=None, limits=(), stdout=subprocess.PIPE, **options):
    def limit():
        for kind, value in limits:
            resource.setrlimit(kind, (value, value))

    return subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=at, input=input, stdout=stdout, stderr=subprocess.PIPE, timeout=300, env=ENVIRONMENT,
        preexec_fn=limit if limits else None, **options,
    )


def chat(folder, posts, name="chat.txt"):
    path = folder / name
    with path.open("w") as file:
        for number in range(posts):
            file.write(f"27-08-2020 1{number % 10}:{number % 50 + 10} - Bram: {POST} Nummer {number}\n")
    return path


# A full disk ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a.txt"], ["check", "a.txt", "--format", "json"], ["check", "a.txt", "--format", "html"], ["stream"],
        ["scan", "chat.txt"], ["scan", "chat.txt", "--format", "html"], ["scan", "chat.txt", "--format", "jsonl"], ["extract", "chat.txt"],
        ["redact", "a.txt"], ["explain", "bsn"], ["rules"], ["--help"], ["roster", "check", SAMPLES / "willibrord-miland/roster.csv"],
        ["roster", "import", SAMPLES / "rosters/parnassys.csv", "-o", "-"],
    ],
    ids=lambda arguments: "-".join(map(str, arguments[:1])),
)
def test_full_disk_behind_standard_output(tmp_path, arguments):
    (tmp_path / "a.txt").write_text(POST)
    chat(tmp_path, 2000)
    with open("/dev/full", "wb") as full:
        outcome = run(*arguments, at=tmp_path, input=json.dumps({"text": POST}).encode() + b"\n", stdout=full)
    assert outcome.returncode == 2, outcome.stderr
    assert "de schijf is vol" in outcome.stderr.decode()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 32 KB."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", disk], capture_output=True)
    if made.returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_full_disk_behind_files(tmp_path, small_disk):
    (tmp_path / "a.txt").write_text("\n\n".join([POST] * 400))
    for format in ["json", "html", "sarif", "csv"]:
        report = small_disk / f"verslag.{format}"
        report.write_text("het vorige verslag")
        outcome = run("check", "a.txt", "--output", f"{format}={report}", at=tmp_path)
        assert outcome.returncode == 2
        assert f"verslag.{format}: fout: het verslag kon hier niet worden geschreven: de schijf is vol" in outcome.stderr.decode()
        # What was there is there still, and nothing beside it.
        assert report.read_text() == "het vorige verslag"
        assert list(small_disk.iterdir()) == [report]
        report.unlink()
    chat(tmp_path, 3000)
    outcome = run("extract", "chat.txt", "--output", small_disk / "delen", at=tmp_path)
    assert outcome.returncode == 2 and "de schijf is vol" in outcome.stderr.decode()
    assert list((small_disk / "delen").iterdir()) == []
    outcome = run("baseline", "write", tmp_path / "a.txt", "--output", small_disk / "b.json")
    assert outcome.returncode in (0, 2) and all(json.loads(each.read_text()) for each in small_disk.glob("b.json*"))
    header, *rows = (SAMPLES / "willibrord-miland/roster.csv").read_text().splitlines()
    (tmp_path / "groot.csv").write_text("\n".join([header, *(row.replace(row.split(",")[0], f"{n}{m}", 1) for m, row in enumerate(rows) for n in range(100, 140))]))
    outcome = run("roster", "import", tmp_path / "groot.csv", "-o", small_disk / "lijst.csv")
    assert outcome.returncode in (0, 2)
    assert outcome.returncode == 0 or [each.name for each in small_disk.glob("lijst*")] == []


# Nobody reads any more ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["check", "a.txt"], ["stream"], ["scan", "chat.txt", "--format", "jsonl"], ["extract", "chat.txt"], ["rules"]])
def test_a_pipe_that_closes_early(tmp_path, arguments):
    (tmp_path / "a.txt").write_text(POST)
    chat(tmp_path, 20000)
    process = subprocess.Popen(
        [PROGRAM, *arguments], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
    process.stdout.close()
    try:
        process.stdin.write((json.dumps({"text": POST}) + "\n").encode() * 3000)
        process.stdin.close()
    except BrokenPipeError:
        pass
    said = process.stderr.read()
    # No signal, and no complaint that the disk is full.
    assert process.wait(timeout=120) in (0, 1, 2)
    assert b"schijf" not in said and b"Fatal" not in said


# Signals --------------------------------------------------------------------------------------------------------------


class Balanced(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "link", "br", "input", "img", "line", "rect", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()


def whole(format, text):
    if format == "html":
        page = Balanced()
        page.feed(text)
        return text.endswith("</html>\n") and not page.open
    if format == "sarif":
        return json.loads(text)["version"] == "2.1.0"
    if format == "jsonl":
        return text == "" or text.endswith("\n") and all(json.loads(line) for line in text.splitlines())
    return text == "" or text.endswith("\n")


@pytest.mark.parametrize("format", ["html", "jsonl", "csv", "sarif", "text"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_at_random_moments_of_a_scan(tmp_path, format, number):
    chat(tmp_path, 40000)
    moments = random.Random(f"{SEED}{format}{number}")
    stopped = 0
    for _ in range(3):
        with open(tmp_path / "verslag", "wb") as report:
            process = subprocess.Popen(
                [PROGRAM, "scan", "chat.txt", "--format", format, "--jobs", "2"], cwd=tmp_path, stdout=report, stderr=subprocess.PIPE, env=ENVIRONMENT)
            time.sleep(moments.uniform(0.0, 1.5))
            process.send_signal(number)
            said = process.communicate(timeout=120)[1].decode()
        text = (tmp_path / "verslag").read_text()
        if process.returncode == -number:
            # It was not listening yet: nothing was written.
            assert text == ""
            continue
        stopped += 1
        assert process.returncode in (1, 2), (process.returncode, said)
        assert process.returncode == 1 or "Afgebroken" in said + text
        assert whole(format, text), text[-300:]
    assert stopped or moments


def test_signals_while_parts_are_written(tmp_path):
    chat(tmp_path, 60000)
    moments = random.Random(SEED)
    for turn in range(4):
        folder = tmp_path / f"delen{turn}"
        process = subprocess.Popen(
            [PROGRAM, "extract", "chat.txt", "--output", folder, "--part-size", "1"], cwd=tmp_path, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        time.sleep(moments.uniform(0.0, 1.0))
        process.send_signal(moments.choice([signal.SIGINT, signal.SIGTERM]))
        process.wait(timeout=120)
        for part in folder.glob("*") if folder.exists() else []:
            assert part.suffix == ".jsonl", part
            assert all(json.loads(line)["text"] for line in part.read_text().splitlines())


def test_a_draft_keeps_its_words_when_mending_is_stopped(tmp_path):
    words = "\n\n".join([POST] * 2000)
    draft = tmp_path / "a.txt"
    draft.write_text(words)
    moments = random.Random(SEED)
    whole = {words}
    done = subprocess.run([PROGRAM, "check", "a.txt", "--fix"], cwd=tmp_path, capture_output=True, env=ENVIRONMENT)
    whole.add(draft.read_text())
    for _ in range(4):
        draft.write_text(words)
        process = subprocess.Popen(
            [PROGRAM, "check", "a.txt", "--fix"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        time.sleep(moments.uniform(0.0, 1.0))
        process.kill()
        process.wait()
        assert draft.read_text() in whole
    assert done.returncode in (0, 1, 2)


# Files that change while they are read ------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["truncated", "grown", "removed", "overwritten"])
def test_a_file_that_changes_while_it_is_read(tmp_path, how):
    path = chat(tmp_path, 1000)
    data = path.read_bytes()
    over = threading.Event()

    def change():
        moments = random.Random(SEED)
        while not over.is_set():
            time.sleep(moments.uniform(0.02, 0.2))
            if how == "truncated":
                os.truncate(path, moments.randrange(len(data)))
            elif how == "grown":
                with path.open("ab") as file:
                    file.write(data[:5_000])
                if path.stat().st_size > 2 * len(data):
                    return
            elif how == "removed":
                path.unlink(missing_ok=True)
                return
            else:
                path.write_bytes(random.Random(SEED).randbytes(len(data)))

    for arguments in [["scan", "chat.txt", "--format", "jsonl"], ["check", "chat.txt", "--format", "json"]]:
        path.write_bytes(data)
        over.clear()
        changer = threading.Thread(target=change)
        changer.start()
        try:
            outcome = run(*arguments, at=tmp_path)
        finally:
            over.set()
            changer.join()
        assert outcome.returncode in (0, 1, 2), outcome.stderr[-1000:]
        # As the pieces were read, a post may be torn; the report is none the less whole.
        if arguments[0] == "scan":
            assert whole("jsonl", outcome.stdout.decode())
        else:
            json.loads(outcome.stdout)


# Little of everything ---------------------------------------------------------------------------------------------------


def test_256_megabytes(tmp_path):
    """A roster of 2,000 pupils and thousands of posts in 256 MB of memory, the programs' own data and the stacks included."""
    header, *rows = (SAMPLES / "willibrord-miland/roster.csv").read_text().splitlines()
    (tmp_path / "roster.csv").write_text("\n".join([header, *(rows * 100)[:2000]]) + "\n")
    chat(tmp_path, 1500)
    (tmp_path / "a.txt").write_text((POST + " Mooi weer vandaag in het bos.\n\n") * 1000)
    size = 256 << 20
    for arguments in [["check", "a.txt", "--format", "json"], ["scan", "chat.txt", "--format", "jsonl", "--jobs", "2"]]:
        outcome = run(*arguments, "--roster", "roster.csv", at=tmp_path, limits=[(resource.RLIMIT_DATA, size)])
        assert outcome.returncode == 1, outcome.stderr[-1000:]


def test_memory_does_not_grow_with_the_export(tmp_path):
    def most(posts):
        name = f"{posts}.txt"
        chat(tmp_path, posts, name)
        process = subprocess.Popen([PROGRAM, "scan", name, "--format", "csv"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        return os.wait4(process.pid, 0)[2].ru_maxrss

    assert most(6000) < 1.5 * most(1500) + 20_000


@pytest.mark.parametrize("count,limit", [(3000, 2000), (300, 24)])
def test_few_open_files(tmp_path, count, limit):
    for number in range(count):
        (tmp_path / f"{number:04}.md").write_text(POST if number % 50 == 0 else "Mooi weer.")
    limits = [(resource.RLIMIT_NOFILE, limit)]
    for arguments in [["check", ".", "--format", "jsonl", "--jobs", "8"], ["scan", ".", "--format", "jsonl", "--jobs", "8"]]:
        outcome = run(*arguments, at=tmp_path, limits=limits)
        assert outcome.returncode == 1, (arguments, outcome.stderr[-500:])
        assert len(outcome.stdout.splitlines()) == count


def test_a_limit_that_is_too_low_is_named(tmp_path):
    (tmp_path / "a.md").write_text(POST)
    for limit in range(3, 8):
        outcome = run("check", "a.md", at=tmp_path, limits=[(resource.RLIMIT_NOFILE, limit)])
        # Too low for the system's loader, for the program, or high enough: never clean.
        assert outcome.returncode in (1, 2, 127), (limit, outcome.stderr)
        if outcome.returncode == 2:
            assert "te veel bestanden" in outcome.stderr.decode()


def test_one_place_asks_the_system_what_day_it_is():
    """A clock that goes back can only change which day it is; all that is measured is measured by a clock that never goes back."""
    asks = re.compile(r"\b(time|gettimeofday|localtime_r|gmtime_r|clock_gettime)\(|\bDate\(\)|SystemClock|CLOCK_REALTIME")
    places = [
        path.name
        for path in sorted((PROJECT / "Sources").rglob("*.swift"))
        if any(asks.search(line) and not re.search(r"func |\.time\(|//", line) for line in path.read_text().splitlines())
    ]
    assert places == ["Output.swift"], places
