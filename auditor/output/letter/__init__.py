"""Word letters: what their fields hold, and the template they are written into."""
