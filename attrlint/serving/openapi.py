"""The description of the JSON interface (OpenAPI 3.1). Its schemas are read from the types of the library's results."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Literal, get_args, get_origin, get_type_hints

import attrlint
from attrlint.api.results import Diagnostic, SourceList, VerifiedQuotation
from attrlint.reading.formats import FORMATS
from attrlint.serving.payload import LIST_KEYS, SETTING_KEYS

PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
Schema = dict[str, object]


def description() -> Schema:
    """The description as plain data."""
    schemas: dict[str, Schema] = {"Request": _request(), "VerifyRequest": _verify_request(), "Error": _error()}
    found = _schema(tuple[Diagnostic, ...], schemas)
    verdicts = _schema(tuple[VerifiedQuotation, ...], schemas)
    listed = _object_of(SourceList, schemas)
    schemas["SourceList"] = _with_warnings(listed)
    paths = {
        "/v1/check": _post("The findings in a draft", "Request", _with_warnings(_object({"findings": found}))),
        "/v1/sources": _post("Who says what in a draft", "Request", _ref("SourceList")),
        "/v1/verify": _post(
            "The verdict on each quote of a draft", "VerifyRequest", _with_warnings(_object({"quotations": verdicts}))
        ),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "attrlint",
            "version": attrlint.__version__,
            "description": "Checks of news copy by the server that “attrlint serve” starts on this machine.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _post(summary: str, body: str, answer: Schema) -> Schema:
    fault = {"description": "What attrlint does not accept", "content": _json(_ref("Error"))}
    refused = {"description": "The token is missing or wrong"}
    return {
        "post": {
            "summary": summary,
            "requestBody": {"required": True, "content": _json(_ref(body))},
            "responses": {
                "200": {"description": summary, "content": _json(answer)},
                "401": refused,
                "413": {"description": "The request is too large"},
                "422": fault,
            },
        }
    }


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Schema, required: tuple[str, ...] | None = None) -> Schema:
    needed = list(properties) if required is None else list(required)
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _with_warnings(schema: Schema) -> Schema:
    """An object with the warnings that each answer has."""
    properties, required = schema["properties"], schema["required"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    warned = {"type": "array", "items": {"type": "string"}}
    return {**schema, "properties": {**properties, "warnings": warned}, "required": [*required, "warnings"]}


def _error() -> Schema:
    return _object({"error": {"type": "string"}})


def _draft() -> Schema:
    strings = {"type": "array", "items": {"type": "string"}}
    settings: Schema = {key: strings if key in LIST_KEYS else {"type": "string"} for key in SETTING_KEYS}
    return {
        "text": {"type": "string", "description": "The draft; give this or “data”."},
        "data": {"type": "string", "contentEncoding": "base64", "description": "The bytes of the draft."},
        "name": {"type": "string", "description": "A file name; its extension gives the format."},
        "format": {"type": "string", "enum": list(FORMATS)},
        "settings": _object(settings, ()),
    }


def _request() -> Schema:
    return _object(_draft(), ())


def _verify_request() -> Schema:
    source = _object(
        {
            "name": {"type": "string"},
            "text": {"type": "string"},
            "data": {"type": "string", "contentEncoding": "base64"},
            "speaker": {"type": "string", "description": "Who speaks in a source without labels."},
        },
        (),
    )
    added: Schema = {
        "sources": {"type": "array", "items": source},
        "min_words": {"type": "integer", "minimum": 1, "maximum": 1000, "default": 5},
    }
    return _object({**_draft(), **added}, ("sources",))


def _object_of(kind: type, schemas: dict[str, Schema]) -> Schema:
    """The schema of a dataclass; those of the dataclasses in it are added to `schemas`."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    return _object({one.name: _schema(hints[one.name], schemas) for one in fields(kind)})


def _schema(hint: object, schemas: dict[str, Schema]) -> Schema:
    """The schema of a type as results use it. Raises TypeError for any other."""
    if isinstance(hint, type) and hint in PLAIN:
        return {"type": PLAIN[hint]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], schemas)}
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    if isinstance(hint, UnionType):
        return {"anyOf": [_schema(each, schemas) for each in get_args(hint)]}
    if isinstance(hint, type) and is_dataclass(hint):
        if hint.__name__ not in schemas:
            schemas[hint.__name__] = {}  # for a type that contains itself
            schemas[hint.__name__] = _object_of(hint, schemas)
        return _ref(hint.__name__)
    raise TypeError(f"no schema for {hint}")
