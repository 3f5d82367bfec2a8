"""The data folder ``shared`` beside the repository, which not every checkout has."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def needs_shared(*names: str) -> pytest.MarkDecorator:
    """Skip a test, naming what is missing, unless every ``../shared/NAME`` is there."""
    missing = [name for name in names or ("",) if not (SHARED / name).exists()]
    where = ", ".join(f"../shared/{name}" for name in missing)
    return pytest.mark.skipif(bool(missing), reason=f"needs {where}, which is not here")
