"""The JSON Schema of a pack, for editors that complete and check packs as they are written."""

from __future__ import annotations

import json
from typing import Literal, get_args, get_origin

from attrlint.data.lexicon import list_names
from attrlint.kinds import KINDS, kind_class
from attrlint.model.diagnostic import SEVERITIES
from attrlint.packs.located import kind_options, option_default
from attrlint.packs.pack_parser import REQUIRED, RULE_KEYS
from attrlint.packs.word_lists import PATTERN
from attrlint.reading.formats import TEXT_FORMATS
from attrlint.reading.genres import GENRES
from attrlint.reading.prose import BlockKind

Schema = dict[str, object]
TEXTS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
LONGEST_DEFAULT = 60  # characters of a default that the schema shows
SEVERITY: Schema = {"enum": list(SEVERITIES)}
WORDS: Schema = {"anyOf": [{"$ref": "#/definitions/text"}, {"type": "array", "items": {"$ref": "#/definitions/text"}}]}
SAYS = {
    "code": "Three capital letters and three digits. Never reuse a code.",
    "name": "Lowercase words joined by hyphens. It should read well after “allow”.",
    "old_names": "Earlier names of the rule, still accepted everywhere.",
    "kind": "What finds it. The other options depend on the kind.",
    "severity": "One severity, or one for each grade of the kind.",
    "message": "One line: the fault first, then the remedy. {match} and other values are filled in.",
    "summary": "What the rule flags, in one sentence.",
    "rationale": "Why it matters to readers, in a sentence or two.",
    "remedy": "How to fix it.",
    "ignore_when": "When to ignore it.",
    "references": "Style guides and their entries.",
    "scope": "Which words are checked: the writer's (narrative), quoted words (quotation) or any.",
    "blocks": "Kinds of block that are checked. Headings, captions and embeds are checked only when named.",
    "window": "How far one match may extend.",
    "confidence": "How sure a finding is.",
    "noise": "The noise budget: findings per 1,000 words of published copy.",
    "precision": "How many findings were right of those read in context, such as 18 of 20.",
    "gather": "The number of places with the same message in a draft from which they are reported as one finding.",
    "default": "Whether the rule is on by default.",
    "silent_in": "Genres in which the rule is silent.",
    "language": "english: skipped for drafts in another language. A pack can set it for all its rules.",
    "needs": "Words of which every match contains at least one, if they cannot be derived from the patterns.",
    "requires": "What a draft must have for the rule to be asked, such as quotation:2; in place of what its kind says.",
    "examples": "Bad examples with [[marks]] around exactly what must be flagged, and good examples without marks.",
}

ROWS = (
    "Rows of words: many|some (a lot|lots) {weekdays.long} ~say <word> <capital> <number> <adverb> very? ..3 "
    "[[ flagged ]] who=<capital>"
)


def json_schema() -> Schema:
    """The schema of a pack as JSON Schema, draft 7; one branch for each kind, so that options are completed."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "attrlint rule pack",
        "type": "object",
        "required": ["rules"],
        "additionalProperties": False,
        "properties": {
            "name": {"type": "string"},
            "version": {"type": ["string", "number"]},
            "description": {"type": "string"},
            "language": {"enum": ["any", "english"]},
            "rules": {"type": "array", "items": {"$ref": "#/definitions/rule"}},
        },
        "definitions": {
            "rule": _rule(),
            "rule-keys": {"enum": list(RULE_KEYS)},
            "texts": TEXTS,
            "rows": {**TEXTS, "description": ROWS},
            "example": _example(),
            "text": _text(),
            "list": {"enum": [f"{{{name}}}" for name in list_names()]},
        },
    }


def schema_text() -> str:
    """The schema as written: what belongs to one kind is on one line, and so are the word lists."""
    schema = json_schema()
    kinds = schema["definitions"]["rule"].pop("allOf")  # type: ignore[index]
    schema["definitions"]["rule"]["allOf"] = []  # type: ignore[index]
    lines = ",\n".join(f"          {json.dumps(kind, ensure_ascii=False)}" for kind in kinds)
    lists = json.dumps(schema["definitions"].pop("list"), ensure_ascii=False)  # type: ignore[attr-defined]
    schema["definitions"]["list"] = {}  # type: ignore[index]
    text = json.dumps(schema, indent=2, ensure_ascii=False).replace('"list": {}', f'"list": {lists}')
    return text.replace('"allOf": []', f'"allOf": [\n{lines}\n        ]') + "\n"


def _rule() -> Schema:
    """A rule: the keys that every rule may have, once; then for each kind its options and no other key.

    `propertyNames` forbids other keys, since `additionalProperties` would need the common keys repeated for each kind.
    """
    common: Schema = {
        key: {**option_schema(key, wanted), "description": SAYS[key]} for key, wanted in RULE_KEYS.items()
    }
    common["kind"] = {"enum": list(KINDS), "description": SAYS["kind"]}
    return {
        "type": "object",
        "required": list(REQUIRED),
        "properties": common,
        "allOf": [{"if": {"properties": {"kind": {"const": kind}}}, "then": _options(kind)} for kind in KINDS],
    }


def _options(kind: str) -> Schema:
    """The options of this kind, apart from the common keys."""
    made = kind_class(kind)
    options: Schema = {}
    for option, wanted in kind_options(made).items():
        default = option_default(made, option)
        texts = "rows" if option == PATTERN else "texts"
        value = {"$ref": f"#/definitions/{texts}"} if get_origin(wanted) is tuple else option_schema(option, wanted)
        options[option] = value if _is_long(default) or "$ref" in value else {**value, "default": default}
    names: Schema = {"$ref": "#/definitions/rule-keys"}
    if not options:
        return {"propertyNames": names}
    return {"properties": options, "propertyNames": {"anyOf": [names, {"enum": list(options)}]}}


def _is_long(default: object) -> bool:
    """Whether a default is too long for the schema: a list or a table, which the page about kinds shows."""
    return isinstance(default, (tuple, dict)) or (isinstance(default, str) and len(default) > LONGEST_DEFAULT)


def option_schema(key: str, wanted: object) -> Schema:
    """What the value of a key may be, by the type of its field."""
    if key == "severity":
        return {"anyOf": [SEVERITY, {"type": "object", "additionalProperties": SEVERITY}]}
    if key == "examples":
        examples = {"type": "array", "items": {"$ref": "#/definitions/example"}}
        return {"type": "object", "required": ["bad", "good"], "properties": {"bad": examples, "good": examples}}
    if key == "code":
        return {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}
    if key == "blocks":
        return {"type": "array", "items": {"enum": [block.value for block in BlockKind]}}
    if key == "silent_in":
        return {"type": "array", "items": {"enum": list(GENRES)}}
    if get_origin(wanted) is Literal:
        return {"enum": list(get_args(wanted))}
    if get_origin(wanted) is tuple:
        return dict(TEXTS)
    if get_origin(wanted) is dict:
        return {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
    return {"type": {bool: "boolean", int: "integer", float: "number"}.get(wanted, "string")}  # type: ignore[call-overload]


def _text() -> Schema:
    """A word or a pattern; an editor completes the names of the word lists."""
    about = "A word or a regular expression. A list of the lexicon is named in braces, such as {months.short}."
    return {"description": about, "anyOf": [{"type": "string"}, {"$ref": "#/definitions/list"}]}


def _example() -> Schema:
    return {
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "required": ["text"],
                "additionalProperties": False,
                "properties": {
                    "text": {"type": "string", "description": "The text, with [[ ]] round what must be underlined."},
                    "fixed": {"type": "string", "description": "What the fix makes of it."},
                    "format": {"enum": list(TEXT_FORMATS)},
                    "with": {**TEXTS, "description": "Codes of rules that run beside this one."},
                    "against": {"type": "string", "description": "A source that quotations are checked against."},
                },
            },
        ]
    }
