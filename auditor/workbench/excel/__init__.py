"""The rules as a workbook that people edit, and back into the YAML files without touching what was not edited."""

from auditor.workbench.excel.export import write_rulebook
from auditor.workbench.excel.importing import Imported, import_rulebook

__all__ = ["Imported", "import_rulebook", "write_rulebook"]
