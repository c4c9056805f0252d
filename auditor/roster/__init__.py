"""Who should have sent what: the list of units, their names, and what came of each."""
