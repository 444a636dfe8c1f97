"""The process that started the server: when it is gone, the server ends, as the protocol asks."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

PAUSE = 2.0  # seconds between two looks


def is_alive(process: int) -> bool:
    """Whether a process runs, as far as can be told."""
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's, or no number of a process
    return True


def _is_alive_on_windows(process: int) -> bool:
    import ctypes

    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - known on Windows only
    handle = library.OpenProcess(0x100000, False, process)  # to wait for it
    if not handle:
        return False
    waiting = library.WaitForSingleObject(handle, 0) == 0x102
    library.CloseHandle(handle)
    return bool(waiting)


def end_with(process: int | None) -> None:
    """End this process soon after another one; nothing happens for a number that is none."""
    if process is None or process <= 0:
        return

    def watch() -> None:
        time.sleep(PAUSE)  # the greeting is answered first
        while is_alive(process):
            time.sleep(PAUSE)
        os.kill(os.getpid(), signal.SIGTERM)  # a thread that reads standard input would hold up any other way

    threading.Thread(target=watch, name="parent", daemon=True).start()
