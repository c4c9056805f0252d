"""What shows only across submissions: which files there are, how the reports rank, who has not reported."""

from auditor.corpus.arrivals import match_roster
from auditor.corpus.collect import Collected, collect
from auditor.corpus.rank import assemble, ranked
from auditor.corpus.roster import Roster, read_roster

__all__ = ["Collected", "Roster", "assemble", "collect", "match_roster", "ranked", "read_roster"]
