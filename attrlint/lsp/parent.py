"""The process that started the server: when it has ended, the server ends, as the protocol requires."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

PAUSE = 2.0  # seconds between two checks


def is_alive(process: int) -> bool:
    """Whether a process is running, as far as can be determined."""
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # another user's process, or not the number of a process
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
    """End this process soon after another one; nothing happens for an invalid number."""
    if process is None or process <= 0:
        return

    def watch() -> None:
        time.sleep(PAUSE)  # the initialize request is answered first
        while is_alive(process):
            time.sleep(PAUSE)
        os.kill(os.getpid(), signal.SIGTERM)  # a thread that reads standard input would delay any other way of ending

    threading.Thread(target=watch, name="parent", daemon=True).start()
