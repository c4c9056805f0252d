from auditor.judging.rank import ranked
from auditor.model import Identity, ReportAudit, Submission


def report(file: str, kind: str | None, score: float) -> ReportAudit:
    return ReportAudit(Submission(file, "", "txt", ()), Identity(file, kind, 2024), score, "良好", ())


def test_equal_scores_share_a_rank_among_all_and_within_their_kind() -> None:
    given = [
        report("d", "部门", 70),
        report("a", "乡镇", 90),
        report("e", None, 60),
        report("c", "乡镇", 80),
        report("b", "部门", 90),
        report("f", "乡镇", 80),
        report("g", "乡镇", 50),
    ]
    assert [(each.submission.file, each.rank, each.rank_in_kind) for each in ranked(given)] == [
        ("a", 1, 1),
        ("b", 1, 1),
        ("c", 3, 2),
        ("f", 3, 2),
        ("d", 5, 2),
        ("e", 6, 0),
        ("g", 7, 4),
    ]
