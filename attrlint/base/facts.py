"""What facts and options are declared with: `dataclasses` to a type checker, `fast_dataclasses` at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import MISSING, dataclass, field, fields, replace
    from dataclasses import Field as DataclassField
else:
    from attrlint.base.fast_dataclasses import MISSING, DataclassField, dataclass, field, fields, replace

__all__ = ["MISSING", "DataclassField", "dataclass", "field", "fields", "replace"]
