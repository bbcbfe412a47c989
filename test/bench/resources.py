"""Runs a program and tells on descriptor 3, as JSON, what it took: seconds of processor and of time, bytes of memory at its
most, its exit code (null where it was stopped because it took too long). Node cannot ask this about another process."""
import json
import os
import signal
import sys
import time

limit, command = int(sys.argv[1]), sys.argv[2:]
started = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ)
stopped = False


def stop(*_):
    global stopped
    stopped = True
    os.kill(child, signal.SIGKILL)


signal.signal(signal.SIGALRM, stop)
signal.alarm(limit)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - started
unit = 1 if sys.platform == "darwin" else 1024
taken = {
    "cpu": usage.ru_utime + usage.ru_stime,
    "wall": wall,
    "peak": usage.ru_maxrss * unit,
    "code": None if stopped else os.waitstatus_to_exitcode(status),
}
os.write(3, json.dumps(taken).encode())
