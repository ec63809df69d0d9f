# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors

"""Tests of what the figures rest on: python3 -m unittest discover Benchmarks/peers"""

import json
import pathlib
import tempfile
import unittest

import agreement
import common
import compare_engines


class AgreementTests(unittest.TestCase):
    def test_same_order_is_alike(self):
        hits = [("a", 3.0), ("b", 2.0), ("c", 1.0)]
        self.assertTrue(agreement.follows(hits, hits))
        self.assertTrue(agreement.follows([], []))

    def test_swapped_documents_are_not_alike(self):
        self.assertFalse(agreement.follows([("a", 3.0), ("b", 2.0)], [("b", 3.0), ("a", 2.0)]))

    def test_ties_may_swap(self):
        hits = [("a", 3.0), ("b", 3.00001), ("c", 1.0)]
        self.assertTrue(agreement.follows(hits, [("b", 3.0), ("a", 3.0), ("c", 1.0)]))

    def test_another_document_may_only_stand_among_the_last_ties(self):
        first = [(str(number), 9.0 - number) for number in range(8)]
        hits = first + [("a", 0.5), ("b", 0.5)]
        self.assertTrue(agreement.follows(hits, first + [("c", 0.5), ("a", 0.5)]))
        self.assertFalse(agreement.follows(hits, [("c", 9.0)] + hits[1:]))
        self.assertFalse(agreement.follows(hits[-2:], [("c", 0.5), ("a", 0.5)]), "all that match are there")

    def test_missing_hits_are_not_alike(self):
        self.assertFalse(agreement.follows([("a", 1.0)], []))
        self.assertFalse(agreement.follows([], [("a", 1.0)]))

    def test_shares_are_of_common_queries(self):
        first = {"q1": [("a", 2.0), ("b", 2.0)], "q2": [("a", 2.0)], "q3": []}
        second = {"q1": [("b", 2.0), ("a", 2.0)], "q2": [("b", 5.0)], "q4": []}
        self.assertEqual(agreement.agreement(first, second), {"queries": 2, "alike": 0.5, "identical": 0.0})
        self.assertIsNone(agreement.agreement(first, {}))

    def test_the_same_lists_are_alike_even_if_ids_hold_commas(self):
        # Read as several pieces, some of which repeat themselves.
        hits = {"q": [("Luật", 2.0), (" Điều 1", 1.0), ("Luật", 1.0), (" Điều 2", 0.5)]}
        self.assertEqual(agreement.agreement(hits, hits), {"queries": 1, "alike": 1.0, "identical": 1.0})

    def test_files_are_read_as_they_are_written(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "top"
            common.write_top(path, [("q1", "or10", [("a", 1.25), ("b", 0.5)]), ("q2", "or10", [])])
            self.assertEqual(agreement.read_top(path), {"or10": {"q1": [("a", 1.25), ("b", 0.5)], "q2": []}})


class CommonTests(unittest.TestCase):
    def test_percentiles_lie_between_neighbours(self):
        self.assertEqual(common.percentile([4, 1, 3, 2], 0.5), 2.5)
        self.assertEqual(common.percentile([7], 0.99), 7)
        self.assertEqual(common.percentile(list(range(101)), 0.99), 99)
        self.assertIsNone(common.percentile([], 0.5))

    def test_titles_begin_the_texts(self):
        with tempfile.TemporaryDirectory() as folder:
            source, target = pathlib.Path(folder) / "in", pathlib.Path(folder) / "out"
            lines = [{"id": 7, "title": "Đề", "text": "một"}, {"_id": "b", "body": "hai\nba"}]
            source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
            self.assertEqual(common.prepare(source, target), 2)
            self.assertEqual(list(common.documents(target)), [("7", "Đề\nmột"), ("b", "\nhai\nba")])

    def test_words_are_all_that_is_left(self):
        with tempfile.TemporaryDirectory() as folder:
            source, target = pathlib.Path(folder) / "in", pathlib.Path(folder) / "out"
            texts = ["Đề\n1.250 người, 145/2020/NĐ-CP_a!", "hai", "ba"]
            lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts)]
            source.write_text("\n".join(lines), encoding="utf-8")
            common.reduce_to_words(source, target, 2)
            expected = [("0", "Đề 1 250 người 145 2020 NĐ CP a"), ("1", "hai")]
            self.assertEqual(list(common.documents(target)), expected)

    def test_modes_take_their_queries(self):
        asked = {"or10": [], "phrase10": []}
        modes = {mode: lambda terms, seen=seen: seen.append(tuple(terms)) for mode, seen in asked.items()}
        result = common.measure(modes, [("q1", False, ["a", "b"]), ("q2", True, ["c"])])
        self.assertEqual(set(asked["or10"]), {("a", "b")})
        self.assertEqual(set(asked["phrase10"]), {("c",)})
        self.assertEqual(len(asked["or10"]), 1 + common.PASSES)
        self.assertEqual(result["or10"]["queries"], 1)


class ReportTests(unittest.TestCase):
    def test_figures_are_medians_and_ratios(self):
        def rounds(seconds, times):
            build = [{"output": {"seconds": s}, "cpu": s, "bytes": 5_000_000, "memory": 1_000_000} for s in seconds]
            ask = [{"output": {"query": {"or10": {"cpu_median_ms": t}}, "version": "V"}} for t in times]
            return {"build": build, "stored": [], "ask": ask}

        with tempfile.NamedTemporaryFile() as documents:
            documents.write(b"x" * 10_000_000)
            documents.flush()
            measured = {"tracuu": rounds([1, 9, 2], [0.5, 0.4, 0.1]), "other": rounds([4, 4, 4], [0.8, 0.8, 0.8])}
            engines = compare_engines.summary(measured, documents.name)
        self.assertEqual(engines["tracuu"]["index"]["ids only"]["mb_s"], 5)
        self.assertEqual(engines["tracuu"]["query"]["or10"]["cpu_median_ms"], 0.4)
        table = compare_engines.table({"engines": engines})
        self.assertIn("| or10: median ms | 0.4 | 0.8 (2.00) |", table)
        self.assertIn("| index, ids only: MB/s | 5 | 2.5 (0.50) |", table)


if __name__ == "__main__":
    unittest.main()
