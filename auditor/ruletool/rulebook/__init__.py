"""The rules as a workbook that people edit, and back into the YAML files without touching what was not edited."""

from auditor.ruletool.rulebook.export import write_rulebook
from auditor.ruletool.rulebook.importing import Imported, import_rulebook

__all__ = ["Imported", "import_rulebook", "write_rulebook"]
