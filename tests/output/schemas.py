"""What the formats promise, as JSON Schema, written from their documentation.

SARIF 2.1.0 (OASIS), sections 3.13 to 3.55: the parts that attrlint writes, and nothing beside them. RDFormat: reviewdog.proto.
GitLab: "Code Quality report format" of its handbook.
"""

from __future__ import annotations

COUNT = {"type": "integer", "minimum": 1}
WORDS = {"type": "string", "minLength": 1}


def thing(required: str, optional: str = "", **properties: object) -> dict[str, object]:
    """An object with these keys and no others; a key without a schema may be anything."""
    names = [*required.split(), *optional.split()]
    return {
        "type": "object",
        "required": required.split(),
        "properties": {name: properties.get(name, {}) for name in names},
        "additionalProperties": False,
    }


def many(items: object, least: int = 0) -> dict[str, object]:
    """An array of these."""
    return {"type": "array", "items": items, "minItems": least}


POSITION = thing("line column", line=COUNT, column=COUNT)
RANGE = thing("start end", start=POSITION, end=POSITION)
RDJSON = thing(
    "source diagnostics",
    source=thing("name", name=WORDS),
    diagnostics=many(
        thing(
            "message location severity code",
            "suggestions",
            message=WORDS,
            location=thing("path range", path=WORDS, range=RANGE),
            severity={"enum": ["ERROR", "WARNING", "INFO"]},
            code=thing("value", value=WORDS),
            suggestions=many(thing("range text", range=RANGE, text={"type": "string"}), 1),
        )
    ),
)

GITLAB = many(
    thing(
        "description check_name fingerprint severity location",
        description=WORDS,
        check_name=WORDS,
        fingerprint={"type": "string", "pattern": "^[0-9a-f]{64}$"},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=thing(
            "path lines",
            path={"type": "string", "pattern": r"^[^/.]"},
            lines=thing("begin end", begin=COUNT, end=COUNT),
        ),
    )
)

TEXT = thing("text", text=WORDS)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
URI = {"type": "string", "pattern": r"^[A-Za-z0-9._~:/%-]+$"}  # nothing that RFC 3986 wants escaped
ARTIFACT = thing("uri", "uriBaseId", uri=URI, uriBaseId={"const": "SRCROOT"})
REGION = thing("startLine startColumn endLine endColumn", **dict.fromkeys("startLine startColumn endLine endColumn".split(), COUNT))  # fmt: skip
PHYSICAL = thing("artifactLocation", "region", artifactLocation=ARTIFACT, region=REGION)
LOCATION = thing("physicalLocation", "id message", physicalLocation=PHYSICAL, id=COUNT, message=TEXT)
REPLACEMENT = thing("deletedRegion insertedContent", deletedRegion=REGION, insertedContent=thing("text"))
CHANGE = thing("artifactLocation replacements", artifactLocation=ARTIFACT, replacements=many(REPLACEMENT, 1))
RESULT = thing(
    "ruleId ruleIndex level message locations partialFingerprints properties",
    "relatedLocations fixes suppressions",
    ruleId=WORDS,
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations={**many(LOCATION, 1), "maxItems": 1},
    partialFingerprints={"type": "object", "additionalProperties": WORDS, "minProperties": 1},
    relatedLocations=many(LOCATION, 1),
    fixes=many(thing("description artifactChanges", description=TEXT, artifactChanges=many(CHANGE, 1)), 1),
    suppressions=many(
        thing("kind location", "justification", kind={"enum": ["inSource", "external"]}, location=LOCATION), 1
    ),
)
RULE = thing(
    "id name shortDescription fullDescription help defaultConfiguration properties",
    id=WORDS,
    name={"type": "string", "pattern": "^[A-Z][A-Za-z0-9]*$"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=thing("text markdown", text=WORDS, markdown=WORDS),
    defaultConfiguration=thing("level enabled", level=LEVEL, enabled={"type": "boolean"}),
    properties=thing(
        "tags precision problem.severity",
        **{
            "tags": {**many(WORDS), "maxItems": 10},
            "problem.severity": {"enum": ["error", "warning", "recommendation"]},
        },
    ),
)
RUN = thing(
    "columnKind newlineSequences originalUriBaseIds results invocations tool",
    columnKind={"const": "unicodeCodePoints"},
    newlineSequences=many(WORDS, 1),
    originalUriBaseIds=thing(
        "SRCROOT", SRCROOT=thing("uri", uri={**URI, "pattern": r"^file:///([A-Za-z0-9._~:/%-]*/)?$"})
    ),
    results=many(RESULT),
    invocations=many(
        thing(
            "executionSuccessful toolExecutionNotifications",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=many(thing("level message", "locations", level=LEVEL, message=TEXT)),
        ),
        1,
    ),
    tool=thing("driver", driver=thing("name semanticVersion version rules", rules=many(RULE))),
)
SARIF = thing("$schema version runs", version={"const": "2.1.0"}, runs={**many(RUN, 1), "maxItems": 1})
