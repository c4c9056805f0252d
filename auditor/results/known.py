"""What results.json tells alike of one report and across reports: levels and tones by their texts, and places."""

from __future__ import annotations

from auditor.model import Level, Place, Tone
from auditor.results.fields import Fields

LEVELS = {level.id: level for level in Level}
TONES = {tone.value: tone for tone in Tone}


def read_place(fields: Fields) -> Place:
    """A place. Raises Misfit."""
    return Place(fields.integer("paragraph"), fields.integer("start"), fields.integer("end"))
