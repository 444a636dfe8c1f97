"""The JSON Schema of attrlint.toml, for editors that complete and check settings as they are written."""

from __future__ import annotations

import json

from attrlint.kinds import kind_class
from attrlint.model.diagnostic import SEVERITIES
from attrlint.packs import pack
from attrlint.packs.located import kind_options
from attrlint.packs.pack_schema import Schema, option_schema
from attrlint.settings.config import FLAGS, LISTS, NUMBERS, TEXTS, Config
from attrlint.settings.settings_reference import SETTINGS, Setting
from attrlint.settings.source_settings import GROUP, SOURCES

LIST: Schema = {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
SEVERITY: Schema = {"enum": list(SEVERITIES), "description": "The severity of every finding of the rule."}
TITLE = "attrlint settings"


def settings_schema() -> Schema:
    """The schema as JSON Schema, draft 7. Its keys, texts and defaults are those of `SETTINGS`."""
    kinds: dict[str, Schema] = {}
    rules: Schema = {}
    for rule in pack.load(("default",)):
        kinds.setdefault(rule.kind_name, _options(rule.kind_name))
        for name in (rule.code, rule.name):
            rules[name] = {"$ref": f"#/definitions/{rule.kind_name}"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": TITLE,
        "type": "object",
        "additionalProperties": False,
        "properties": {one.key: {**_value(one, rules), "description": one.says} for one in SETTINGS},
        "definitions": kinds,
    }


def settings_schema_text() -> str:
    """The schema as written: settings one per line, and kinds and rules too, so that a new one is one more line."""
    schema = settings_schema()
    parts = [
        f'  "{key}": {json.dumps(schema[key], ensure_ascii=False)}' for key in schema if not _is_table(schema[key])
    ]
    parts += [f'  "{key}": {_lines(schema[key])}' for key in schema if _is_table(schema[key])]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _lines(table: object) -> str:
    assert isinstance(table, dict)
    inner = [f'    "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in table.items()]
    return "{\n" + ",\n".join(inner) + "\n  }"


def _value(setting: Setting, rules: Schema) -> Schema:
    """The schema of a setting's value."""
    key = setting.key
    default = getattr(Config(), key.replace("-", "_"), None)
    if key == SOURCES:
        group: Schema = dict.fromkeys(GROUP, LIST)
        table: Schema = {"type": "object", "properties": group, "additionalProperties": False, "required": [GROUP[0]]}
        return {"anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, table]}}, {"type": "string"}]}
    if key in LISTS:
        return {**LIST, "default": list(default or ())}
    if key in FLAGS:
        return {"type": "boolean", "default": default}
    if key in NUMBERS:
        least, most = NUMBERS[key]
        return {"type": "integer", "minimum": least, "maximum": most, "default": default}
    if key == "rules":
        other: Schema = {"type": "object", "properties": {"severity": SEVERITY}}
        return {"type": "object", "properties": rules, "additionalProperties": other}
    if key == "speakers":
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if key == "per-file-ignores":
        return {"type": "object", "additionalProperties": LIST}
    choices = TEXTS.get(key, ())
    made: Schema = {"enum": list(choices)} if choices else {"type": "string"}
    if key == "date":
        made["pattern"] = r"^\d{4}-\d\d-\d\d$"
    return {**made, "default": default} if default else made


def _options(kind: str) -> Schema:
    """The options of the rules of a kind."""
    options = {name: option_schema(name, wanted) for name, wanted in kind_options(kind_class(kind)).items()}
    return {"type": "object", "additionalProperties": False, "properties": {"severity": SEVERITY, **options}}
