"""A `drukproef stream` that goes wrong: FAULT at the answer AT, in the first task only when ONCE is a path that is not there yet."""

import json
import os
import signal
import subprocess
import sys
import time

REAL, FAULT, AT, ONCE, TALE = @SETTINGS@


def is_mine():
    if not ONCE:
        return True
    try:
        file = os.open(ONCE, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        os.write(file, str(os.getpid()).encode())
        os.close(file)
        return True
    except FileExistsError:
        return False


def main():
    if TALE:
        tell()
    if FAULT == "does not start":
        sys.exit("geen zin vandaag")
    fds = tuple(int(word.rsplit("/", 1)[1]) for word in sys.argv if word.startswith("/proc/self/fd/"))
    child = subprocess.Popen([REAL] + sys.argv[1:], stdout=subprocess.PIPE, pass_fds=fds)
    held = None
    for number, line in enumerate(child.stdout):
        is_trailer = line.startswith(b'{"trailer"')
        if number == AT and not is_trailer and FAULT and is_mine():
            if FAULT == "killed":
                child.kill()
                os.kill(os.getpid(), signal.SIGKILL)
            elif FAULT == "worker killed":
                os.kill(os.getppid(), signal.SIGKILL)
            elif FAULT == "ends early":
                child.kill()
                os._exit(0)
            elif FAULT == "crashes":
                child.kill()
                print("er ging iets mis", file=sys.stderr)
                os._exit(70)
            elif FAULT == "hangs":
                time.sleep(3600)
            elif FAULT == "drops a line":
                continue
            elif FAULT == "doubles a line":
                line += line
            elif FAULT == "swaps lines":
                held = line
                continue
            elif FAULT == "changes a line":
                line = b"x" + line
        if is_trailer and FAULT == "no trailer":
            continue
        if is_trailer and FAULT == "other trailer":
            trailer = json.loads(line)
            trailer["in"] -= 1
            line = json.dumps(trailer).encode() + b"\n"
        if is_trailer and FAULT == "other errors":
            trailer = json.loads(line)
            trailer["errors"] += 1
            line = json.dumps(trailer).encode() + b"\n"
        sys.stdout.buffer.write(line)
        if held:
            sys.stdout.buffer.write(held)
            held = None
        sys.stdout.buffer.flush()
    code = child.wait()
    sys.exit(70 if FAULT == "bad code" else code)


def tell():
    """What this child was given, for the test to read."""
    told = {"arguments": sys.argv[1:], "environment": sorted(os.environ), "directory": os.getcwd(), "files": []}
    for word in sys.argv:
        if word.startswith("/proc/self/fd/"):
            state = os.stat(word)
            told["files"].append(
                {"mode": oct(state.st_mode & 0o777), "links": state.st_nlink, "name": os.readlink(word), "size": state.st_size})
    with open(f"{TALE}.{os.getpid()}", "w") as file:
        json.dump(told, file)


main()
