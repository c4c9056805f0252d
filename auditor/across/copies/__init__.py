"""Text that two reports share (雷同比对): found by fingerprints, compared exactly, told in numbered passages."""
