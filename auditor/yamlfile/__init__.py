"""YAML files that people write: read with places, slips explained, edited without touching any other byte."""
