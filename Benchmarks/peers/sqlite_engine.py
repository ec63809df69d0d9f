# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors

"""SQLite's FTS5, through the Python package apsw.

    sqlite_engine.py index DOCUMENTS INDEX none|text
    sqlite_engine.py query QUERIES INDEX TOP

The tokenizer unicode61 takes diacritics off, all but the stroke of đ, which is replaced on the way in. Nothing is stored
but what FTS5 needs (contentless), or the text too. No journal, no waiting for the disk, one transaction, then `optimize`.
FTS5 scores every match and knows no shortcut to the best; terms in more than half of the documents count for nothing in
its bm25, so its rankings are not compared.
"""

import json
import os
import sys
import time

import apsw
import common

STROKE = str.maketrans("đĐ", "dD")


def connection(path):
    database = apsw.Connection(path)
    for setting in ("journal_mode=off", "synchronous=off", "cache_size=-524288", "mmap_size=8000000000"):
        database.execute("pragma " + setting).fetchall()
    return database


def build(documents, path, storing):
    os.makedirs(path)
    database = connection(os.path.join(path, "index.db"))
    content = "" if storing == "text" else ", content=''"
    start = time.perf_counter()
    database.execute(f"create virtual table texts using fts5(text, tokenize='unicode61 remove_diacritics 2'{content})")
    database.execute("create table ids(number integer primary key, id text)")
    database.execute("begin")
    cursor = database.cursor()
    for number, (identity, text) in enumerate(common.documents(documents), 1):
        cursor.execute("insert into texts(rowid, text) values(?, ?)", (number, text.translate(STROKE)))
        cursor.execute("insert into ids values(?, ?)", (number, identity))
    database.execute("commit")
    database.execute("insert into texts(texts) values('optimize')")
    return {"seconds": time.perf_counter() - start, "segments": 1}


def query(queries, path, top):
    database = connection(os.path.join(path, "index.db"))

    def all_of(statement, words):
        return database.execute(statement, (words,)).fetchall()

    def best(limit):
        return f"select rowid, rank from texts where texts match ? order by rank limit {limit}"

    count = "select count(*) from texts where texts match ?"
    any_word = lambda terms: " OR ".join(f'"{term}"' for term in terms)
    all_words = lambda terms: " AND ".join(f'"{term}"' for term in terms)
    modes = {
        "or10": lambda terms: all_of(best(10), any_word(terms)),
        "and10": lambda terms: all_of(best(10), all_words(terms)),
        "phrase10": lambda terms: all_of(best(10), '"' + " ".join(terms) + '"'),
        "or1000": lambda terms: all_of(best(1000), any_word(terms)),
        "count_or": lambda terms: all_of(count, any_word(terms)),
        "count_and": lambda terms: all_of(count, all_words(terms)),
    }
    result = common.measure(modes, common.queries(queries))
    common.write_top(top, [])
    return {"query": result, "version": f"SQLite {apsw.sqlite_lib_version()}"}


if __name__ == "__main__":
    print(json.dumps({"index": build, "query": query}[sys.argv[1]](*sys.argv[2:5])))
