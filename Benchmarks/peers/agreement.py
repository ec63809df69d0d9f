# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors

"""How far two rankings of the same queries agree."""

# Scores as far apart as this, relative to their size, are equal: engines sum single-precision numbers in their own order.
TOLERANCE = 2e-5
# How many hits a ranking has at most; with fewer, it has all that match.
LIMIT = 10


def read_top(path):
    """By mode and query: the list of (id, score)."""
    result = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            name, mode, ids, scores = line.rstrip("\n").split("\t")
            hits = list(zip(ids.split(","), map(float, scores.split(",")))) if ids else []
            result.setdefault(mode, {})[name] = hits
    return result


def is_tie(first, second):
    """Whether two scores of one engine count as equal."""
    return abs(first - second) <= TOLERANCE * max(1.0, abs(first), abs(second))


def follows(hits, other):
    """Whether `other` could be the order of `hits`, documents of equal score in any order.

    A document that `hits` does not have may stand where `hits`, cut off, has its last score: it may be equal to that one.
    """
    if len(hits) != len(other):
        return False
    scores = dict(hits)
    for (_, score), (identity, _) in zip(hits, other):
        if identity not in scores and len(hits) < LIMIT:
            return False
        if not is_tie(score, scores.get(identity, hits[-1][1])):
            return False
    return True


def agreement(first, second):
    """The share of queries that two engines rank alike, ties aside, and alike to the last place; over those that both have."""
    names = [name for name in first if name in second]
    if not names:
        return None
    same = {name for name in names if [hit[0] for hit in first[name]] == [hit[0] for hit in second[name]]}
    alike = sum(name in same or follows(first[name], second[name]) and follows(second[name], first[name]) for name in names)
    return {"queries": len(names), "alike": alike / len(names), "identical": len(same) / len(names)}
