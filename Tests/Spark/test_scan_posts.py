"""samples/spark/scan_posts.py on a real local-cluster: the same answers as on one machine, whatever dies on the way.

DRUKPROEF is the program, SPARK_POSTS how many posts the big run has (1,000,000).
"""

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet
import pytest
import scan_posts

import made_up_posts

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = str(Path(os.environ["DRUKPROEF"]).resolve())
SCHOOL = PROJECT / "samples/willibrord-miland"
LISTS = [word for name in ("roster.csv", "staff.csv", "school.json") for word in (f"--{name.partition('.')[0]}", str(SCHOOL / name))]
MANY = int(os.environ.get("SPARK_POSTS", "1000000"))


def scan(spark, inputs, output, *flags, program=PROGRAM, passed=()):
    inputs = inputs if isinstance(inputs, list) else [inputs]
    arguments = [*map(str, inputs), "--output", str(output), "--program", str(program), *LISTS, *flags, "--", *passed]
    options = scan_posts.parsed(arguments)
    scan_posts.settle(spark, options)
    return scan_posts.scan(spark, options)


def alone(path, *flags):
    """The answers of one machine, as a set that counts."""
    answers = Counter()
    with open(path, "rb") as posts:
        process = subprocess.Popen([PROGRAM, "stream", *LISTS, *flags], stdin=posts, stdout=subprocess.PIPE)
        for line in process.stdout:
            answer = json.loads(line)
            if "trailer" in answer:
                trailer = answer
                continue
            del answer["seq"]
            if answer["id"] is not None and not isinstance(answer["id"], str):
                answer["id"] = json.dumps(answer["id"], separators=(",", ":"), ensure_ascii=False)
            answers[digest(answer)] += 1
    assert process.wait() == 0
    return answers, trailer


def together(output):
    """The answers that stand in the tables, as the same."""
    answers = Counter()
    for table, status in (("posts", "ok"), ("errors", "error"), ("skipped", "skip")):
        names = ["id", "verdict", "score", "findings", "hints", "advice", "message"]
        for batch in pa.dataset.dataset(f"{output}/{table}").to_batches(columns=names, batch_size=4096):
            for row in batch.to_pylist():
                answers[digest(row | {"status": status})] += 1
    return answers


def digest(value):
    return hashlib.blake2b(json.dumps(without_nulls(value), sort_keys=True).encode(), digest_size=8).digest()


def without_nulls(value):
    """So that 1 and 1.0, and a member that is null and one that is not there, are the same."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def faulty(folder, fault, at=300, once=True, tale=""):
    """A program that goes wrong; its name is its own, for Spark ships a name once."""
    path = folder / f"child-{abs(hash((str(folder), fault)))}"
    settings = (PROGRAM, fault, at, str(folder / "happened") if once else "", str(tale))
    text = (Path(__file__).parent / "faulty_child.py").read_text().replace("@SETTINGS@", repr(settings))
    path.write_text(f"#!{sys.executable}\n{text}")
    path.chmod(0o755)
    return path


def descendants():
    """Every process under this one: its number and its command line."""
    parents, commands = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                commands[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except (OSError, IndexError):
                continue
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return {pid: commands[pid] for pid in found if pid != os.getpid()}


def processes(word):
    return [pid for pid, command in descendants().items() if word in command]


def is_nothing(output):
    return not output.exists() and not output.with_name(output.name + ".unverified").exists()


@pytest.fixture(scope="session")
def some(tmp_path_factory):
    """Posts with every poison among them, and what one machine says."""
    path = tmp_path_factory.mktemp("some") / "posts.jsonl"
    made_up_posts.write(path, 6_000, every=100)
    return path, *alone(path)


@pytest.fixture(scope="session")
def few(tmp_path_factory):
    path = tmp_path_factory.mktemp("few") / "posts.jsonl"
    made_up_posts.write(path, 3_000, every=500, big=False)
    return path, alone(path)[0]


def test_as_on_one_machine(spark, some, tmp_path):
    path, expected, trailer = some
    summary = scan(spark, path, tmp_path / "out")
    assert together(tmp_path / "out") == expected
    assert (summary["in"], summary["out"], summary["errors"]) == (6_000, 6_000, trailer["errors"])
    assert summary["tasks"] > 1 and summary["skipped"] > 2
    assert json.loads((tmp_path / "out/summary.json").read_text()) == summary


def test_an_error_says_where_it_stands(spark, some, tmp_path):
    path = some[0]
    scan(spark, path, tmp_path / "out")
    content = path.read_bytes()
    errors = pa.dataset.dataset(tmp_path / "out/errors").to_table().to_pylist()
    blocks = {error["source_block"] for error in errors}
    assert len(errors) > 20 and len(blocks) > 1
    good = {json.dumps(record["id"]).encode() for record in made_up_posts.posts(6_000)}
    for error in errors:
        assert error["source_file"].endswith("posts.jsonl") and error["message"]
        # The recipe of docs/spark.md.
        lines = content[error["source_block"] :].split(b"\n")
        line = lines[error["source_line"] + (error["source_block"] > 0)]
        assert line in made_up_posts.POISON, line[:80]
        assert line.partition(b",")[0].removeprefix(b'{"id":') not in good


def test_parquet(spark, few, tmp_path):
    """Columns of other names and types, names that JSON must escape, rows without a text."""
    posts = [record for record in made_up_posts.posts(1_000)]
    posts[7]["text"] = None
    posts[8]["text"] = "een\r\ntwee\u2028drie \x00 \\ \" {"
    posts[9]["text"] = "Mooi weer vandaag. " * 550_000 + "Dag Sanne de Vries."
    posts[10]["text"] = ""
    table = pa.table({
        "id": [record["id"] for record in posts],
        "bericht": [record["text"] for record in posts],
        "protocol": [record.get("protocol") for record in posts],
        "author_role": [record.get("author_role") for record in posts],
        "channel": [record.get("channel") for record in posts],
        "media": pa.array([record.get("media") for record in posts], pa.list_(pa.string())),
        "school nr.": list(range(1_000)),
        "moment": pa.array([1_700_000_000_000_000 + number for number in range(1_000)], pa.timestamp("us", "UTC")),
    })
    pyarrow.parquet.write_table(table, tmp_path / "posts.parquet", row_group_size=200)
    flags = ["--column", "text=bericht", "--column", "published_at=moment", "--keep", "channel,school nr.,moment"]
    summary = scan(spark, tmp_path / "posts.parquet", tmp_path / "out", *flags)
    assert (summary["in"], summary["posts"], summary["errors"]) == (1_000, 999, 1)
    with open(tmp_path / "same.jsonl", "w") as file:
        for record in posts:
            record = {key: record[key] for key in ("id", "text", "protocol", "author_role", "channel", "media") if key in record}
            number = int(record["id"][1:])
            record["published_at"] = f"2023-11-14T22:13:20.{number:06}Z"
            file.write(json.dumps({key: item for key, item in record.items() if item is not None}) + "\n")
    assert together(tmp_path / "out") == alone(tmp_path / "same.jsonl")[0]
    rows = pa.dataset.dataset(tmp_path / "out/posts").to_table().to_pylist()
    assert all(row["school nr."] == int(row["id"][1:]) == row["source_line"] for row in rows)
    moments = table["moment"].to_pylist()
    assert all(row["moment"] == moments[row["school nr."]] for row in rows)
    (error,) = pa.dataset.dataset(tmp_path / "out/errors").to_table().to_pylist()
    assert (error["id"], error["source_line"], error["school nr."]) == ("p7", 7, 7)


def test_context_is_passed_through(spark, few, tmp_path):
    scan(spark, few[0], tmp_path / "out", "--keep", "channel,author_role,group")
    posts = {record["id"]: record for record in made_up_posts.posts(3_000)}
    rows = pa.dataset.dataset(tmp_path / "out/posts").to_table().to_pylist()
    assert len(rows) > 2_900
    for row in rows:
        if row["id"] in posts:
            for name in ("channel", "author_role", "group"):
                assert row[name] == posts[row["id"]].get(name)


@pytest.mark.parametrize("fault", ["killed", "worker killed", "ends early", "crashes", "hangs", "doubles a line", "swaps lines"])
def test_a_fault_that_passes(spark, few, tmp_path, fault):
    program = faulty(tmp_path, fault)
    flags = ["--patience", "5"] if fault == "hangs" else []
    scan(spark, few[0], tmp_path / "out", *flags, program=program)
    assert (tmp_path / "happened").exists()
    assert together(tmp_path / "out") == few[1]


@pytest.mark.parametrize("fault, words", [
    ("does not start", "ended with code 1"),
    ("killed", "was killed by SIGKILL"),
    ("ends early", "ended with code 0: it answered"),
    ("crashes", "ended with code 70: it answered 300 of these 1000 records and ended (er ging iets mis)"),
    ("drops a line", "it was silent for 3 seconds"),
    ("changes a line", "does not belong to its line"),
    ("no trailer", "its trailer is not that of"),
    ("other trailer", "its trailer is not that of"),
    ("other errors", "errors and"),
    ("bad code", "ended with code 70: it had answered everything"),
])
def test_a_fault_that_stays(spark, few, tmp_path, fault, words):
    program = faulty(tmp_path, fault, once=False)
    with pytest.raises(Exception) as caught:
        scan(spark, few[0], tmp_path / "out", "--patience", "3" if fault == "drops a line" else "60", program=program)
    said = scan_posts.first_words(caught.value)
    assert words in said and len(said) < 300
    assert is_nothing(tmp_path / "out")


def test_an_executor_that_is_lost(spark, few, tmp_path):
    program = faulty(tmp_path, "hangs", at=0)
    lost = []

    def lose():
        """Kills the executor of the task that hangs, with everything under it."""
        while not (tmp_path / "happened").exists() or not (tmp_path / "happened").read_text():
            time.sleep(0.1)
        lost.append(executor_of(int((tmp_path / "happened").read_text())))
        os.kill(lost[0], signal.SIGKILL)

    thread = threading.Thread(target=lose, daemon=True)
    thread.start()
    scan(spark, few[0], tmp_path / "out", program=program)
    thread.join(10)
    assert lost
    assert together(tmp_path / "out") == few[1]


def parent_of(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def executor_of(pid):
    while "CoarseGrainedExecutorBackend" not in Path(f"/proc/{pid}/cmdline").read_text():
        pid = parent_of(pid)
    return pid


def test_the_roster_lies_on_no_disk(spark, spark_home, few, tmp_path):
    program = faulty(tmp_path, "", tale=tmp_path / "tale")
    seen = []

    def look():
        while not seen or seen[-1] is not None:
            seen.extend(path for path in holding(spark_home, "Sanne"))
            time.sleep(0.5)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    scan(spark, few[0], tmp_path / "out", program=program)
    seen.append(None)
    thread.join(30)
    assert seen == [None]
    tales = [json.loads(path.read_text()) for path in tmp_path.glob("tale.*")]
    assert tales
    for tale in tales:
        assert {(file["mode"], file["links"]) for file in tale["files"]} == {("0o600", 0)}
        assert all(file["name"].startswith("/memfd:") for file in tale["files"])
        assert [file["size"] for file in tale["files"]] == [
            (SCHOOL / name).stat().st_size for name in ("roster.csv", "staff.csv", "school.json")]
        assert tale["directory"] == "/" and set(tale["environment"]) <= {"PATH", "LC_CTYPE"}
    # After the tasks no process has it.
    assert not [pid for pid in descendants() if memory_files(pid)]


def holding(folder, word):
    for path in folder.rglob("*"):
        try:
            if path.is_file() and not path.is_symlink() and path.stat().st_size < 50_000_000 and word.encode() in path.read_bytes():
                if "jars" not in path.parts:
                    yield str(path)
        except OSError:
            continue


def memory_files(pid):
    try:
        return [link for entry in Path(f"/proc/{pid}/fd").iterdir() if (link := os.readlink(entry)).startswith("/memfd:roster")]
    except OSError:
        return []


@pytest.mark.parametrize("content, rows", [(b"", 0), (b"\n\n", 2), (b'{"id":"a","text":"Dag"}', 1), (b"\n" * 5_000, 5_000)])
def test_small_inputs(spark, tmp_path, content, rows):
    (tmp_path / "posts.jsonl").write_bytes(content)
    summary = scan(spark, tmp_path / "posts.jsonl", tmp_path / "out")
    assert (summary["in"], summary["out"]) == (rows, rows)
    assert together(tmp_path / "out") == alone(tmp_path / "posts.jsonl")[0]


def test_many_files_and_compressed_ones(spark, few, tmp_path):
    lines = few[0].read_bytes().splitlines(keepends=True) if b"\r" not in few[0].read_bytes() else few[0].read_bytes().split(b"\n")[:-1]
    lines = [line.rstrip(b"\n") + b"\n" for line in lines]
    folder = tmp_path / "schools"
    folder.mkdir()
    for number in range(30):
        part = b"".join(lines[number * 100 : number * 100 + 100])
        if number % 3:
            (folder / f"{number}.jsonl").write_bytes(part)
        else:
            (folder / f"{number}.jsonl.gz").write_bytes(gzip.compress(part))
    scan(spark, folder, tmp_path / "out", "--format", "jsonl")
    assert together(tmp_path / "out") == few[1]


def test_a_spoilt_input_is_no_small_table(spark, few, tmp_path):
    """Even where the cluster is told to pass over what it cannot read."""
    spark.conf.set("spark.sql.files.ignoreCorruptFiles", "true")
    packed = gzip.compress(few[0].read_bytes())
    (tmp_path / "posts.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(Exception):
        scan(spark, tmp_path / "posts.jsonl.gz", tmp_path / "out", "--format", "jsonl")
    assert is_nothing(tmp_path / "out")


def test_as_a_user_types_it(spark_home, few, tmp_path):
    """By spark-submit, with exit codes, twice to the same place, and with a child that ends early."""
    def submit(*arguments):
        environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
        return subprocess.run(
            [str(Path(sys.executable).parent / "spark-submit"), "--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false",
             str(PROJECT / "samples/spark/scan_posts.py"), *map(str, arguments)],
            # Spark itself puts what a driver in Python says on both together.
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    arguments = [few[0], "--output", tmp_path / "out", *LISTS]
    first = submit(*arguments, "--program", PROGRAM)
    assert first.returncode == 0, first.stdout[-3000:]
    assert '"in": 3000, "out": 3000' in first.stdout
    assert together(tmp_path / "out") == few[1]
    again = submit(*arguments, "--program", PROGRAM)
    assert again.returncode == 2
    assert "is there already" in again.stdout, again.stdout[-3000:]
    arguments[2] = tmp_path / "other"
    early = submit(*arguments, "--program", faulty(tmp_path, "ends early", once=False))
    assert early.returncode == 2
    assert "scan_posts: task " in early.stdout and "ended with code 0" in early.stdout
    assert is_nothing(tmp_path / "other")


def test_many_posts(spark, tmp_path):
    """All posts, while a child, a worker and an executor are killed on the way."""
    path = tmp_path / "posts.jsonl"
    made_up_posts.write(path, MANY)
    expected, trailer = alone(path)
    killed = []

    done = threading.Event()

    def disturb():
        """At a quarter, a half and three quarters of the tasks."""
        tracker = spark.sparkContext.statusTracker()
        for share, name in ((0.25, "drukproef stream"), (0.5, "CoarseGrainedExecutorBackend"), (0.75, "drukproef stream")):
            while not done.wait(0.02):
                stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
                if not any(stage and stage.numTasks > 1 and stage.numCompletedTasks >= share * stage.numTasks for stage in stages):
                    continue
                if pids := processes(name):
                    os.kill(pids[0], signal.SIGKILL)
                    killed.append(name)
                    break

    thread = threading.Thread(target=disturb, daemon=True)
    thread.start()
    started = time.monotonic()
    summary = scan(spark, path, tmp_path / "out", "--split", str(max(1, path.stat().st_size // 20 >> 20)))
    took = time.monotonic() - started
    done.set()
    thread.join(10)
    print(f"\n{MANY} posts in {took:.0f} s with kills of {killed}: {summary}")
    assert len(killed) == 3
    assert (summary["in"], summary["out"], summary["errors"]) == (MANY, MANY, trailer["errors"])
    assert together(tmp_path / "out") == expected
