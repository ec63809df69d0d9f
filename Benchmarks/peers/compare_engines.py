# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors

"""Measures TraCuu and other engines on the same documents and queries, in turns.

    ./setup                                                                  # once
    .venv/bin/python compare_engines.py --generate 100000                    # synthetic documents, here as many
    .venv/bin/python compare_engines.py documents.jsonl --queries q.tsv      # any others; queries are drawn if not given

Every round builds the index of each engine in a process of its own and then asks it the queries; the order turns from
round to round. The figures are medians of the rounds. They are printed as tables, with ratios to TraCuu, and written as
JSON to --output, from which results.py makes Benchmarks/RESULTS.md.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import agreement
import common

HERE = pathlib.Path(__file__).resolve().parent
TRACUU = HERE.parents[1] / ".build/release/tracuu"
# On how many documents rankings are compared.
AGREEMENT_DOCUMENTS = 20_000
GENERATE = HERE.parent / ".build/release/generate"


class Engine:
    """An engine: its name and the commands that build an index and ask it."""

    def __init__(self, name, command):
        self.name = name
        self.command = command

    def build(self, documents, path, storing):
        shutil.rmtree(path, ignore_errors=True)
        return run([*self.command, "index", documents, path, storing])

    def ask(self, queries, path, top):
        return run([*self.command, "query", queries, path, top])


class TraCuu(Engine):
    """TraCuu by its command line; `program` is the tracuu to measure."""

    def __init__(self, program):
        super().__init__("tracuu", [])
        self.program = program

    def build(self, documents, path, storing):
        shutil.rmtree(path, ignore_errors=True)
        options = ["--threads", "1", "--store", storing, "--json"]
        result = run([self.program, "index", documents, "--index", path, *options])
        merged = run([self.program, "merge", path, "--json"])
        # The whole process counts, with the merge into one segment, as for the others.
        for figure in ("wall", "cpu"):
            result[figure] += merged[figure]
        result["memory"] = max(result["memory"], merged["memory"])
        result["output"] = {"seconds": result["wall"], "segments": 1}
        return result

    def ask(self, queries, path, top):
        result = run([self.program, "bench", "queries", path, queries, "--top", top, "--json"])
        result["output"]["version"] = "TraCuu"
        return result


def run(command):
    """Runs a process to its end: seconds by the clock and of the processor, memory, the last line of output as JSON."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen([str(part) for part in command], stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        lines = output.read().decode("utf-8").strip().splitlines()
    if process.returncode != 0:
        sys.exit(f"{command[0]} {command[1]} failed with exit code {process.returncode}")
    return {
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss * 1024,
        "output": json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {},
    }


def engines(names, program):
    """The engines of these names that are installed."""
    python = str(HERE / ".venv/bin/python")
    known = {"tracuu": TraCuu(program)}
    for name in ("tantivy", "sqlite"):
        known[name] = Engine(name, [python, HERE / f"{name}_engine.py"])
    jars = HERE / ".classes/jars"
    if jars.exists():
        path = f"{HERE / '.classes'}:{jars.read_text().strip()}"
        known["lucene"] = Engine("lucene", ["java", "-Xms2g", "-Xmx2g", "-XX:+UseSerialGC", "-cp", path, "LuceneEngine"])
    for name in names:
        if name not in known:
            print(f"{name} is not there: see setup", file=sys.stderr)
    return [known[name] for name in names if name in known]


def size(path):
    """Bytes of all files below a folder."""
    return sum(file.stat().st_size for file in pathlib.Path(path).rglob("*") if file.is_file())


def measure(chosen, documents, queries, folder, rounds, stored):
    """All rounds: by engine, what each build and each set of queries took."""
    measured = {engine.name: {"build": [], "stored": [], "ask": []} for engine in chosen}
    for number in range(rounds):
        order = chosen[number % len(chosen):] + chosen[:number % len(chosen)]
        for storing in ["none", "text"] if stored else ["none"]:
            for engine in order:
                print(f"round {number + 1} of {rounds}: {engine.name} indexes ({storing})", file=sys.stderr)
                path = folder / f"{engine.name}-{storing}"
                result = engine.build(documents, path, storing)
                result["bytes"] = size(path)
                measured[engine.name]["build" if storing == "none" else "stored"].append(result)
                if storing == "text":
                    shutil.rmtree(path)
        for engine in order:
            print(f"round {number + 1} of {rounds}: {engine.name} answers", file=sys.stderr)
            result = engine.ask(queries, folder / f"{engine.name}-none", folder / f"{engine.name}.top")
            measured[engine.name]["ask"].append(result)
    return measured


def summary(measured, documents):
    """Medians of the rounds, by engine."""
    amount = os.path.getsize(documents)
    result = {}
    for name, rounds in measured.items():
        figures = {"version": rounds["ask"][0]["output"].get("version", name), "index": {}, "query": {}}
        for variant, key in (("ids only", "build"), ("text stored", "stored")):
            builds = rounds[key]
            if builds:
                seconds = statistics.median(build["output"]["seconds"] for build in builds)
                figures["index"][variant] = {
                    "seconds": round(seconds, 3),
                    "mb_s": round(amount / 1e6 / seconds, 2),
                    "cpu_seconds": round(statistics.median(build["cpu"] for build in builds), 3),
                    "mb": round(builds[-1]["bytes"] / 1e6, 2),
                    "memory_mb": round(max(build["memory"] for build in builds) / 1e6, 1),
                }
        for mode in rounds["ask"][0]["output"]["query"]:
            values = [ask["output"]["query"][mode] for ask in rounds["ask"]]
            keys = [key for key in values[0] if key.endswith("_ms")]
            known = {key: [value[key] for value in values if value.get(key) is not None] for key in keys}
            figures["query"][mode] = {key: round(statistics.median(row), 4) for key, row in known.items() if row}
        result[name] = figures
    return result


def rows_of(report):
    """Rows of a table: what is measured, then the value of each engine; lower is better but for MB/s."""
    engines_ = report["engines"]
    rows = []
    for variant in ("ids only", "text stored"):
        for key, unit in (("mb_s", "MB/s"), ("cpu_seconds", "s of processor"), ("mb", "MB"), ("memory_mb", "MB of memory")):
            values = {name: figures["index"].get(variant, {}).get(key) for name, figures in engines_.items()}
            if any(value is not None for value in values.values()):
                rows.append((f"index, {variant}: {unit}", values))
    for mode in (*common.MODES, "default10"):
        for key, unit in (("cpu_median_ms", "median ms"), ("cpu_p99_ms", "p99 ms")):
            values = {name: figures["query"].get(mode, {}).get(key) for name, figures in engines_.items()}
            if any(value is not None for value in values.values()):
                rows.append((f"{mode}: {unit}", values))
    return rows


def table(report):
    """The figures as Markdown; in brackets the ratio to TraCuu's."""
    names = list(report["engines"])
    lines = ["| | " + " | ".join(report["engines"][name]["version"] for name in names) + " |", "|---" * (len(names) + 1) + "|"]
    for title, values in rows_of(report):
        own = values.get("tracuu")
        cells = []
        for name in names:
            value = values[name]
            if value is None:
                cells.append("-")
            elif name == "tracuu" or not own:
                cells.append(f"{value:g}")
            else:
                cells.append(f"{value:g} ({value / own:.2f})")
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def agreements(chosen, documents, queries, folder):
    """How far each engine ranks the folded OR queries as TraCuu does, on documents reduced to their words.

    SQLite is left out: its bm25 is another formula.
    """
    common.reduce_to_words(documents, folder / "words.jsonl", AGREEMENT_DOCUMENTS)
    tops = {}
    for engine in chosen:
        if engine.name != "sqlite":
            print(f"agreement: {engine.name}", file=sys.stderr)
            index, top = folder / f"{engine.name}-words", folder / f"{engine.name}-words.top"
            engine.build(folder / "words.jsonl", index, "none")
            engine.ask(queries, index, top)
            tops[engine.name] = agreement.read_top(top).get("or10", {})
    pairs = {}
    for name in tops:
        if name != "tracuu" and "tracuu" in tops:
            pairs[f"tracuu, {name}"] = agreement.agreement(tops["tracuu"], tops[name])
    if "tantivy" in tops and "lucene" in tops:
        pairs["tantivy, lucene"] = agreement.agreement(tops["tantivy"], tops["lucene"])
    return pairs


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="?", help="JSON Lines with id, title and text")
    parser.add_argument("--generate", type=int, metavar="N", help="measure on so many synthetic documents instead")
    parser.add_argument("--queries", help="id, class, what is typed and folded terms, separated by tabs; 1,000 are drawn if not given")
    parser.add_argument("--engines", default="tracuu,tantivy,sqlite,lucene", help="which, separated by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-stored", action="store_true", help="do not build indexes with stored texts")
    parser.add_argument("--tracuu", default=TRACUU, help="the program to measure")
    parser.add_argument("--folder", help="where to work; a temporary folder if not given")
    parser.add_argument("--name", help="what the documents are called in the report")
    parser.add_argument("--output", default="engines.json", help="the figures as JSON")
    chosen = parser.parse_args()
    if (chosen.documents is None) == (chosen.generate is None):
        parser.error("give either documents or --generate")
    return chosen


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(dir=options.folder) as temporary:
        folder = pathlib.Path(temporary)
        source = options.documents
        if source is None:
            source = folder / "generated.jsonl"
            with open(source, "wb") as file:
                subprocess.run([GENERATE, "--documents", str(options.generate)], stdout=file, check=True)
        queries = options.queries
        if queries is None:
            queries = folder / "queries.tsv"
            with open(queries, "wb") as file:
                subprocess.run([GENERATE, "--queries", "1000", "--from", source], stdout=file, check=True)
        documents = folder / "documents.jsonl"
        count = common.prepare(source, documents)
        chosen = engines(options.engines.split(","), options.tracuu)
        measured = measure(chosen, documents, queries, folder, options.rounds, not options.skip_stored)
        report = {
            "name": options.name or (f"{options.generate:,} generated documents" if options.generate else source),
            "documents": count,
            "mb": round(os.path.getsize(documents) / 1e6, 1),
            "rounds": options.rounds,
            "engines": summary(measured, documents),
            "agreement": agreements(chosen, documents, queries, folder),
        }
    with open(options.output, "w", encoding="utf-8") as file:
        json.dump(report, file, indent=2, ensure_ascii=False)
        file.write("\n")
    print(table(report))
    for pair, result in report["agreement"].items():
        if result:
            alike, identical = f"{100 * result['alike']:.1f} %", f"{100 * result['identical']:.1f} %"
            print(f"\nthe same ten best for OR, {pair}: {alike} ties aside, {identical} to the letter, {result['queries']} queries")


if __name__ == "__main__":
    main()
