"""Reports as other programs read them: SARIF by its schema (check-jsonschema) and by sarif-tools, XML by Python's own parser.

The schema is no part of this project: DRUKPROEF_SARIF_SCHEMA names it, else it is looked for in ../shared/data.
"""

import csv
import io
import json
import os
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

PROGRAM = os.environ.get("DRUKPROEF", "drukproef")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SCHEMA = Path(os.environ.get("DRUKPROEF_SARIF_SCHEMA", SAMPLES.parent / "../shared/data/sarif-schema-2.1.0.json"))
FORMATS = ["text", "line", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "html", "csv", "markdown"]
SECRETS = ["Kanarie", "12345678", "voorbeeld.nl", "\u202e", "geheime reden"]

POSTS = {
    "a.md": "Kanarie 😀 belt 06-12345678.\n\nMail kanarie@voorbeeld.nl\n",
    "map met spatie/é & <b>.md": "---\ntitle: Bel 06-12345678\n---\n\u202eOf 06-12345678 <!-- drukproef: negeer-regel telefoon reden: geheime reden -->\n",
    "schoon.html": "<p>Wat een mooi weer.</p>",
    "stuk.md": "---\ntitle: [\n---\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("berichten")
    for name, text in POSTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "bytes.md").write_bytes(b"\x89PNG\x00\x01")
    return folder


def check(folder, *arguments, status=2, **environment):
    variables = {"PATH": os.environ["PATH"], **environment}
    run = subprocess.run([PROGRAM, "check", *arguments], cwd=folder, capture_output=True, text=True, env=variables)
    assert run.returncode == status, run.stderr
    return run.stdout


def everything(folder):
    return [*POSTS, "bytes.md", "weg.md"]


@pytest.mark.parametrize("format", FORMATS)
def test_no_word_of_a_post(folder, format):
    for flags in [], ["--explain"]:
        output = check(folder, *everything(folder), "--format", format, *flags)
        for secret in SECRETS:
            assert secret.lower() not in output.lower()


@pytest.mark.parametrize("flags", [[], ["--offsets", "utf16"], ["--explain", "--show-text"], ["--lang", "en"], ["--key", "../sleutel"]])
def test_sarif(folder, tmp_path, flags):
    (folder.parent / "sleutel").write_text("0123456789abcdef0123456789abcdef")
    output = check(folder, *everything(folder), "--format", "sarif", *flags)
    file = tmp_path / "verslag.sarif"
    file.write_text(output)
    if not SCHEMA.exists():
        print("SARIF: the schema is missing (DRUKPROEF_SARIF_SCHEMA); not validated")
    else:
        subprocess.run(["check-jsonschema", "--schemafile", SCHEMA, file], check=True)
    subprocess.run(["sarif", "summary", file], check=True, capture_output=True)
    rows = subprocess.run(["sarif", "csv", "--output", tmp_path / "verslag.csv", file], check=True, capture_output=True)
    assert rows.returncode == 0
    run = json.loads(output)["runs"][0]
    assert run["columnKind"] == ("utf16CodeUnits" if "utf16" in flags else "unicodeCodePoints")
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids)) > 40
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert 0 <= result["rank"] <= 100
    kinds = [s["kind"] for result in run["results"] for s in result.get("suppressions", [])]
    assert kinds == ["inSource"]
    assert any("fixes" in result for result in run["results"])
    prints = [json.dumps(result["partialFingerprints"]) for result in run["results"]]
    assert len(prints) == len(set(prints))
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 3
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert "map%20met%20spatie/%C3%A9%20%26%20%3Cb%3E.md" in uris


def test_github_annotations_are_capped(tmp_path):
    (tmp_path / "veel.md").write_text("\n\n".join(f"Bel 06-123456{n:02}" for n in range(40)))
    summary = tmp_path / "samenvatting.md"
    summary.write_text("eerder\n")
    output = check(tmp_path, "veel.md", "--format", "github", status=1, GITHUB_STEP_SUMMARY=str(summary))
    lines = output.splitlines()
    assert len([line for line in lines if line.startswith("::warning ")]) == 10
    assert len(lines) == 11 and lines[-1].startswith("::notice title=drukproef::Er zijn nog 30 bevindingen")
    assert summary.read_text().startswith("eerder\n### drukproef\n")
    assert summary.read_text().count("veel.md:") == 40


def test_gitlab(folder):
    issues = json.loads(check(folder, *everything(folder), "--format", "gitlab"))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(prints) == len(set(prints)) >= 6
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1


def test_xml(folder):
    suites = ElementTree.fromstring(check(folder, *everything(folder), "--format", "junit"))
    assert [(int(s.get("failures")), int(s.get("errors"))) for s in suites][2:] == [(0, 0), (0, 1), (0, 1), (0, 1)]
    files = ElementTree.fromstring(check(folder, *everything(folder), "--format", "checkstyle"))
    assert [file.get("name") for file in files] == everything(folder)


def test_several_at_once(folder, tmp_path):
    outputs = [f"{format}={tmp_path / format}" for format in FORMATS]
    text = check(folder, "a.md", "schoon.html", "--format", "text", *(w for o in outputs for w in ("--output", o)), status=1)
    assert "2 berichten" in text
    for format in FORMATS:
        alone = check(folder, "a.md", "schoon.html", "--format", format, status=1)
        assert (tmp_path / format).read_text() == alone
    assert list(csv.reader(io.StringIO((tmp_path / "csv").read_text())))[0][0] == "file"
    check(folder, "a.md", "--output", "sarif=/nergens/x.sarif")
    check(folder, "a.md", "--output", "sarif")
    check(folder, "a.md", "--output", "pdf=x")
