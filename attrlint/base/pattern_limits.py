"""The limits of a pattern: its length, alternatives, groups and counts, checked before it is compiled.

Compiling has no timeout, and takes gigabytes for a pattern such as ``a{4000000000}``. The built-in rules use at most a
twentieth of these limits.
"""

from __future__ import annotations

import re

LONGEST = 100_000  # characters, as it is compiled
MOST_ALTERNATIVES = 10_000
DEEPEST = 40  # depth of nested groups
HIGHEST_COUNT = 1_000
LARGEST = 200_000  # characters with all counted repeats written out
RECURSION = re.compile(r"\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)")
COUNT = re.compile(r"\{([^{}]{0,60})\}")
NUMBERS = re.compile(r"\d+")


def excess(source: str) -> str:
    """What a pattern has too much of, in a few words; empty if it is within the limits."""
    if len(source) > LONGEST:
        return f"longer than {LONGEST:,} characters"
    sizes = [0]  # of the open groups, outermost first
    last = 0  # size of what a count would repeat
    alternatives = 0
    at = 0
    while at < len(source):
        char = source[at]
        step, size = 1, 0
        if char == "\\":
            step, size = 2, 1
        elif char == "[":
            step, size = _class_end(source, at) - at, 1
        elif char == "(":
            if RECURSION.match(source, at):
                return "recursion is not supported"
            sizes.append(0)
            last = 0
            if len(sizes) > DEEPEST:
                return f"more than {DEEPEST} groups inside one another"
        elif char == ")" and len(sizes) > 1:
            size = sizes.pop()
        elif char == "|":
            alternatives += 1
            if alternatives > MOST_ALTERNATIVES:
                return f"more than {MOST_ALTERNATIVES:,} alternatives"
        elif char == "{" and (count := COUNT.match(source, at)):
            step = len(count[0])
            highest = max((int(n) if len(n) < 10 else HIGHEST_COUNT + 1 for n in NUMBERS.findall(count[1])), default=1)
            if highest > HIGHEST_COUNT:
                return f"counts above {HIGHEST_COUNT:,}"
            size = last * (max(highest, 1) - 1)
        else:
            size = 1
        if size:
            sizes[-1] += size
            last = size + (last if char == "{" else 0)
            if sizes[-1] > LARGEST:
                return f"more than {LARGEST:,} characters with its counts written out"
        at += step
    return ""


def _class_end(source: str, at: int) -> int:
    """Where a class that begins here ends; the end of the pattern if it is not closed."""
    i = at + 1
    i += source[i : i + 1] == "^"
    i += source[i : i + 1] == "]"
    while i < len(source) and source[i] != "]":
        i += 2 if source[i] == "\\" else 1
    return min(i + 1, len(source))
