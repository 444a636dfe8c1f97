"""What attacks are made of: methods, paths, hosts, names and values that have misled servers."""

from __future__ import annotations

METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "G\x00T", "PRI", "")
PATHS = ("/", "/v1/check", "/v1/sources", "/v1/verify", "/v1/openapi.json", "/desk/draft", "/desk/review")
CLIMBS = (
    "/../{}", "/../../../../../../etc/passwd", "/%2e%2e/{}", "/..%2f..%2fetc%2fpasswd", "/.%00./{}", "//{}", "/./{}", "/{}", "/static/{}", "/v1/check/../../{}", "/v1/%2e%2e/{}", "/..\\..\\{}",
    "file:///etc/passwd", "http://attacker.example/{}", "/v1/check;{}", "/v1/check%0d%0aX: y", "/%c0%ae%c0%ae/{}", "/desk/draft?name=../{}", "/?file={}", "/v1/check/", "/V1/CHECK", "*", "/%", "/\u202e",
)  # fmt: skip
SITES = (
    "https://attacker.example",
    "null",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "http://localhost.attacker.example",
    "file://",
    "",
)
HOSTS = (
    "attacker.example",
    "attacker.example:{port}",
    "127.0.0.1",
    "127.0.0.1:{port}.attacker.example",
    "127.0.0.1:{port}@x",
    "0.0.0.0:{port}",
    "[::1]:{port}",
    "",
    " ",
    "127.0.0.1:{port}, x",
    "127.1:{port}",
)
NAMES = (
    "../{}",
    "/etc/passwd",
    "..\\..\\{}",
    "C:\\x.docx",
    "{}",
    "a\x00.txt",
    "a.txt/../../{}",
    "/dev/stdin",
    "con.txt",
    "\u202etxt.a",
    "a" * 5000,
    "",
    "-",
    "~/{}",
    "file:///etc/passwd",
    "a.docx",
    "a.pdf",
    "a.rtf",
)
VALUES: tuple[object, ...] = (
    None,
    True,
    -1,
    0,
    1e308,
    10**30,
    "",
    "a",
    "\x00",
    "\ud800",
    [],
    {},
    [[]],
    {"a": {}},
    ["a"],
    "../{}",
    "/etc/passwd",
)
KEYS = (
    "text",
    "data",
    "name",
    "format",
    "settings",
    "sources",
    "min_words",
    "track_changes",
    "path",
    "config",
    "__proto__",
    "speakers",
)
SETTINGS = (
    "select",
    "extend_select",
    "ignore",
    "preset",
    "genre",
    "date",
    "house_style",
    "quote_policy",
    "packs",
    "sources",
    "house_names",
)
LENGTHS = (
    "-1",
    "+5",
    "0x10",
    "1e3",
    "99999999999999999999",
    "20000001",
    "5, 5",
    "",
    "٣",
    "5\r\nContent-Length: 6",
    "0",
    "3",
)
