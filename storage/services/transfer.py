"""Conversations in and out of the store, as files of Open Assistant's tree format."""

from __future__ import annotations

from storage.services.exporting import export_trees
from storage.services.importing import ImportReport, import_trees

__all__ = ["ImportReport", "export_trees", "import_trees"]
