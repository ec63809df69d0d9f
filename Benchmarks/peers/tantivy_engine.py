# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors

"""tantivy, through its Python package.

    tantivy_engine.py index DOCUMENTS INDEX none|text
    tantivy_engine.py query QUERIES INDEX TOP

Analysis is tantivy's own (simple tokenizer, lower case, ASCII folding, which folds đ too), and so is the parsing of JSON:
Python only hands lines over. What to know of the figures: the package collects hits in a way that keeps tantivy from
pruning, so its or10 scores every match; a program in Rust would be faster there. Counting goes through a search too.
"""

import json
import os
import sys
import time

import common
import tantivy


def schema(stored):
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", stored=stored, tokenizer_name="folding", index_option="position")
    return builder.build()


def opened(path, stored=False):
    index = tantivy.Index(schema(stored), path=path)
    steps = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    analyzer = steps.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build()
    index.register_tokenizer("folding", analyzer)
    return index


def build(documents, path, storing):
    os.makedirs(path)
    stored = storing == "text"
    index = opened(path, stored)
    start = time.perf_counter()
    # An arena that holds all of a few gigabytes of documents: one segment, where memory allows.
    writer = index.writer(heap_size=2_000_000_000, num_threads=1)
    with open(documents, encoding="utf-8") as lines:
        for line in lines:
            writer.add_json(line)
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.perf_counter() - start
    index.reload()
    return {"seconds": seconds, "segments": index.searcher().num_segments}


def query(queries, path, top):
    index = opened(path)
    index.reload()
    searcher = index.searcher()

    def parse(terms, conjunction=False):
        return index.parse_query(" ".join(terms), ["text"], conjunction_by_default=conjunction)

    def search(parsed, limit):
        return searcher.search(parsed, limit, count=False)

    modes = {
        "or10": lambda terms: search(parse(terms), 10),
        "and10": lambda terms: search(parse(terms, True), 10),
        "phrase10": lambda terms: search(index.parse_query('"' + " ".join(terms) + '"', ["text"]), 10),
        "or1000": lambda terms: search(parse(terms), 1000),
        "count_or": lambda terms: searcher.search(parse(terms), 1, count=True).count,
        "count_and": lambda terms: searcher.search(parse(terms, True), 1, count=True).count,
    }
    loaded = common.queries(queries)
    result = common.measure(modes, loaded)
    rows = []
    for mode in ("or10", "and10", "phrase10"):
        for one in loaded:
            if common.takes(mode, one):
                hits = modes[mode](one[2]).hits
                rows.append((one[0], mode, [(searcher.doc(place)["id"][0], score) for score, place in hits]))
    common.write_top(top, rows)
    return {"query": result, "version": f"tantivy {tantivy.__version__}"}


if __name__ == "__main__":
    print(json.dumps({"index": build, "query": query}[sys.argv[1]](*sys.argv[2:5])))
