"""The list of parts of a release: by the schema of CycloneDX, complete, and the same each time.

What a program was linked of is known of a build for development too, so that this needs no release.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

PROGRAM = Path(os.environ.get("DRUKPROEF") or shutil.which("drukproef"))
PROJECT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(
    not PROGRAM.with_name("drukproef.product").is_dir() or not shutil.which("dpkg-query"),
    reason="not beside a build, or not on Debian",
)


@pytest.fixture(scope="module")
def bom(tmp_path_factory):
    texts = []
    for turn in range(2):
        output = tmp_path_factory.mktemp("delen") / "drukproef.cdx.json"
        run = subprocess.run([PROJECT / ".ci/sbom", PROGRAM.parent, output], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        texts.append(output.read_text())
    assert texts[0] == texts[1]
    return texts[0]


def test_schema(bom):
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(bom) is None


def test_every_part_has_a_version_and_a_licence(bom):
    parts = json.loads(bom)["components"]
    assert all(part["version"] and part["licenses"] for part in parts)
    names = {part["name"] for part in parts}
    assert {"swift-argument-parser", "icu", "libyaml", "tomlplusplus", "swift", "lexicons/names", "lexicons/words"} <= names
    # What is written down as a dependency of the command is one: nothing that serves pages is in it.
    command = [
        part["name"] for part in parts
        for each in part.get("properties", []) if each["name"] == "drukproef:program" and each["value"] == "drukproef"
    ]
    assert command == ["swift-argument-parser"]


def test_every_dependency_is_pinned_and_says_why():
    lines = (PROJECT / "Package.swift").read_text().splitlines()
    for number, line in enumerate(lines):
        if ".package(url:" in line:
            assert re.search(r'exact: "\d+\.\d+\.\d+"', line), line
            assert lines[number - 1].strip().startswith("//"), line
