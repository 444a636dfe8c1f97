"""The parts of a regular expression from which its literals are read: sequences, alternatives, repeats and characters.

This is our own code because neither `re` nor `regex` has a public parse tree, and packages that parse regular
expressions either use the private one or do not support lookarounds. It may understand less than they do: an unknown
part counts as one that may match anything, which is always safe.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

TOKEN = r"""\(\?\#[^)]*\)?                                            # a comment
    | \[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]                         # a class
    | \\(?:[pPN]\{[^}]*\}|[LgkK]<[^>]*>|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|\d{1,3}|.)
    | \(\?[a-zA-Z\d]*(?:-[a-zA-Z]+)?[:)]                              # flags, or a group without a number
    | \(\?<?!(?:\\w|\[\\w['’-]*\])\)                                  # no word before, or behind
    | \(\?(?:P?<\w+>|<?[=!]|P[=>]\w+\)|&\w+\)|[+-]\d+\)|[>|]|\([^)]*\))
    | \(\*\w+\)                                                       # a verb such as (*SKIP)
    | (?:[*+?]|\{\d+(?:,\d*)?\}|\{,\d*\}|\{[a-z\d][^{}]*\})[+?]?      # how often
    | ."""
GROUP = r"\(\?([a-zA-Z\d]*)(?:-[a-zA-Z]+)?([:)])"
EDGES = r"""\(\?<?!.*\)|\[(?:\\[s./\-]|[ ,;:!?'’"“”(–—-])+\]"""  # no word around, or one of some signs
SEPARATORS = (r"\s", r"\n")
MAX_DEPTH = 40  # depth of nested groups
NOT_READ = re.compile(
    r"x|f|V1"
)  # flags: white space is ignored, one letter may match two, classes have their own syntax


class Node(NamedTuple):
    """A part of a pattern: one `char`, or `options` of which one matches, or neither if nothing is known about it.

    `repeated` means that it may occur more than once, `flagged` that it has flags of its own. No word continues across
    an `edge`: it is a boundary, or a character that no word contains. What is `optional` may be missing, an edge or a
    group, which then `starts` or `ends` with an edge.
    """

    char: str = ""
    options: tuple[tuple[Node, ...], ...] = ()
    repeated: bool = False
    flagged: bool = False
    edge: bool = False
    optional: bool = False
    starts: bool = False
    ends: bool = False

    def is_edge(self) -> bool:
        """Whether no word continues across it, provided that it is there."""
        return self.edge or (bool(self.char) and not self.char.isalnum())


UNKNOWN = Node()
EDGE = Node(edge=True)


class Unreadable(ValueError):
    """A pattern that is not read: its flags change the syntax, or its groups are nested too deeply or not closed."""


class _Group:
    """A group while it is read. A lookaround, or a group that depends on another, `counts` for nothing."""

    def __init__(self, *, counts: bool = True, flagged: bool = False) -> None:
        self.options: list[list[Node]] = [[]]
        self.counts, self.flagged = counts, flagged

    def node(self) -> Node:
        """The group as a part of the group around it."""
        return Node(options=tuple(map(tuple, self.options)), flagged=self.flagged) if self.counts else UNKNOWN


def parse(source: str) -> tuple[Node, bool]:
    """Parse a pattern into one node, and whether a flag in it makes it ignore case. Raises Unreadable."""
    stack = [_Group()]
    ignores_case = False
    for match in _token().finditer(source):
        token = match[0]
        nodes = stack[-1].options[-1]
        flags = re.fullmatch(GROUP, token)
        if flags and NOT_READ.search(flags[1]):
            raise Unreadable(source)
        if token.startswith("(?#"):
            continue
        if token == "|":
            stack[-1].options.append([])
        elif token == ")":
            group = stack.pop()
            if not stack:
                raise Unreadable(source)
            stack[-1].options[-1].append(group.node())
        elif flags and flags[2] == ")" and not re.fullmatch(r"\(\?(?:R|\d+)\)", token):
            ignores_case = ignores_case or "i" in flags[1]
        elif token == r"\b" or token in SEPARATORS or re.fullmatch(EDGES, token):
            nodes.append(EDGE)
        elif token[0] == "(" and token[-1] == ")" and token[:3] != "(?(":
            nodes.append(UNKNOWN)
        elif token[0] == "(":
            if len(stack) > MAX_DEPTH:
                raise Unreadable(source)
            counts = re.fullmatch(r"\(\?(?:<?[=!]|\(.*)", token, re.DOTALL) is None
            stack.append(_Group(counts=counts, flagged=flags is not None and token != "(?:"))
        elif token[0] in "*+?" or (token[0] == "{" and len(token) > 1):
            if nodes:
                nodes[-1] = _repeated(nodes[-1], token)
        else:
            char = _character(token)
            nodes.append(Node(char) if char else UNKNOWN)
    if len(stack) > 1:
        raise Unreadable(source)
    return stack[0].node(), ignores_case


@cache
def _token() -> re.Pattern[str]:
    return re.compile(TOKEN, re.VERBOSE | re.DOTALL)


def _repeated(node: Node, token: str) -> Node:
    """A node with a quantifier; nothing is known about one that may be missing or match with errors."""
    count = re.fullmatch(r"\{(\d+)(?:,\d*)?\}[+?]?", token)
    if node.is_edge():
        needed = token[0] == "+" or (count is not None and int(count[1]) > 0)
        return EDGE if needed else Node(edge=True, optional=True, starts=True, ends=True)
    if token[0] == "+" or (count and int(count[1])):
        return Node(options=((node,),), repeated=True)
    if node.options and all(node.options) and not node.flagged:
        first, last = zip(*((option[0], option[-1]) for option in node.options), strict=True)
        starts, ends = (all(one.is_edge() and not one.optional for one in each) for each in (first, last))
        return Node(optional=True, starts=starts, ends=ends)
    return UNKNOWN


def _character(token: str) -> str:
    """The one character that a token matches; empty if it may match another."""
    if token[0] == "[" and len(token) > 2:
        inner = token[1:-1]
        return inner if len(inner) == 1 else ""
    if token[0] != "\\":
        return "" if token in ".^$" else token
    letter = token[1:2]
    if letter in "xuU" and len(token) > 3:
        return chr(min(int(f"0x{token[2:]}", 0), 0x10FFFF))
    return "" if letter.isalnum() else letter
