# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors

"""What all engines share: reading documents and queries, and timing.

The rules of the comparison, the same for every engine:

- Documents are JSON Lines of id and text, the title at the beginning of the text; `prepare` makes them of any others. They
  are indexed as one field with positions. Only the id is stored, so that compression does not count, unless it says so.
- Terms are lower-case and without diacritics (d for the letter đ): TraCuu holds the spellings with diacritics besides.
- Queries are the folded terms of the query file. A call goes from these words to the ids of documents within the engine
  (numbers, not stored strings) and their scores; parsing the query is part of it.
- One thread. A pass to warm up, then the modes take turns for five passes; a query's time is that of its best pass, and
  the figures are percentiles over the queries, of the clock and of the thread's processor time.
"""

import json
import math
import time

MODES = ("or10", "and10", "phrase10", "or1000", "count_or", "count_and")
PASSES = 5
# A mode that is slower than this for one pass gets only as many queries as fit.
PASS_SECONDS = 30.0


def prepare(source, target):
    """Writes the documents of any JSON Lines as engines get them; returns how many they are."""
    count = 0
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as output:
        for line in lines:
            document = json.loads(line)
            text = document.get("text") or document.get("body") or document.get("content") or ""
            identity = str(document.get("id", document.get("_id")))
            whole = {"id": identity, "text": document.get("title", "") + "\n" + text}
            output.write(json.dumps(whole, ensure_ascii=False) + "\n")
            count += 1
    return count


def documents(path):
    """Yields (id, text) of each prepared line."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield document["id"], document["text"]


def queries(path):
    """Lists (id, is it a phrase, folded terms) of each line."""
    result = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                name, kind, _, terms = line.rstrip("\n").split("\t")
                result.append((name, kind == "phrase", terms.split(" ")))
    return result


def takes(mode, query):
    """Whether a mode runs a query: phrases are run as phrases, others in the other modes."""
    return query[1] == mode.startswith("phrase")


def percentile(values, share):
    """The value below which a share lies, on a straight line between neighbours; None of no values."""
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def figures(wall, processor):
    """The summary of the best times of queries, given in seconds."""
    result = {"queries": len(wall)}
    for prefix, values in (("", wall), ("cpu_", processor)):
        for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99)):
            value = percentile(values, share)
            result[f"{prefix}{name}_ms"] = None if value is None else round(value * 1e3, 4)
    return result


def measure(modes, all_queries):
    """Times functions that run a query, by mode; see the rules above."""
    chosen, best = {}, {}
    for mode, run in modes.items():
        chosen[mode] = []
        start = time.perf_counter()
        for query in all_queries:
            if takes(mode, query):
                run(query[2])
                chosen[mode].append(query[2])
                if time.perf_counter() - start > PASS_SECONDS:
                    break
        best[mode] = [(math.inf, math.inf)] * len(chosen[mode])
    for _ in range(PASSES):
        for mode, run in modes.items():
            times = best[mode]
            for index, terms in enumerate(chosen[mode]):
                wall, processor = time.perf_counter(), time.thread_time()
                run(terms)
                processor, wall = time.thread_time() - processor, time.perf_counter() - wall
                times[index] = (min(times[index][0], wall), min(times[index][1], processor))
    return {mode: figures([wall for wall, _ in times], [cpu for _, cpu in times]) for mode, times in best.items()}


def write_top(path, rows):
    """Writes the best documents of queries: id, mode, ids and scores, both separated by commas."""
    with open(path, "w", encoding="utf-8") as file:
        for name, mode, hits in rows:
            ids = ",".join(identity for identity, _ in hits)
            scores = ",".join(f"{score:.5f}" for _, score in hits)
            file.write(f"{name}\t{mode}\t{ids}\t{scores}\n")
