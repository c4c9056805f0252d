"""Forms made from the rules: they work as they are, and are there to be changed by hand."""
