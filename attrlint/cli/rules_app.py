"""The options of the commands under ``attrlint rules``."""

from __future__ import annotations

from typing import Annotated

import typer

from attrlint.cli.options import ConfigFile, Isolated  # noqa: TC001 - Typer reads the annotations

rules_app = typer.Typer(
    help="List rules; write, test and document packs.",
    epilog="Example: attrlint rules list",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@rules_app.command("list", epilog="Example: attrlint rules list")
def rules_list(config: ConfigFile = "", isolated: Isolated = False) -> int:
    """List all rules with code, name, severity and whether they are on."""
    from attrlint.cli.rules import list_rules

    return list_rules(config, isolated=isolated)


@rules_app.command("test", epilog="Example: attrlint rules test rules/house.yaml")
def rules_test(
    packs: Annotated[
        list[str] | None, typer.Argument(help="Packs: files, folders or built-in names [default: all built-in packs].")
    ] = None,
) -> int:
    """Run the examples in packs as tests."""
    from attrlint.cli.rules import test_packs

    return test_packs(packs or [])


@rules_app.command("new", epilog="Example: attrlint rules new HSE001 harbor-spelling")
def rules_new(
    code: Annotated[str, typer.Argument(help="An unused code: three capital letters and three digits.")],
    name: Annotated[str, typer.Argument(help="Lowercase words joined by hyphens.")],
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="existence or substitution.")] = "existence",
) -> int:
    """Write NAME.yaml, a rule template."""
    from attrlint.cli.authoring import new_rule

    return new_rule(code, name, kind)


@rules_app.command("docs", epilog="Example: attrlint rules docs rules/house.yaml --output docs/rules")
def rules_docs(
    packs: Annotated[
        list[str] | None, typer.Argument(help="Packs: files, folders or built-in names [default: all built-in packs].")
    ] = None,
    output: Annotated[str, typer.Option("--output", metavar="FOLDER", help="Output folder.")] = "docs/rules",
) -> int:
    """Write a Markdown page for each rule, and an index."""
    from attrlint.cli.authoring import write_docs

    return write_docs(packs or [], output)
