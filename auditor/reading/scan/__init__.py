"""Text recognised from pictures, with the extra for it."""
