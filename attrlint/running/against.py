"""What the command line says about the sources that drafts are checked against. Loaded by every run, so it is small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrlint.base.facts import dataclass

if TYPE_CHECKING:
    from attrlint.settings.config import Config


@dataclass(frozen=True, slots=True)
class Against:
    """What the command line says about sources: files and folders, the policy, and who speaks in which file."""

    paths: tuple[str, ...] = ()
    policy: str = ""
    fewest: int = 5
    speakers: tuple[tuple[str, str], ...] = ()
    named: bool = True  # whether those count that a draft names in its front matter
    required: bool = False  # whether a draft without sources is an error
    cached: bool = True  # whether indexes are taken from the store

    def may_apply(self, named: str, config: Config) -> bool:
        """Whether a draft has sources, or needs some; `named` is what its front matter says."""
        return bool(self.paths or self.required or config.sources or (named and self.named))


NOT_NAMED = Against(named=False)
