"""results.json, the hub: written, and the files of all outputs placed whole."""
