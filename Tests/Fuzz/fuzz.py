"""Runs every fuzz target for a while, from seeds out of the samples, and prints what each one saw.

    fuzz.py PROGRAM FOLDER [--seconds N] [--jobs N] [TARGET ...]

FOLDER keeps the corpora from run to run, and the input of a crash. Ends with 1 when something crashed, hung or leaked.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
LEXICONS = ROOT / "lexicons"

SEEDS = {
    "decoding": [(SAMPLES / "drafts", "*"), (SAMPLES / "de-passie", "*")],
    "folding": [(SAMPLES / "drafts", "*")],
    "tokenizer": [(SAMPLES / "drafts", "*")],
    "matcher": [(SAMPLES / "drafts", "*")],
    "reading": [(SAMPLES / "drafts", "*")],
    "plain": [(SAMPLES / "drafts", "*")],
    "markdown": [(SAMPLES, "*.md"), (ROOT / "docs", "*.md")],
    "html": [(SAMPLES, "*.html"), (SAMPLES / "exports", "*.xml")],
    "json": [(SAMPLES, "*.json"), (ROOT / "Sources", "*.json")],
    "record": [(SAMPLES, "*.json")],
    "roster": [(SAMPLES, "*.csv")],
    "school": [(SAMPLES, "school.json"), (SAMPLES, "staff*.csv")],
    "protocol": [(LEXICONS / "protocols", "*.toml")],
    "configuration": [(ROOT, ".drukproef.toml"), (SAMPLES, "*.toml")],
    "patterns": [(LEXICONS / "patterns", "*.txt")],
    "exports-json": [(SAMPLES / "exports", "*.js*")],
    "exports-csv": [(SAMPLES / "exports", "*.csv")],
    "exports-txt": [(SAMPLES / "exports", "*.txt")],
    "exports-xml": [(SAMPLES / "exports", "*.xml"), (SAMPLES / "exports", "*.html")],
    "archive": [(SAMPLES / "exports", "*.zip"), (SAMPLES / "exports", "*.gz")],
}
# A seed larger than this only slows the fuzzer down.
LARGEST = 16 * 1024


def seed(target: str, folder: pathlib.Path) -> None:
    """Puts the samples of a target into its corpus, as far as they are small."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for where, pattern in SEEDS[target]:
        for path in sorted(where.rglob(pattern)):
            if path.is_file() and path.stat().st_size <= LARGEST:
                shutil.copyfile(path, folder / f"seed-{number:04}")
                number += 1
    if target == "record":
        lines = (SAMPLES / "gold" / "personal.jsonl").read_bytes().splitlines()[:100]
        for line in lines:
            (folder / f"seed-{number:04}").write_bytes(line)
            number += 1
    if target == "archive":
        for path in sorted((SAMPLES / "exports").rglob("*.js*"))[:8]:
            with zipfile.ZipFile(folder / f"seed-{number:04}", "w", zipfile.ZIP_DEFLATED) as archive:
                archive.write(path, path.name)
            number += 1
    if number == 0:
        (folder / "seed-0000").write_bytes(b"Sanne de Vries uit groep 6b\n")


def run(program: str, target: str, folder: pathlib.Path, seconds: int) -> dict:
    corpus = folder / target
    seed(target, corpus)
    crashes = folder / "crashes"
    crashes.mkdir(exist_ok=True)
    environment = dict(os.environ, DRUKPROEF_FUZZ_TARGET=target)
    command = [
        program, str(corpus), f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=16384",
        "-print_final_stats=1", "-reload=0", f"-artifact_prefix={crashes}/{target}-",
    ]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    text = done.stdout.decode(errors="replace")
    runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", text)
    coverage = re.findall(r"cov: (\d+)", text)
    return {
        "target": target,
        "ok": done.returncode == 0,
        "runs": int(runs[-1]) if runs else 0,
        "coverage": int(coverage[-1]) if coverage else 0,
        "corpus": len(list(corpus.iterdir())),
        "end": "" if done.returncode == 0 else text[-3000:],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=30, help="for each target")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_intermixed_args()
    targets = given.targets or list(SEEDS)
    unknown = [target for target in targets if target not in SEEDS]
    if unknown:
        parser.error(f"no target is called {unknown[0]}; there are: {' '.join(SEEDS)}")
    given.folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    print(f"{'target':<16}{'runs':>12}{'edges':>10}{'corpus':>9}")
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        work = [pool.submit(run, given.program, target, given.folder, given.seconds) for target in targets]
        for future in work:
            result = future.result()
            print(f"{result['target']:<16}{result['runs']:>12}{result['coverage']:>10}{result['corpus']:>9}", flush=True)
            if not result["ok"]:
                failed += 1
                print(result["end"])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
