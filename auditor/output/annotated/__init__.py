"""Reports written back with Word comments: what is said, where it belongs, and the file it is put into."""
