"""What became of last year's plans and shortcomings, and of what an inspection found, in this year's report."""

from auditor.across.following.follower import follow

__all__ = ["follow"]
