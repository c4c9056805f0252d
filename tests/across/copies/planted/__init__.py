"""Two hundred invented annual reports, as independent as real ones are, and what was copied among them on purpose.

All is made from a seed: the same reports on every machine. Nothing in it is taken from a real report, and whoever wrote it had not
seen the comparison that is tested with it.
"""
