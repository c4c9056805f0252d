"""Work on rules: checking, testing by examples, explaining, trying on a file, measuring against labels."""
