#!/usr/bin/env python3
"""Check a table of posts with Drukproef on Apache Spark.

    spark-submit scan_posts.py posts/*.jsonl --output OUT --program drukproef --roster pupils.csv -- --protocol de-passie

Posts come in as JSON Lines or Parquet. Every task feeds its part to a `drukproef stream` of its own and reads the answers while it
feeds. OUT holds, as Parquet: `posts` (a row for each post, with its findings), `errors` (a row for each record that could not be
checked), `skipped` (blank lines), `trailers` (what each task counted), and `summary.json`.

Either every record was answered, or the job ends with exit code 2 and there is no OUT: the counts of Spark, of the tasks, of each
`drukproef stream` and of the rows that were written are compared before anything is called OUT. See docs/spark.md.
"""

import argparse
import errno
import fcntl
import json
import os
import selectors
import signal
import stat
import subprocess
import sys
import zlib
from contextlib import contextmanager

import pyarrow as pa
from pyspark import SparkFiles, TaskContext
from pyspark.sql import Observation, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T
from pyspark.sql.pandas.types import to_arrow_schema

# What `drukproef stream` reads of a post.
FIELDS = ("id", "text", "protocol", "author_role", "channel", "media", "published_at", "author", "depicted", "group")
# What is passed through when nobody says otherwise. Not the names of people.
KEPT = ("protocol", "author_role", "channel", "published_at")
# The columns that answers have.
TAKEN = {"id", "verdict", "score", "findings", "hints", "advice", "message", "status", "source_file", "source_block", "source_line"}
# The files that are shipped inside the job and never lie on a disk.
SECRETS = ("roster", "staff", "school")
# What stands in the way of "nothing lost" when a cluster's own settings say otherwise, and what the tasks are cut to.
SETTINGS = {
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
    "spark.sql.execution.arrow.maxBytesPerBatch": str(16 << 20),
    # One writer for each of ok, error, skip and trailer, so that the rows need not be sorted.
    "spark.sql.maxConcurrentOutputFileWriters": "8",
    "spark.sql.session.timeZone": "UTC",
    # Not INT96, whose times other readers take for local ones.
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    # Small inputs are spread over the cores too.
    "spark.sql.files.openCostInBytes": str(1 << 18),
}

FINDING = """struct<rule:string, kind:string, severity:string, confidence:double, start:bigint, end:bigint, text:string,
  message:string, advice:string, clauses:array<string>,
  suggestions:array<struct<start:bigint, end:bigint, text:string, safe:boolean>>>"""
ANSWER = f"""struct<id:string, seq:bigint, status:string, message:string, verdict:string, score:int, findings:array<{FINDING}>,
  hints:array<{FINDING}>, advice:array<struct<clause:string, message:string>>>"""


class ScanError(Exception):
    """Why there is no table."""


# In the driver


def main(arguments=None):
    options = parsed(arguments)
    spark = SparkSession.builder.appName("drukproef").getOrCreate()
    try:
        settle(spark, options)
        summary = scan(spark, options)
    except ScanError as error:
        return fail(error)
    except Exception as error:  # Spark's own come in many classes, with hundreds of lines of the JVM.
        return fail(first_words(error))
    finally:
        spark.stop()
    print(json.dumps(summary))
    return 0


def parsed(arguments):
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    own, passed = arguments, []
    if "--" in arguments:
        own, passed = arguments[: arguments.index("--")], arguments[arguments.index("--") + 1 :]
    parser = argparse.ArgumentParser(
        description="Check a table of posts with Drukproef on Apache Spark. What stands after -- goes to `drukproef stream`.")
    parser.add_argument("input", nargs="+", help="JSON Lines or Parquet: files, folders or patterns")
    parser.add_argument("--output", required=True, help="a folder that is not there yet")
    parser.add_argument("--format", choices=["jsonl", "parquet"], help="otherwise by the name: .parquet or .jsonl")
    parser.add_argument("--program", required=True, help="the program drukproef; shipped to every executor")
    parser.add_argument("--on-nodes", action="store_true", help="--program is a path that every machine has: do not ship it")
    for name in SECRETS:
        parser.add_argument(f"--{name}", help=f"as of `drukproef stream --{name}`")
    parser.add_argument("--own-protocol", help="the TOML file of a protocol of your own, shipped to every executor")
    parser.add_argument("--column", action="append", default=[], metavar="FIELD=COLUMN",
                        help="Parquet: which column is which field, such as text=body (otherwise the names are alike)")
    parser.add_argument("--keep", help=f"columns to pass through, with commas (otherwise {','.join(KEPT)}, where they are)")
    parser.add_argument("--split", type=int, default=16, help="megabytes of input for a task (16)")
    parser.add_argument("--patience", type=float, default=600, help="seconds without an answer before a task gives up (600)")
    options = parser.parse_args(own)
    for flag in ("--explain", "--jobs", "--config", *(f"--{name}" for name in SECRETS)):
        if any(word == flag or word.startswith(flag + "=") for word in passed):
            parser.error(f"{flag} does not go to `drukproef stream` from here")
    options.passed = passed
    return options


def settle(spark, options):
    """Sets what must not be left to the cluster."""
    for key, value in SETTINGS.items():
        spark.conf.set(key, value)
    spark.conf.set("spark.sql.files.maxPartitionBytes", str(options.split << 20))


def scan(spark, options):
    """Reads, checks, writes, counts; the summary."""
    output = Folder(spark, options.output)
    if output.exists():
        raise ScanError(f"{options.output} is there already; choose another --output")
    staging = Folder(spark, options.output.rstrip("/") + ".unverified")
    staging.remove()
    records, kept = read(spark, options)
    came_in = Observation("in")
    answers = answered(spark, records.observe(came_in, F.count(F.lit(1)).alias("records")), kept, options)
    try:
        answers.write.partitionBy("status").parquet(staging.path)
        summary = proven(spark.read.schema(answers.schema).parquet(staging.path), came_in.get["records"])
        for status, name in {"ok": "posts", "error": "errors", "skip": "skipped", "trailer": "trailers"}.items():
            staging.part(f"status={status}").rename(staging.part(name))
        # The table is `ok` rows alone; one without any still has its columns.
        for name in ("posts", "errors", "skipped"):
            if not staging.part(name).exists():
                answers.drop("status").limit(0).write.parquet(staging.part(name).path)
        staging.part("summary.json").write(json.dumps(summary).encode() + b"\n")
        staging.rename(output)
    except BaseException:
        staging.remove()
        raise
    return summary


def read(spark, options):
    """The records as a table of one `line` of JSON each, where each stands, and what to pass through; the names of the last."""
    names = {form for form in (options.format or suffix(path) for path in options.input)}
    if len(names) != 1:
        raise ScanError("JSON Lines and Parquet do not go together in one run; say which with --format")
    # By number on the way, for a name may hold what Spark takes for its own syntax.
    wanted = list(KEPT) if options.keep is None else [name for name in options.keep.split(",") if name]
    if taken := sorted(TAKEN.intersection(wanted)):
        raise ScanError(f"--keep: the answers have a column {taken[0]} of their own")
    return (read_parquet if names == {"parquet"} else read_lines)(spark, options, wanted)


def read_lines(spark, options, wanted):
    # As bytes, and split at \n alone: `textFile` also splits at \r, and turns bytes that are no UTF-8 into U+FFFD.
    lines = spark.read.option("lineSep", "\n").text(options.input)
    columns = [
        F.col("value").cast("binary").alias("line"),
        F.col("_metadata.file_path").alias("source_file"),
        F.col("_metadata.file_block_start").alias("source_block"),
        F.lit(None).cast("bigint").alias("source_row"),
    ]
    if wanted:
        shape = T.StructType([T.StructField(name, T.StringType()) for name in wanted])
        columns.append(F.from_json("value", shape).alias("kept"))
    records = lines.select(*columns)
    kept = [F.col(f"kept.`{name}`").alias(f"kept_{number}") for number, name in enumerate(wanted)]
    return records.select("line", "source_file", "source_block", "source_row", *kept), wanted


def read_parquet(spark, options, wanted):
    table = spark.read.parquet(*options.input)
    columns = {field: field for field in FIELDS if field in table.columns}
    for pair in options.column:
        field, _, column = pair.partition("=")
        if field not in FIELDS or column not in table.columns:
            raise ScanError(f"--column {pair}: fields are {', '.join(FIELDS)}; columns are {', '.join(table.columns)}")
        columns[field] = column
    if "text" not in columns:
        raise ScanError(f"there is no column `text`; say which with --column text=NAME (there are {', '.join(table.columns)})")
    kept = [name for name in wanted if name in table.columns]
    if options.keep is not None and len(kept) < len(wanted):
        raise ScanError(f"--keep: there are only {', '.join(table.columns)}")
    post = F.struct(*(F.col(f"`{column}`").alias(field) for field, column in columns.items()))
    return table.select(
        F.to_json(post).cast("binary").alias("line"),
        F.col("_metadata.file_path").alias("source_file"),
        F.lit(None).cast("bigint").alias("source_block"),
        F.col("_metadata.row_index").alias("source_row"),
        *(F.col(f"`{name}`").alias(f"kept_{number}") for number, name in enumerate(kept)),
    ), kept


def suffix(path):
    return "parquet" if path.rstrip("/").endswith(".parquet") else "jsonl"


def answered(spark, records, kept, options):
    """The records' answers, and a row of status `trailer` for each task."""
    child = Child(spark, options)
    # All may be null, for the trailer's row has none of them.
    passed_on = [
        T.StructField(field.name, field.dataType) for field in records.schema if field.name not in ("line", "source_row")
    ]
    shape = T.StructType([
        T.StructField("place", T.LongType()), T.StructField("answer", T.StringType()), *passed_on,
        T.StructField("source_line", T.LongType()),
    ])
    child.shape = to_arrow_schema(shape, timezone="UTC")
    raw = records.mapInArrow(child.answers, shape)
    parts = raw.select("*", F.from_json("answer", ANSWER).alias("a"))
    is_trailer = F.col("place").isNull()
    status = (
        F.when(is_trailer, F.lit("trailer"))
        .when((F.col("a.seq") == F.col("place")) & F.col("a.status").isin("ok", "error", "skip"), F.col("a.status"))
        .otherwise(F.raise_error(F.lit("drukproef stream gave an answer that does not belong to its line")))
    )
    return parts.select(
        "a.id", "a.verdict", "a.score", "a.findings", "a.hints", "a.advice",
        F.when(is_trailer, F.col("answer")).otherwise(F.col("a.message")).alias("message"),
        "source_file", "source_block", "source_line", *(F.col(f"kept_{number}").alias(name) for number, name in enumerate(kept)),
        status.alias("status"),
    )


def proven(rows, came_in):
    """The counts, when all of them agree."""
    written = {row["status"]: row["count"] for row in rows.groupBy("status").count().collect()}
    trailers = [json.loads(row["message"]) for row in rows.where("status = 'trailer'").select("message").collect()]
    sums = {name: sum(trailer[name] for trailer in trailers) for name in ("in", "out", "errors")}
    posts, errors, skipped = (written.get(status, 0) for status in ("ok", "error", "skip"))
    counts = {
        "read by Spark": came_in,
        "read by drukproef stream": sums["in"],
        "answered by drukproef stream": sums["out"],
        "rows written": posts + errors + skipped,
    }
    told = ", ".join(f"{name} {count}" for name, count in counts.items())
    if len(set(counts.values())) != 1:
        raise ScanError(f"the counts differ: {told}")
    if errors != sums["errors"]:
        raise ScanError(f"drukproef stream counted {sums['errors']} errors and {errors} rows were written")
    if len({trailer["part"] for trailer in trailers}) != len(trailers):
        raise ScanError("a task was counted twice")
    return {
        "in": came_in, "out": posts + errors + skipped, "posts": posts, "errors": errors, "skipped": skipped,
        "tasks": len(trailers), "cpu_seconds": round(sum(trailer["cpu"] for trailer in trailers), 1),
    }


class Folder:
    """A folder or file of any file system that Spark knows."""

    def __init__(self, spark, path):
        self.spark, self.path = spark, path
        self._java = spark._jvm.org.apache.hadoop.fs.Path(path)
        self._system = self._java.getFileSystem(spark._jsc.hadoopConfiguration())

    def part(self, name):
        return Folder(self.spark, f"{self.path}/{name}")

    def exists(self):
        return self._system.exists(self._java)

    def remove(self):
        self._system.delete(self._java, True)

    def rename(self, to):
        if self.exists() and not self._system.rename(self._java, to._java):
            raise ScanError(f"{self.path} could not be renamed to {to.path}")

    def write(self, content):
        stream = self._system.create(self._java)
        stream.write(bytearray(content))
        stream.close()


def first_words(error):
    """What a worker said, out of the many lines that Spark wraps it in."""
    lines = str(error).splitlines()
    for line in lines:
        _, found, words = line.partition("ScanError: ")
        if found:
            return words
    for line in lines:
        if line.startswith("ModuleNotFoundError: "):
            return f"the Python of the executors lacks something: {line} (set PYSPARK_PYTHON)"
    return " ".join(line.strip() for line in lines[:3])[:600]


def fail(error):
    print(f"scan_posts: {error}", file=sys.stderr)
    print("scan_posts: nothing was written, for a table without some of the posts looks like a clean one", file=sys.stderr)
    return 2


# In the executors


class Child:
    """How a task starts `drukproef stream`, feeds it and reads it. Made in the driver, used in the workers."""

    def __init__(self, spark, options):
        self.passed = list(options.passed)
        self.patience = options.patience
        self.jobs = spark.conf.get("spark.task.cpus", "1")
        self.program = options.program
        self.is_shipped = not options.on_nodes
        if self.is_shipped:
            ship(spark, options.program)
            self.program = os.path.basename(options.program)
        self.own_protocol = None
        if options.own_protocol:
            ship(spark, options.own_protocol)
            self.own_protocol = os.path.basename(options.own_protocol)
        # Inside the job, not with addFile: a file that Spark ships stays on every executor's disk, after the job too.
        self.secrets = {name: packed(getattr(options, name)) for name in SECRETS if getattr(options, name)}

    def answers(self, batches):
        """What `mapInArrow` calls in a task: record batches in, record batches of answers out, and the trailer last."""
        with self.running() as conversation:
            lines = LineCounter()
            total = 0
            for batch in batches:
                records = batch.column("line").to_pylist()
                answers = conversation.ask([record or b"" for record in records])
                yield self.answer_batch(batch, answers, total, lines.numbers(batch))
                total += len(answers)
            yield self.trailer_batch(conversation.end(total))

    def answer_batch(self, batch, answers, first, numbers):
        made = {
            "place": pa.array(range(first, first + len(answers)), pa.int64()),
            "answer": pa.array(answers, pa.binary()).cast(pa.string()),
            "source_line": numbers,
        }
        columns = [made[name] if name in made else batch.column(name) for name in self.shape.names]
        return pa.RecordBatch.from_arrays(columns, names=self.shape.names)

    def trailer_batch(self, trailer):
        columns = [pa.nulls(1, field.type) for field in self.shape]
        columns[self.shape.get_field_index("answer")] = pa.array([json.dumps(trailer)])
        return pa.RecordBatch.from_arrays(columns, names=self.shape.names)

    @contextmanager
    def running(self):
        command = [SparkFiles.get(self.program) if self.is_shipped else self.program, "stream", "--jobs", self.jobs]
        if self.own_protocol:
            command += ["--protocol", SparkFiles.get(self.own_protocol)]
        files = {name: in_memory(name, content) for name, content in self.secrets.items()}
        try:
            for name, file in files.items():
                command += [f"--{name}", f"/proc/self/fd/{file}"]
            try:
                # Without the names that a locale or a `.drukproef.toml` in a home folder would bring.
                process = subprocess.Popen(
                    command + self.passed, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
                    pass_fds=tuple(files.values()), env={"PATH": os.environ.get("PATH", "")}, cwd="/")
            except OSError as error:
                raise ScanError(f"drukproef could not be started on this machine: {error.strerror}")
        finally:
            for file in files.values():
                os.close(file)
        conversation = Conversation(process, self.patience)
        try:
            yield conversation
        finally:
            conversation.close()


class Conversation:
    """Bytes to a child and from it at the same time, in one thread: neither end can wait for the other for ever."""

    def __init__(self, process, patience):
        self.process, self.patience = process, patience
        self.complaint = b""
        self.rest = bytearray()
        self.used_before = used_by_children()
        self.selector = selectors.DefaultSelector()
        for pipe in (process.stdin, process.stdout, process.stderr):
            os.set_blocking(pipe.fileno(), False)
        for pipe in (process.stdin, process.stdout):
            try:
                fcntl.fcntl(pipe.fileno(), getattr(fcntl, "F_SETPIPE_SZ", 1031), 1 << 20)
            except OSError:
                pass  # More than this user may have: the usual 64 KB will do.
        self.selector.register(process.stdout, selectors.EVENT_READ)
        self.selector.register(process.stderr, selectors.EVENT_READ)

    def ask(self, records):
        """The answers to these records, in their order."""
        if any(b"\n" in record for record in records):
            raise ScanError("a record is more than one line")
        question = memoryview(b"\n".join(records) + b"\n") if records else memoryview(b"")
        answers = []
        if question:
            self.selector.register(self.process.stdin, selectors.EVENT_WRITE)
        while len(answers) < len(records) or question:
            for pipe in self.ready():
                if pipe is self.process.stdin:
                    question = self.feed(question)
                elif pipe is self.process.stdout:
                    if not self.take(answers):
                        raise self.failure(f"it answered {len(answers)} of these {len(records)} records and ended")
        if self.rest or len(answers) > len(records):
            raise self.failure("it answered more than it was asked")
        return answers

    def end(self, total):
        """Closes the child's input and gives its trailer, when that and its exit code are good."""
        self.process.stdin.close()
        last = []
        while self.take_when_ready(last):
            pass
        self.process.wait(self.patience)
        if self.process.returncode != 0:
            raise self.failure("it had answered everything")
        try:
            (line,) = last
            trailer = json.loads(line)
            counts = [trailer["in"], trailer["out"]] if trailer["trailer"] is True else None
        except (ValueError, KeyError, TypeError):
            counts = None
        if self.rest or counts != [total, total]:
            raise self.failure(f"its trailer is not that of {total} records")
        trailer["part"] = TaskContext.get().partitionId()
        trailer["cpu"] = round(used_by_children() - self.used_before, 3)
        return trailer

    def ready(self):
        events = self.selector.select(self.patience)
        if not events:
            raise self.failure(f"it was silent for {self.patience:g} seconds")
        found = [key.fileobj for key, _ in events]
        if self.process.stderr in found:
            self.listen()
        return found

    def feed(self, question):
        try:
            question = question[os.write(self.process.stdin.fileno(), question[: 1 << 20]) :]
        except BlockingIOError:
            return question
        except OSError as error:
            if error.errno != errno.EPIPE:
                raise
            raise self.failure("it stopped reading")
        if not question:
            self.selector.unregister(self.process.stdin)
        return question

    def take(self, answers):
        """Adds the lines that have come. False at the end of them."""
        try:
            piece = os.read(self.process.stdout.fileno(), 1 << 20)
        except BlockingIOError:
            return True
        if not piece:
            return False
        # Only the new bytes are looked through: an answer of 10 MB comes in hundreds of pieces.
        if b"\n" not in piece:
            self.rest += piece
            return True
        lines = piece.split(b"\n")
        lines[0] = bytes(self.rest) + lines[0]
        self.rest = bytearray(lines.pop())
        answers += lines
        return True

    def take_when_ready(self, answers):
        return self.process.stdout not in self.ready() or self.take(answers)

    def listen(self):
        words = os.read(self.process.stderr.fileno(), 1 << 16)
        if not words:
            self.selector.unregister(self.process.stderr)
        self.complaint = (self.complaint + words)[-2000:]

    def failure(self, what):
        """What is thrown: how the child ended, what it did, and what it said."""
        try:
            code = self.process.wait(1)
        except subprocess.TimeoutExpired:
            code = None
        ended = "is still running" if code is None else f"ended with code {code}"
        if code is not None and code < 0:
            ended = f"was killed by {signal.Signals(-code).name}"
        try:
            while self.process.stderr in (key.fileobj for key, _ in self.selector.select(0)):
                self.listen()
        except (OSError, ValueError, KeyError):
            pass
        said = self.complaint.decode(errors="replace").strip().splitlines()
        context = TaskContext.get()
        place = f"task {context.partitionId()}, attempt {context.attemptNumber()}: " if context else ""
        return ScanError(f"{place}drukproef stream {ended}: {what}" + (f" ({said[-1]})" if said else ""))

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.selector.close()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                pipe.close()
            except OSError:
                pass


class LineCounter:
    """Which line of its block of its file a record is, from 0. A task reads the lines of a block one after another."""

    def __init__(self):
        self.place, self.next = None, 0

    def numbers(self, batch):
        files, blocks, rows = (batch.column(name) for name in ("source_file", "source_block", "source_row"))
        if rows.null_count == 0:
            return rows
        size = len(files)
        first, last = ((files[at].as_py(), blocks[at].as_py()) for at in (0, size - 1))
        if first == last and first == self.place:
            self.next += size
            return pa.array(range(self.next - size, self.next), pa.int64())
        numbers = []
        for place in zip(files.to_pylist(), blocks.to_pylist()):
            if place != self.place:
                self.place, self.next = place, 0
            numbers.append(self.next)
            self.next += 1
        return pa.array(numbers, pa.int64())


def ship(spark, path):
    if not os.path.isfile(path):
        raise ScanError(f"{path} is not there")
    spark.sparkContext.addFile(path)


def packed(path):
    try:
        with open(path, "rb") as file:
            return zlib.compress(file.read())
    except OSError as error:
        raise ScanError(f"{path}: {error.strerror}")


def in_memory(name, content):
    """A file without a name or a disk, for this process and its child alone, gone with the last of them however they end."""
    file = os.memfd_create(name)
    os.fchmod(file, stat.S_IRUSR | stat.S_IWUSR)
    with open(os.dup(file), "wb") as writer:
        writer.write(zlib.decompress(content))
    return file


def used_by_children():
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    sys.exit(main())
