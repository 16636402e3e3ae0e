"""Nothing of a post or a school's files comes out of the program unless the words of the post were asked for.

Canaries (see canaries.py) are planted in every kind of input and looked for in everything that is written: reports in every format,
errors, baselines, and whatever is left behind in the folders that a program may write in.
"""

import json
import os
import shutil
import subprocess
import tarfile
import urllib.request
import zipfile
from pathlib import Path

import pytest

from canaries import (
    BSN, CONFIG, NEEDLES, PHONE, PUPIL, ROSTER, SCHOOL_FILE, SENTENCE, STAFF, STAFF_LIST, WORD, broken, broken_drafts, drafts, exports,
    found, hidden, stream_lines,
)

PROGRAM = Path(os.environ.get("DRUKPROEF") or shutil.which("drukproef"))
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FORMATS = ["text", "line", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "html", "csv", "markdown"]
SCAN_FORMATS = ["text", "jsonl", "csv", "html", "sarif"]


class Place:
    """A folder with a school and its posts, and empty folders for what must stay empty."""

    def __init__(self, folder):
        self.folder = folder
        self.work = folder / "werk"
        self.empty = [folder / "tijdelijk", folder / "thuis"]
        for each in [self.work, *self.empty]:
            each.mkdir()
        self.write("school/roster.csv", ROSTER)
        self.write("school/staff.csv", STAFF_LIST)
        self.write("school/school.json", SCHOOL_FILE)
        (self.work / "school/roster.csv").chmod(0o600)
        self.write(".drukproef.toml", CONFIG)

    def write(self, name, content):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, *arguments, input=b"", status=None, clean=True, **environment):
        """Runs the program. What it writes must be free of canaries, and it must leave nothing behind."""
        before = self.files()
        run = subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=self.work,
            input=input,
            capture_output=True,
            timeout=300,
            env={"PATH": os.environ["PATH"], "TMPDIR": str(self.empty[0]), "HOME": str(self.empty[1]), "LC_ALL": "C.UTF-8", **environment},
        )
        if status is not None:
            assert run.returncode in (status if isinstance(status, tuple) else (status,)), (arguments, run.stderr.decode())
        assert run.returncode in (0, 1, 2), (arguments, run.returncode, run.stderr[-2000:])
        assert [list(each.iterdir()) for each in self.empty] == [[], []], arguments
        new = self.files() - before
        if clean:
            assert found(run.stdout) == [], (arguments, "stdout")
            assert found(run.stderr) == [], (arguments, "stderr")
            for path in new:
                assert found(path.read_bytes()) == [], (arguments, path)
        return run, new

    def files(self):
        return {path for path in self.work.rglob("*") if path.is_file() and ".git/" not in str(path)}


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_canaries_are_seen():
    """The search itself: a needle is found however it is written, and the program does find what was planted."""
    for text in [SENTENCE, SENTENCE.upper(), json.dumps(SENTENCE), SENTENCE.encode("utf-16-le").decode("latin-1")]:
        assert len(found(text.encode("latin-1", "replace"))) >= 5, text
    for needle in NEEDLES:
        for form in hidden(needle):
            assert len(form) < 8 or found(f"x {form} y".encode()), form
    assert found(b"6382 91744") == [BSN] and found(b"06 24 68 13 57") == ["24681357"] and found(b"6382.91745") == []


def test_the_words_come_when_asked_for(place):
    place.write("a.txt", SENTENCE)
    run, _ = place.run("check", "a.txt", "--show-text", clean=False, status=1)
    seen = found(run.stdout)
    assert {"zoelinde", "brommelstrook", "24681357", BSN, "0739182641", "toverfluitpad", "gnoomwortel", "739184265"} <= set(seen), seen


@pytest.mark.parametrize("format", FORMATS)
def test_check(place, format):
    for name, data in (drafts() | broken_drafts()).items():
        place.write(name, data)
    names = sorted(drafts() | broken_drafts())
    place.run("check", *names, "--format", format, status=2)
    place.run("check", *names, "--format", format, "--explain", "--lang", "en", "--offsets", "utf8", status=2)
    place.run("check", *names, "--format", format, "--color", status=2)


def test_check_of_standard_input_and_into_files(place):
    for data in (drafts() | broken_drafts()).values():
        place.run("check", input=data)
        place.run("check", "-", "--format", "json", "--explain", input=data)
    place.write("a.txt", SENTENCE)
    _, new = place.run("check", "a.txt", *(f"--output={format}=verslag.{format}" for format in FORMATS), status=1)
    assert len(new) == len(FORMATS)
    summary = place.work / "samenvatting.md"
    place.run("check", "a.txt", "--format", "github", GITHUB_STEP_SUMMARY=str(summary), status=1)
    assert summary.exists()


def test_check_with_context_of_the_post(place):
    place.write("a.txt", SENTENCE)
    for flags in [["--depicted", f"{PUPIL['first']} {PUPIL['surname']}", "--media", "photo"], ["--author", STAFF], ["--group", WORD]]:
        for format in FORMATS:
            place.run("check", "a.txt", "--format", format, "--explain", *flags, status=1)


@pytest.mark.parametrize("flags", [[], ["--explain", "--lang", "en"], ["--jobs", "1"]])
def test_stream(place, flags):
    run, _ = place.run("stream", *flags, input=b"\n".join(stream_lines()), status=0)
    assert len(run.stdout.splitlines()) == len(stream_lines()) + 1


@pytest.mark.parametrize("format", SCAN_FORMATS)
def test_scan(place, format):
    files = exports(SAMPLES)
    assert len({path.parts[0] for path in files}) >= 14, sorted({path.parts[0] for path in files})
    for path, data in files.items():
        place.write(Path("exports") / path, data)
        for kind, spoilt in broken(data):
            place.write(Path("stuk") / kind / path, spoilt)
    run, _ = place.run("scan", "exports", "--format", format, "--explain", "--min-verdict", "publiceren")
    assert b"niet-publiceren" in run.stdout
    if format in ("jsonl", "html"):
        place.run("scan", "stuk", "--format", format, "--lang", "en", status=2)
    place.run("scan", "exports", "--count")


def test_scan_of_archives(place):
    files = exports(SAMPLES)
    with zipfile.ZipFile(place.work / "alles.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(str(path), data)
    for path, data in files.items():
        place.write(Path("exports") / path, data)
    with tarfile.open(place.work / "alles.tar.gz", "w:gz") as archive:
        archive.add(place.work / "exports", "exports")
    for name in ["alles.zip", "alles.tar.gz"]:
        place.run("scan", name, "--format", "jsonl")
        data = (place.work / name).read_bytes()
        place.write("half-" + name, data[: len(data) // 2])
        place.run("scan", "half-" + name, "--format", "jsonl", status=2)


def test_a_second_scan(place):
    place.write("posts.jsonl", b"\n".join(stream_lines()[:2]))
    run, _ = place.run("scan", "posts.jsonl", "--format", "jsonl")
    place.write("vorige.jsonl", run.stdout)
    place.run("scan", "posts.jsonl", "--baseline", "vorige.jsonl")
    place.write("vorige-stuk.jsonl", run.stdout[:400] + SENTENCE.encode() + b'\n{"' + SENTENCE.encode())
    place.run("scan", "posts.jsonl", "--baseline", "vorige-stuk.jsonl", status=2)


@pytest.mark.parametrize("key", [None, "0123456789abcdef0123456789abcdef"])
def test_baseline(place, key):
    for name, data in drafts().items():
        place.write(name, data)
    environment = {"DRUKPROEF_KEY": key} if key else {}
    names = sorted(drafts())
    _, new = place.run("baseline", "write", *names, status=0, **environment)
    assert [path.name for path in new] == [".drukproef-baseline.json"]
    place.run("check", *names, "--baseline", ".drukproef-baseline.json", "--format", "json", **environment)
    for kind, data in broken((place.work / ".drukproef-baseline.json").read_bytes()):
        place.write("stuk.json", data)
        place.run("check", "a.txt", "--baseline", "stuk.json", **environment)
    place.write("x.json", json.dumps({SENTENCE: SENTENCE, "version": SENTENCE, "findings": [{SENTENCE: SENTENCE}]}))
    place.run("check", "a.txt", "--baseline", "x.json", status=2, **environment)


def broken_school_files():
    lines = ROSTER.splitlines()
    header, row = lines[0], lines[1]
    yield "roster", row + "\n" + row + "\n"
    yield "roster", header + "\n" + row.replace(PUPIL["born"], SENTENCE.replace(",", "")) + "\n"
    yield "roster", header + "\n" + row + "," + SENTENCE + '"\n"' + SENTENCE
    yield "roster", header.replace("achternaam", PUPIL["surname"]) + "\n" + row
    # Columns that are not read are told by their name: a header is no pupil. What stands below it is not told.
    yield "roster", header + ",extra,achternaam\n" + row + f",{WORD},{STAFF}"
    yield "roster", header + "\n,,,,,,,,\n" + row
    yield "roster", header.replace("woonplaats", "plaatsje") + "\n" + row.replace("nee", PUPIL["called"])
    yield "roster", SENTENCE
    yield "roster", b"\0" + ROSTER.encode()
    yield "roster", ROSTER.encode() + b"\xff\xfe\xff" * 30
    yield "staff", STAFF_LIST.splitlines()[1]
    yield "staff", STAFF_LIST + f'"{SENTENCE}'
    yield "school", SCHOOL_FILE[: len(SCHOOL_FILE) // 2]
    yield "school", json.dumps({SENTENCE: SENTENCE})
    yield "school", json.dumps([SENTENCE])
    yield "school", SCHOOL_FILE + SENTENCE


@pytest.mark.parametrize("number,case", list(enumerate(broken_school_files())))
def test_broken_school_files(place, number, case):
    kind, content = case
    path = place.write(f"school/stuk{number}", content)
    place.write("a.txt", SENTENCE)
    for arguments in [["check", "a.txt"], ["check", "a.txt", "--format", "json", "--explain"], ["stream"], ["scan", "a.txt"]]:
        place.run(*arguments, f"--{kind}", path, "--config", ".drukproef.toml")
    if kind == "roster":
        path = path.rename(path.with_suffix(".csv"))
        place.run("roster", "check", path)
        place.run("roster", "import", path, "-o", "nieuw.csv", clean=False)
        for made in ["nieuw.csv", "nieuw.csv.nieuw"]:
            (place.work / made).unlink(missing_ok=True)
        run, _ = place.run("roster", "import", path, "-o", "nieuw.csv", clean=False)
        assert found(run.stdout) == [] and found(run.stderr) == []


def test_rosters(place):
    place.run("roster", "check", "school/roster.csv")
    run, new = place.run("roster", "import", "school/roster.csv", "-o", "nieuw.csv", clean=False, status=0)
    assert found(run.stdout) == [] and found(run.stderr) == []
    # The list itself holds the names, and its owner alone may read it.
    assert [(path.name, path.stat().st_mode & 0o777) for path in new] == [("nieuw.csv", 0o600)]
    text = (SAMPLES / "rosters/EDEX-2.1.xml").read_bytes()
    for kind, data in broken(text):
        place.write(f"{kind}.xml", data)
        place.run("roster", "check", f"{kind}.xml")


def test_settings_and_protocols(place):
    place.write("a.txt", SENTENCE)
    place.run("config", "--show-origin", "a.txt")
    for text in [
        CONFIG + f'"{SENTENCE}\n', CONFIG + f'[[terms]]\nrule = "online-id"\nwords = [{SENTENCE}]\n', SENTENCE,
        CONFIG + '[[terms]]\nfile = "school/roster.csv"\nrule = "online-id"\n',
    ]:
        place.write("stuk.toml", text)
        place.run("check", "a.txt", "--config", "stuk.toml")
    # Files that are no configuration, key, protocol or export at all, such as the roster.
    for flag in ["--config", "--protocol", "--baseline", "--staff", "--school", "--key"]:
        place.run("check", "a.txt", flag, "school/roster.csv")
    shutil.copy(place.work / "school/roster.csv", place.work / "lijst.toml")
    place.run("check", "a.txt", "--protocol", "lijst.toml", status=2)
    place.run("protocols", "check", "lijst.toml", status=2)
    place.run("scan", "school/roster.csv")
    place.run("evaluate", "school/roster.csv", status=2)
    place.write("gold.jsonl", b"\n".join(stream_lines()))
    place.run("evaluate", "gold.jsonl")


def test_safe_versions(place):
    """What `redact` writes is a text without them; what `--fix` would do is shown as a diff of the post, which was asked for."""
    place.write("a.txt", SENTENCE.replace("vuile hoer, ik maak je morgen dood", "lieverd").replace(WORD, "thee"))
    run, _ = place.run("redact", "a.txt", clean=False)
    seen = set(found(run.stdout))
    # A surname that no list knows is left to the reader, beside the first name that was taken out.
    assert not seen & {"zoelinde", "brommelstrook", "24681357", BSN, "0739182641", "wobbegina", "739184265"}, seen
    assert found(run.stderr) == []


def test_hook(place):
    git = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@voorbeeld.nl"}
    subprocess.run(["git", "init", "-q", place.work], check=True)
    for name, data in (drafts() | broken_drafts()).items():
        place.write(name, data)
    subprocess.run(["git", "-C", place.work, "add", "--", *drafts(), *broken_drafts()], check=True)
    place.run("hook", "run", status=(1, 2), **git)
    message = place.write("bericht", SENTENCE)
    place.run("hook", "run", "commit-msg", message, status=1, **git)


def test_language_server(place):
    def message(record):
        data = json.dumps({"jsonrpc": "2.0", **record}).encode()
        return b"Content-Length: %d\r\n\r\n" % len(data) + data

    uri = (place.work / "a.md").as_uri()
    text = (drafts()["b.md"]).decode()
    requests = [
        {"id": 1, "method": "initialize", "params": {"rootUri": place.work.as_uri(), "capabilities": {}}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}}},
        {"id": 2, "method": SENTENCE, "params": {SENTENCE: SENTENCE}},
        {"id": 3, "method": "textDocument/hover", "params": {"textDocument": {"uri": uri}, "position": {"line": 6, "character": 5}}},
        {"id": 4, "method": "shutdown"},
        {"method": "exit"},
    ]
    run, _ = place.run("lsp", input=b"".join(map(message, requests)))
    assert b"publishDiagnostics" in run.stdout
    place.run("lsp", input=SENTENCE.encode())
    place.run("lsp", input=b"Content-Length: 20\r\n\r\n" + SENTENCE.encode())


def test_flags_that_are_no_flags(place):
    for arguments in [["check", "--" + WORD], ["check", "weg.md"], ["scan", "weg.zip"], ["explain", "bsm"]]:
        # What was typed may be told again; what stands in the school's files may not.
        run, _ = place.run(*arguments, clean=False)
        assert set(found(run.stderr)) <= {"gnoomwortel"}


@pytest.mark.skipif(not PROGRAM.with_name("drukproef-web").exists(), reason="drukproef-web was not built")
def test_log_of_the_page(place):
    """The page shows the writer's own text; its log shows nothing, and what it says of a fault neither."""
    process = subprocess.Popen(
        [PROGRAM, "serve", "--no-open", "--port", "0"],
        cwd=place.work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={"PATH": os.environ["PATH"], "TMPDIR": str(place.empty[0]), "HOME": str(place.empty[1])},
    )
    try:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if b"http://" in line:
                break
        address = lines[-1].decode().split("http://")[1].split()[0].rstrip("/.,")
        bodies = [json.dumps({"text": SENTENCE}), SENTENCE, json.dumps({"text": SENTENCE, "channel": PHONE}), '{"text":"' + SENTENCE]
        for body in bodies:
            request = urllib.request.Request(
                f"http://{address}/api/check", body.encode(), {"Content-Type": "application/json"}, method="POST")
            try:
                answer = urllib.request.urlopen(request, timeout=60).read()
            except urllib.error.HTTPError as error:
                answer = error.read()
            assert found(answer) == [], body
    finally:
        process.terminate()
        rest, _ = process.communicate(timeout=60)
    assert found(b"".join(lines) + rest) == []
    assert [list(each.iterdir()) for each in place.empty] == [[], []]
