"""What the rules say of the checks of a text: the checks themselves, and the lists of dated names that some of them look up."""
