"""How fast exports are read, and in how much memory; beside chat-miner and whatstk on WhatsApp. Prints Markdown tables.

bench_exports.py [--sizes 100,1000] [--platforms whatsapp,x,…] [--check-sizes 100] [--peers] [--folder F]

Each export is made by make_exports.py, read by a process of its own (`drukproef-scan --count`: reading alone, and without: reading
and the full check), and thrown away. Time is the clock's and the processor's, memory the most that the process ever held. The
number of records that the program counted must be the number that was made.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import make_exports

PROGRAM = os.environ.get("DRUKPROEF_SCAN", "drukproef-scan")


def run(command, **options):
    """Seconds by the clock and of the processor, most memory in MB, and what was written to standard error."""
    with tempfile.TemporaryFile("w+") as errors:
        start = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=errors, **options)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        errors.seek(0)
        told = errors.read()
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, told


def warm(path):
    """Not read here: what this process holds would count for those that it starts."""
    subprocess.run(["cat", str(path)], stdout=subprocess.DEVNULL, check=True)


def scanned(path, *flags):
    # No settings of whoever runs this.
    seconds, processor, memory, told = run([PROGRAM, path, "--format", "jsonl", *flags], cwd=path.parent)
    assert "berichten gelezen" in told and "Niet alles" not in told, told
    numbers = re.search(r"(\d+) berichten gelezen", told)
    return seconds, processor, memory, int(numbers[1])


def table(title, rows):
    print(f"\n### {title}\n")
    for number, row in enumerate(rows):
        print("| " + " | ".join(row) + " |")
        if number == 0:
            print("|" + "---|" * len(row))
    sys.stdout.flush()


def readers(platforms, sizes, folder, flags):
    rows = [["export", "MB", "records", "seconds", "processor s", "MB/s", "MB/s per core", "records/s", "memory MB"]]
    for platform in platforms:
        for size in sizes:
            place = pathlib.Path(folder) / f"{platform}-{size}"
            path, records = make_exports.make(platform, size, place)
            megabytes = path.stat().st_size / 1e6
            warm(path)
            seconds, processor, memory, counted = scanned(path, *flags)
            assert counted == records, (platform, counted, records)
            rows.append([
                platform, f"{megabytes:.0f}", f"{records:,}", f"{seconds:.2f}", f"{processor:.2f}", f"{megabytes / seconds:.0f}",
                f"{megabytes / processor:.0f}", f"{records / seconds:,.0f}", f"{memory:.0f}"])
            shutil.rmtree(place)
    return rows


PEERS = {
    "chat-miner": "import sys; from chatminer.chatparsers import WhatsAppParser; p = WhatsAppParser(sys.argv[1]); p.parse_file(); "
                  "print(len(p.parsed_messages.get_df()), file=sys.stderr)",
    "whatstk": "import sys; from whatstk import WhatsAppChat; "
               "print(len(WhatsAppChat.from_source(sys.argv[1], hformat='%d-%m-%Y %H:%M - %name:', max_size=None).df), file=sys.stderr)",
}


def peers(size, folder):
    place = pathlib.Path(folder) / "peers"
    path, records = make_exports.make("whatsapp", size, place)
    megabytes = path.stat().st_size / 1e6
    warm(path)
    rows = [["program", "seconds", "MB/s", "memory MB", "messages", "times slower", "times the memory"]]
    ours = scanned(path, "--count")
    rows.append(["drukproef-scan --count", f"{ours[0]:.2f}", f"{megabytes / ours[0]:.0f}", f"{ours[2]:.0f}", f"{ours[3]:,}", "1", "1"])
    for name, program in PEERS.items():
        seconds, _, memory, told = run([sys.executable, "-c", program, path])
        count = re.findall(r"\d+", told)[-1]
        rows.append([
            name, f"{seconds:.2f}", f"{megabytes / seconds:.1f}", f"{memory:.0f}", f"{int(count):,}", f"{seconds / ours[0]:.0f}",
            f"{memory / ours[2]:.0f}"])
    shutil.rmtree(place)
    return rows


def numbers(text):
    return [int(part) for part in text.split(",") if part]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=numbers, default=[100, 1000])
    parser.add_argument("--check-sizes", type=numbers, default=[100])
    parser.add_argument("--platforms", type=lambda text: text.split(","), default=make_exports.PLATFORMS)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        if arguments.sizes:
            table("Reading alone", readers(arguments.platforms, arguments.sizes, folder, ["--count"]))
        if arguments.check_sizes:
            table("Reading and the full check, one worker", readers(arguments.platforms, arguments.check_sizes, folder, ["--jobs", "1"]))
        if arguments.peers:
            table("WhatsApp of 100 MB beside others", peers(100, folder))
