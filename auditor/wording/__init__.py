"""The wording language: parsed, compiled, with its literals, its mistakes explained."""
