"""The hooks of .pre-commit-hooks.yaml under the real pre-commit and prek, and `hook run` under the real lefthook.

Each runs on a repository of its own, with the program as built. The hook that builds the program itself takes many minutes and is
run only when ORACLE_SWIFT_HOOK is set.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = Path(os.environ.get("DRUKPROEF") or shutil.which("drukproef"))
PROJECT = Path(__file__).resolve().parents[2]
PHONE = "Bel mij op 06-12345678.\n"
CLEAN = "Wat een mooi weer.\n"


class Repository:
    def __init__(self, folder, path):
        self.folder = folder
        self.environment = {
            "PATH": path,
            "HOME": str(folder / "thuis"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PRE_COMMIT_HOME": str(folder / "thuis/pre-commit"),
            "PREK_HOME": str(folder / "thuis/prek"),
            "LC_ALL": "C.UTF-8",
        }
        (folder / "thuis").mkdir()
        (folder / "thuis/.gitconfig").write_text("[user]\nname = A\nemail = a@voorbeeld.nl\n")
        self.blog = folder / "blog"
        self.run("git", "init", "-q", "-b", "hoofd", str(self.blog), at=folder)

    def run(self, *arguments, at=None, status=0):
        run = subprocess.run(arguments, cwd=at or self.blog, env=self.environment, capture_output=True, text=True)
        if status is not None:
            assert run.returncode == status, (arguments, run.stdout, run.stderr)
        return run

    def stage(self, name, text):
        (self.blog / name).write_text(text)
        self.run("git", "add", "--", name)

    def commit(self, *arguments):
        run = self.run("git", "commit", "-qm", "x", *arguments, status=None)
        return run.returncode, run.stdout + run.stderr


@pytest.fixture
def repository(tmp_path):
    programs = Path(shutil.which("pre-commit")).parent
    return Repository(tmp_path, f"{PROGRAM.parent}:{programs}:{os.environ['PATH']}")


def hooks(repository, *ids):
    """A repository with nothing but the hooks, under a tag, as pre-commit wants it."""
    source = repository.folder / "drukproef"
    repository.run("git", "init", "-q", str(source), at=repository.folder)
    shutil.copy(PROJECT / ".pre-commit-hooks.yaml", source)
    repository.run("git", "add", ".", at=source)
    repository.run("git", "commit", "-qm", "x", at=source)
    repository.run("git", "tag", "v1", at=source)
    wanted = "".join(f"      - id: {id}\n" for id in ids)
    (repository.blog / ".pre-commit-config.yaml").write_text(
        "default_install_hook_types: [pre-commit, commit-msg]\n"
        f"repos:\n  - repo: {source}\n    rev: v1\n    hooks:\n{wanted}"
    )


@pytest.mark.parametrize("program", ["pre-commit", "prek"])
def test_hooks(repository, program):
    hooks(repository, "drukproef-system", "drukproef-commit-msg")
    repository.run(program, "install")
    (repository.blog / ".drukproef.toml").write_text('exclude = ["oud/"]\n')
    repository.stage("a.md", PHONE)
    # In the work tree all is well; what is staged is read.
    (repository.blog / "a.md").write_text(CLEAN)
    status, output = repository.commit()
    assert status == 1 and "a.md:1:12: " in output and "12345678" not in output
    assert (repository.blog / "a.md").read_text() == CLEAN
    repository.stage("a.md", CLEAN)
    (repository.blog / "oud").mkdir()
    repository.stage("oud/b.md", PHONE)
    repository.stage("c.py", "telefoon = '06-12345678'\n")
    status, output = repository.commit()
    assert status == 0, output
    repository.stage("d.md", CLEAN)
    status, output = repository.commit("-m", "Bel 06-12345678")
    assert status == 1 and "COMMIT_EDITMSG:3:5: " in output


def test_lefthook(repository):
    (repository.blog / "lefthook.yml").write_text(
        "pre-commit:\n  commands:\n    drukproef:\n      run: drukproef hook run\n"
        "commit-msg:\n  commands:\n    drukproef:\n      run: drukproef hook run commit-msg {1}\n"
    )
    repository.run("lefthook", "install")
    repository.stage("a.md", PHONE)
    (repository.blog / "a.md").write_text(CLEAN)
    status, output = repository.commit()
    assert status == 1 and "a.md:1:12: " in output
    repository.stage("a.md", CLEAN)
    assert repository.commit("-m", "Bel 06-12345678")[0] == 1
    status, output = repository.commit()
    assert status == 0, output


@pytest.mark.skipif("ORACLE_SWIFT_HOOK" not in os.environ, reason="builds the whole program (ORACLE_SWIFT_HOOK=1)")
def test_the_hook_that_builds_the_program(repository):
    repository.environment["HOME"] = os.environ["HOME"]
    (repository.blog / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {PROJECT}\n    rev: HEAD\n    hooks:\n      - id: drukproef\n"
    )
    repository.run("git", "config", "user.name", "A")
    repository.run("git", "config", "user.email", "a@voorbeeld.nl")
    repository.run("pre-commit", "install")
    repository.stage("a.md", PHONE)
    status, output = repository.commit()
    assert status == 1 and "a.md:1:12: " in output
