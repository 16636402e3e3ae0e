"""The numbers in docs/grenzen.md are those of the code, and who meets a limit is told which it is and what to do."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

PROGRAM = Path(os.environ.get("DRUKPROEF") or shutil.which("drukproef"))
PROJECT = Path(__file__).resolve().parents[2]
PAGE = (PROJECT / "docs/grenzen.md").read_text()
MB = 1024 * 1024

# What a row of the page begins with, the number in it, and where the code has it: file, the name before `=`, and how many there go
# into one of the page.
NUMBERS = [
    ("een bericht (`check`", 16, "Sources/Readers/DraftReaders.swift", "sizeLimit", 1_000_000),
    ("citaten en lijsten", 200, "Sources/Readers/Markdown/MarkdownBlocks.swift", "depthLimit", 1),
    ("gegevens boven", 40, "Sources/Readers/FrontMatter/FrontMatterYAML.swift", "depthLimit", 1),
    ("JSON: een regel", 200, "Sources/Drukproef/JSON/JSONReader.swift", "depthLimit", 1),
    ("bericht in een editor", 128, "Sources/CommandLineInterface/LanguageServer/MessageStream.swift", "mostBytes", MB),
    ("bestanden in een archief", 200_000, "Sources/Exports/Containers/Archive.swift", "entries", 1),
    ("uitgepakt", 200, "Sources/Exports/Containers/Archive.swift", "ratio", 1),
    ("uitgepakt", 16, "Sources/Exports/Containers/Archive.swift", "freeBytes", MB),
    ("archieven in een archief", 2, "Sources/Exports/Containers/Archive.swift", "nesting", 1),
    ("een bericht of regel", 16, "Sources/Exports/JSON/JSONElements.swift", "biggestElement", MB),
    ("een bericht of regel", 16, "Sources/Exports/Containers/ByteStream.swift", "longestLine", MB),
    ("JSON in een export", 64, "Sources/Exports/JSON/JSONElements.swift", "deepest", 1),
    ("een deel van `extract", 64, "Sources/drukproef-scan/ExtractPosts.swift", "partSize", 1),
    ("een export met leerlingen", 512, "Sources/Exports/Rosters/RosterInputs.swift", "mostBytes", MB),
    ("kolommen van een werkblad", 16_384, "Sources/Exports/Rosters/WorkbookReader.swift", "mostColumns", 1),
    ("fouten die tegelijk", 20, "Sources/Exports/Rosters/RosterFaults.swift", "most", 1),
    ("een bericht |", 1, "Sources/Web/Site.swift", "bodyLimit", 1_000_000),
    ("berichten die tegelijk", 1024, "Sources/drukproef-web/SiteResponder.swift", "workLimit", 1),
    ("verbindingen", 4096, "Sources/drukproef-web/PageServer.swift", "connectionLimit", 1),
    ("aantekeningen bij GitHub", 10, "Sources/Drukproef/Reports/GitHubReport.swift", "most", 1),
    ("regels in de samenvatting", 1000, "Sources/Drukproef/Reports/MarkdownReport.swift", "mostRows", 1),
    ("problemen in de pagina", 500, "Sources/drukproef-scan/ScanHTMLReport.swift", "mostProblems", 1),
]
# Numbers that stand in the midst of a line of code.
TEXTS = [
    ("bestanden tegelijk (`--jobs`)", "Sources/CommandLineInterface/SchoolOptions.swift", "(1...256).contains(count)"),
    ("mappen in elkaar", "Sources/Exports/Containers/ExportFiles.swift", "depth < 40"),
    ("XML in een export", "Sources/Exports/Markup/XMLReader.swift", "deepest: Int { 200 }"),
    ("een deel van `extract", "Sources/drukproef-scan/ExtractPosts.swift", "(1...1024).contains(partSize)"),
    ("nakijken per minuut", "Sources/drukproef-web/ServePage.swift", "? 600 : 0"),
    ("wachtwoord |", "Sources/drukproef-web/ServePage.swift", "token.utf8.count >= 12"),
]


def row(start):
    rows = [line for line in PAGE.splitlines() if line.startswith("| " + start)]
    assert len(rows) == 1, (start, rows)
    return [cell.strip() for cell in rows[0].strip("|").split("|")]


def of_the_code(path, name):
    match = re.search(rf"\b{name}(?:: \w+)? = ([0-9_ *<]+)$", (PROJECT / path).read_text(), re.MULTILINE)
    assert match, (path, name)
    return eval(match[1].replace("_", ""))  # noqa: S307, digits and operators alone


@pytest.mark.parametrize("start,number,path,name,unit", NUMBERS, ids=lambda value: str(value)[:30])
def test_numbers_of_the_page(start, number, path, name, unit):
    assert of_the_code(path, name) == number * unit
    assert str(number) in re.findall(r"\d+", row(start)[1].replace(".", ""))


@pytest.mark.parametrize("start,path,text", TEXTS, ids=lambda value: str(value)[:30])
def test_numbers_within_code(start, path, text):
    assert text in (PROJECT / path).read_text()
    for number in re.findall(r"(?<!utf)\d+", text):
        assert number in re.findall(r"\d+", row(start)[1]) or number in "01"


def test_every_row_says_what_to_do():
    for line in PAGE.splitlines():
        if line.startswith("| ") and "geen grens" not in line:
            assert all(cell.strip() for cell in line.strip("|").split("|")), line


def run(folder, *arguments, input=b""):
    outcome = subprocess.run([PROGRAM, *arguments], cwd=folder, input=input, capture_output=True, timeout=300)
    assert outcome.returncode == 2, outcome.stderr[-500:]
    return (outcome.stdout + outcome.stderr).decode()


def test_who_meets_a_limit_is_told(tmp_path):
    """The words of the third column, and the exit code 2."""

    def said(start, text):
        quoted = re.search("‘(.*?)’", row(start)[2])[1]
        assert quoted in text, (quoted, text[-500:])

    (tmp_path / "groot.txt").write_bytes(b"Mooi weer. " * 1_500_000)
    said("een bericht (`check`", run(tmp_path, "check", "groot.txt"))
    (tmp_path / "diep.md").write_text("> " * 300 + "x")
    said("citaten en lijsten", run(tmp_path, "check", "diep.md"))
    (tmp_path / "yaml.md").write_text("---\ntitle: x\na: " + "[" * 60 + "]" * 60 + "\n---\nx\n")
    said("gegevens boven", run(tmp_path, "check", "yaml.md"))
    (tmp_path / "json.md").write_text('{"title": ' + "[" * 300 + "]" * 300 + "}\nx\n")
    said("bestanden tegelijk (`--jobs`)", run(tmp_path, "check", "diep.md", "--jobs", "1000"))
    said("een deel van `extract", run(tmp_path, "extract", "groot.txt", "--part-size", "4096"))
    (tmp_path / "tweets.js").write_text("window.YTD.tweets.part0 = " + "[" * 300 + "]" * 300)
    run(tmp_path, "scan", "tweets.js")
    (tmp_path / "lang.jsonl").write_text('{"text":"' + "x" * (17 * MB) + '"}\n')
    assert "langer dan 16 MB en niet gelezen" in run(tmp_path, "scan", "lang.jsonl")
    with zipfile.ZipFile(tmp_path / "bom.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tweets.js", b"window.YTD.tweets.part0 = [" + b" " * (40 * MB) + b"]")
    said("uitgepakt", run(tmp_path, "scan", "bom.zip"))
    for number in range(4):
        with zipfile.ZipFile(tmp_path / f"{number}.zip", "w") as archive:
            archive.write(tmp_path / (f"{number - 1}.zip" if number else "lang.jsonl"), "binnen.zip" if number else "lang.jsonl")
    said("archieven in een archief", run(tmp_path, "scan", "3.zip"))


def test_a_stream_answers_what_is_too_deep(tmp_path):
    line = b'{"text":"x","y":' + b"[" * 300 + b"]" * 300 + b"}\n"
    outcome = subprocess.run([PROGRAM, "stream"], input=line, capture_output=True, timeout=60)
    assert outcome.returncode == 0
    assert "meer dan 200 niveaus diep" in outcome.stdout.decode()
