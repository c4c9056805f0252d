"""Formats of laid-out pages (.pdf, .ofd): broken lines back to paragraphs."""
