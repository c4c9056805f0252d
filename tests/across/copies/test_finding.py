"""Fingerprints, candidates, runs and chains, each by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from auditor.across.copies.formula import covered, frequent
from auditor.across.copies.masked import Signs
from auditor.across.copies.pairs import candidates, grouped
from auditor.across.copies.prints import GRAM, WINDOW, grams, prints
from auditor.across.copies.runs import SEED, equal_runs

TEXTS = st.lists(st.sampled_from("甲乙丙"), max_size=80).map("".join)


def signs(text: str) -> Signs:
    return np.array([ord(char) for char in text], np.uint16)


def text(seed: int, length: int = 400) -> Signs:
    return np.random.default_rng(seed).integers(0x4E00, 0x9000, length).astype(np.uint16)


def test_fingerprints_are_the_same_in_every_run_of_the_program() -> None:
    assert prints(signs("甲" * 20)).tolist() == grams(signs("甲" * GRAM)).tolist() == [651041693921340610]


def test_an_equal_run_shares_a_fingerprint() -> None:
    shared = text(1, GRAM + WINDOW - 1)
    for seed in range(2, 40):
        left = np.concatenate((text(seed, seed), shared, text(seed + 100, 50)))
        right = np.concatenate((text(seed + 200, 70 - seed), shared, text(seed + 300, 9)))
        assert len(np.intersect1d(prints(left), prints(right)))


def test_texts_shorter_than_a_gram_have_no_fingerprint() -> None:
    assert len(prints(signs(""))) == len(prints(text(1, GRAM - 1))) == 0


def test_what_too_many_groups_have_makes_no_candidates() -> None:
    shared = text(1, 60)
    texts = [prints(np.concatenate((text(seed), shared))) for seed in (2, 3, 4)]
    assert candidates(texts[:2], [0, 1], 3) == [(0, 1)]
    assert candidates(texts, [0, 1, 2], 3) == []
    assert candidates(texts, [0, 0, 1], 3) == [(0, 1), (0, 2), (1, 2)]


def test_units_whose_whole_texts_are_copies_are_one_group() -> None:
    whole = text(1, 1000)
    copies = [np.concatenate((whole, text(seed, 300))) for seed in (2, 3, 4)]
    assert grouped([prints(each) for each in (*copies, text(5, 1000))], [0, 1, 2, 3]) == [0, 0, 0, 3]
    assert grouped([prints(text(seed)) for seed in (1, 2, 3)], [0, 1, 0]) == [0, 1, 0]
    assert grouped([], []) == []


def test_formula_text_is_what_enough_groups_have() -> None:
    shared = text(1, 40)
    texts = [np.concatenate((text(seed), shared)) for seed in (2, 3, 4)]
    asked = np.unique(grams(shared))
    assert len(frequent(asked, [[texts[0], texts[1]], [texts[2]]], 3)) == 0
    known = frequent(asked, [[each] for each in texts], 3)
    assert covered(texts[0], known).tolist() == [False] * 400 + [True] * 40


def test_runs_are_found_whatever_their_order() -> None:
    one, other = text(1, 50), text(2, 30)
    left, right = np.concatenate((one, text(3, 9), other)), np.concatenate((other, text(4, 5), one))
    assert equal_runs(left, right) == [(0, 35, 50), (59, 0, 30)]


@given(TEXTS, TEXTS)
def test_runs_are_equal_and_do_not_overlap(left: str, right: str) -> None:
    runs = equal_runs(signs(left), signs(right))
    for run in runs:
        assert run.length >= SEED
        assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]
    for side in (0, 1):
        taken = [at for run in runs for at in range(run[side], run[side] + run.length)]
        assert len(taken) == len(set(taken))


@given(TEXTS)
def test_a_text_is_one_run_with_itself(both: str) -> None:
    assert equal_runs(signs(both), signs(both)) == ([(0, 0, len(both))] if len(both) >= SEED else [])
