"""Run one command and print what it took, as JSON.

CPU and wall seconds, peak memory, exit code; of the command's own children the CPU seconds of the busiest and of all.

A process of its own for each, and a small one: the peak memory of a command is never less than that of what starts it.

    python -I -S launch.py LIMIT WORKERS COMMAND ...

LIMIT is in seconds of wall time, 0 for none. With WORKERS 1 the CPU time of the command's own children is looked at in
/proc while it runs, where there is such a folder.
"""

import json
import os
import sys
import time

TICKS = os.sysconf("SC_CLK_TCK")


def child_seconds(pid: int) -> dict[int, float]:
    """The CPU seconds so far of the child processes of a process."""
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:  # noqa: PTH123 - pathlib is heavy
            children = [int(word) for word in file.read().split()]
    except OSError:
        return {}
    found = {}
    for child in children:
        try:
            with open(f"/proc/{child}/stat") as file:  # noqa: PTH123
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        found[child] = (int(fields[11]) + int(fields[12])) / TICKS
    return found


def main() -> None:
    """Start, wait, print."""
    limit, workers, command = float(sys.argv[1]), sys.argv[2] == "1", sys.argv[3:]
    nothing = os.open(os.devnull, os.O_RDWR)
    start = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, nothing, number) for number in range(3)]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions, setpgroup=0)
    busiest: dict[int, float] = {}
    late = False
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG if workers or limit else 0)
        if done:
            break
        if workers:
            busiest.update(child_seconds(pid))
        if limit and time.perf_counter() - start > limit:
            os.killpg(pid, 9)
            late = True
        time.sleep(0.02 if workers else 0.005)
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(
        json.dumps(
            {
                "cpu": usage.ru_utime + usage.ru_stime,
                "wall": time.perf_counter() - start,
                "memory": memory,
                "exit": os.waitstatus_to_exitcode(status),
                "late": late,
                "busiest": max(busiest.values(), default=0.0),
                "workers": sum(busiest.values()),
            }
        )
    )


if __name__ == "__main__":
    main()
