"""What samples/spark/scan_posts.py costs: beside one machine, beside `pipe`, with 1 and 2 executors, beside GNU parallel.

    measure.py --posts 100000

CPU seconds are of the whole tree of processes, from /proc; a laptop that does other things too changes the seconds on the clock
and hardly those of the CPU. DRUKPROEF is the program.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import made_up_posts

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "samples/spark"))
PROGRAM = str(Path(os.environ["DRUKPROEF"]).resolve())
SCHOOL = PROJECT / "samples/willibrord-miland"
LISTS = [word for name in ("roster.csv", "staff.csv", "school.json") for word in (f"--{name.partition('.')[0]}", str(SCHOOL / name))]
TICK = os.sysconf("SC_CLK_TCK")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--inside", nargs=4, metavar=("WHAT", "EXECUTORS", "INPUT", "FOLDER"))
    options = parser.parse_args()
    if options.inside:
        what, executors, path, folder = options.inside
        print(json.dumps(INSIDE[what](int(executors), path, Path(folder))))
        return
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        path = folder / "posts.jsonl"
        made_up_posts.write(path, options.posts, big=False)
        print(f"{options.posts} posts, {path.stat().st_size / 1e6:.0f} MB, {os.cpu_count()} cores\n", flush=True)
        alone(path)
        parallel(path)
        for executors in (1, 2):
            told(f"Spark, {executors} executor{'s'[: executors - 1]}", inside("full", executors, path, folder))
        told("Ways to a child, with `cat`, 2 executors, records/s", inside("ways", 2, path, folder))


def told(title, figures):
    print(title)
    for name, value in figures.items():
        print(f"  {name:42} {value if isinstance(value, (int, str)) else round(value, 2)}")
    print(flush=True)


def timed(command, path):
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    with open(path, "rb") as posts:
        subprocess.run(command, stdin=posts, stdout=subprocess.DEVNULL, check=True, shell=isinstance(command, str))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": time.monotonic() - started, "CPU seconds": cpu, "largest process, MB": after.ru_maxrss // 1024}


def alone(path):
    told("drukproef stream, without posts", timed([PROGRAM, "stream", *LISTS, "--jobs", "1"], os.devnull))
    for jobs in ("1", "2"):
        told(f"drukproef stream --jobs {jobs}", timed([PROGRAM, "stream", *LISTS, "--jobs", jobs], path))


def parallel(path):
    if shutil.which("parallel"):
        command = f"parallel --will-cite --pipe --block 8M -k -j 2 {PROGRAM} stream --jobs 1 {' '.join(LISTS)}"
        told("GNU parallel, 2 at a time", timed(command, path))


def inside(what, executors, path, folder):
    """In a process of its own: a process has one JVM."""
    command = [sys.executable, __file__, "--inside", what, str(executors), str(path), str(folder)]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def session(executors, folder):
    import pyspark
    from pyspark.sql import SparkSession

    home = folder / f"home{os.getpid()}"
    (home / "work").mkdir(parents=True)
    for entry in Path(pyspark.__file__).parent.iterdir():
        (home / entry.name).symlink_to(entry)
    os.environ.update(
        SPARK_HOME=str(home), SPARK_LOCAL_HOSTNAME="localhost", SPARK_LOCAL_DIRS=str(home / "local"), PYSPARK_PYTHON=sys.executable)
    spark = (
        SparkSession.builder.master(f"local-cluster[{executors},1,1024]").config("spark.ui.enabled", "false")
        .config("spark.log.level", "OFF").getOrCreate())
    spark.sparkContext.addPyFile(str(PROJECT / "samples/spark/scan_posts.py"))
    return spark


def full(executors, path, folder):
    """Twice over the same posts: the second run has its JVMs warm, as a long run has for nearly all its time."""
    import scan_posts

    started = time.monotonic()
    spark = session(executors, folder)
    figures = {"session starts, seconds": time.monotonic() - started, "session starts, CPU seconds": sum(cpu_by_role().values())}
    for turn in ("first", "second"):
        arguments = [path, "--output", str(folder / f"out{executors}{turn}"), "--program", PROGRAM, *LISTS, "--split", "4"]
        options = scan_posts.parsed(arguments)
        scan_posts.settle(spark, options)
        before, started = cpu_by_role(), time.monotonic()
        summary = scan_posts.scan(spark, options)
        seconds = time.monotonic() - started
        time.sleep(1)
        used = {role: value - before.get(role, 0) for role, value in cpu_by_role().items()}
        # What a worker's children used is counted with the worker when they have ended.
        used["Python workers"] -= summary["cpu_seconds"]
        used["drukproef"] = summary["cpu_seconds"]
        total = sum(used.values())
        figures[f"{turn} run, seconds"] = seconds
        figures[f"{turn} run, posts/s"] = summary["in"] / seconds
        figures[f"{turn} run, CPU seconds"] = total
        for role, value in sorted(used.items()):
            figures[f"{turn} run, {role}"] = f"{value:.1f} s, {100 * value / total:.1f} %"
        figures[f"{turn} run, plumbing"] = f"{100 * (total - used['drukproef']) / total:.1f} %"
        figures[f"{turn} run, tasks"] = summary["tasks"]
    figures["executor JVM, largest MB"] = max(largest("CoarseGrainedExecutorBackend"))
    figures["Python worker, largest MB"] = max(largest("pyspark.daemon"))
    spark.stop()
    return figures


def ways(executors, path, folder):
    """Records a second through `cat`: nothing but plumbing. The best of three, after one to warm up."""
    import pyarrow as pa
    import scan_posts

    spark = session(executors, folder)
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(4 << 20))
    context = spark.sparkContext
    lines = spark.read.option("lineSep", "\n").text(path)
    count = lines.count()
    parts = lines.rdd.getNumPartitions()

    def fed(batches):
        # As in scan_posts, without the checks.
        import subprocess

        process = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        conversation = scan_posts.Conversation(process, 60)
        for batch in batches:
            answers = conversation.ask(batch.column("value").to_pylist())
            yield pa.RecordBatch.from_arrays([pa.array(answers, pa.binary())], names=["value"])
        conversation.close()

    binary = lines.select(lines["value"].cast("binary"))
    java = context._jvm.org.apache.spark.api.java.JavaSparkContext.fromSparkContext(context._jsc.sc())
    tried = {
        "PySpark rdd.pipe, checkCode": lambda: context.textFile(path, parts).pipe("cat", checkCode=True).count(),
        "JVM JavaRDD.pipe": lambda: java.textFile(path, parts).pipe("cat").count(),
        "mapInArrow and a fed child": lambda: binary.mapInArrow(fed, "value binary").select(
            __import__("pyspark").sql.functions.sum(__import__("pyspark").sql.functions.length("value"))).collect(),
    }
    figures = {}
    for name, run in tried.items():
        best = None
        for turn in range(4):
            before, started = sum(cpu_by_role().values()), time.monotonic()
            run()
            seconds, cpu = time.monotonic() - started, sum(cpu_by_role().values()) - before
            if turn and (best is None or cpu < best[1]):
                best = (seconds, cpu)
        figures[name] = f"{count / best[0]:.0f} a second, {best[1] / count * 1e6:.1f} µs of CPU a record"
    spark.stop()
    return figures


INSIDE = {"full": full, "ways": ways}


def tree():
    """The number, the parent, the command and the CPU seconds (with those of children that ended) of what is under this process."""
    all_processes = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            all_processes[int(entry.name)] = (int(fields[1]), command, sum(map(int, fields[11:15])) / TICK)
    found = {os.getpid()}
    while more := {pid for pid, (parent, _, _) in all_processes.items() if parent in found} - found:
        found |= more
    return {pid: all_processes[pid] for pid in found}


def cpu_by_role():
    roles = {}
    for pid, (_, command, cpu) in tree().items():
        if pid == os.getpid():
            cpu = sum(os.times()[:2])
            role = "driver"
        elif "CoarseGrainedExecutorBackend" in command:
            role = "executor JVMs"
        elif "pyspark.daemon" in command or "pyspark.worker" in command:
            role = "Python workers"
        else:
            role = "driver"
        roles[role] = roles.get(role, 0) + cpu
    return roles


def largest(word):
    for pid, (_, command, _) in tree().items():
        if word in command:
            for line in Path(f"/proc/{pid}/status").read_text().splitlines():
                if line.startswith("VmHWM"):
                    yield int(line.split()[1]) // 1024


main()
