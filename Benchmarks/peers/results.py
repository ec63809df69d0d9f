# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The TraCuu authors

"""Measures all that Benchmarks/RESULTS.md shows and writes it, with its plots.

    ./setup
    .venv/bin/python results.py --machine "2-core AMD EPYC, Debian 12" --generate 1000000 \\
        --documents "62,294 articles of law" articles.jsonl --growth 10000,100000,1000000,2000000

Figures are kept as JSON in Benchmarks/results; --plot-only makes the page from them again.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

import compare_engines

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = HERE.parent / "results"
PAGE = HERE.parent / "RESULTS.md"

INTRODUCTION = """# Results

TraCuu beside other engines, on the same documents and queries, one thread each, in turns on one machine ({machine});
medians of {rounds} rounds, times of queries in processor time of the thread. In brackets: the ratio to TraCuu's figure.
Every index holds positions and ids; TraCuu's holds both keys of every word, with and without diacritics, the others' only
the one without. How each engine is run, and what that means for it, stands at the top of its script in [peers](peers):
the Python package of tantivy, for one, does not let it prune, so its times for OR are not those of a program in Rust.
This page is made by `peers/results.py`; the figures are in [results](results).
"""


def run(command, **more):
    return subprocess.run([str(part) for part in command], check=True, **more)


def compare(name, source, key, rounds):
    """Compares the engines on a set of documents and keeps the figures."""
    command = [sys.executable, HERE / "compare_engines.py", *source, "--rounds", str(rounds)]
    run([*command, "--name", name, "--output", FIGURES / f"engines-{key}.json"], stdout=subprocess.DEVNULL)


def growth(sizes, rounds):
    """How indexing and its index grow with the number of documents: for each size the medians of the rounds."""
    points = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            documents = pathlib.Path(folder) / "documents.jsonl"
            with open(documents, "wb") as file:
                run([compare_engines.GENERATE, "--documents", str(size)], stdout=file)
            amount = documents.stat().st_size
            point = {"documents": size, "mb": round(amount / 1e6, 1), "threads": {}}
            for threads in (1, 2):
                builds = []
                for _ in range(rounds):
                    index = pathlib.Path(folder) / "index"
                    command = [compare_engines.TRACUU, "index", documents, "--index", index]
                    builds.append(compare_engines.run([*command, "--threads", str(threads), "--json"]))
                    bytes_ = compare_engines.size(index)
                    run(["rm", "-rf", index])
                point["threads"][str(threads)] = {
                    "mb_s": round(amount / 1e6 / statistics.median(build["wall"] for build in builds), 2),
                    "cpu_mb_s": round(amount / 1e6 / statistics.median(build["cpu"] for build in builds), 2),
                    "memory_mb": round(max(build["memory"] for build in builds) / 1e6, 1),
                    "index_mb": round(bytes_ / 1e6, 1),
                }
            points.append(point)
            print(f"growth: {size} documents: {point['threads']}", file=sys.stderr)
    (FIGURES / "growth.json").write_text(json.dumps(points, indent=2) + "\n", encoding="utf-8")


def plot_engines(report, path):
    """Bars of each engine's median and p99 by mode, on a logarithmic scale."""
    from matplotlib import pyplot

    modes = [mode for mode in (*compare_engines.common.MODES, "default10")
             if any(mode in figures["query"] for figures in report["engines"].values())]
    figure, axes = pyplot.subplots(figsize=(9, 4))
    width = 0.8 / len(report["engines"])
    for number, (name, figures) in enumerate(report["engines"].items()):
        places = [place + number * width for place, mode in enumerate(modes) if mode in figures["query"]]
        medians = [figures["query"][mode]["cpu_median_ms"] for mode in modes if mode in figures["query"]]
        worst = [figures["query"][mode]["cpu_p99_ms"] for mode in modes if mode in figures["query"]]
        bars = axes.bar(places, medians, width * 0.9, label=figures["version"])
        axes.scatter(places, worst, marker="_", color=[bar.get_facecolor() for bar in bars])
    axes.set_yscale("log")
    axes.set_xticks([place + 0.4 - width / 2 for place in range(len(modes))], modes)
    axes.set_ylabel("ms a query: median, and p99 as a dash")
    axes.set_title(report["name"])
    axes.legend(frameon=False)
    save(figure, path)


def plot_growth(points, path):
    """Speed and memory over the number of documents."""
    from matplotlib import pyplot

    figure, (speed, memory) = pyplot.subplots(1, 2, figsize=(9, 3.5))
    sizes = [point["documents"] for point in points]
    for threads in ("1", "2"):
        label = "1 thread" if threads == "1" else f"{threads} threads"
        speed.plot(sizes, [point["threads"][threads]["mb_s"] for point in points], marker="o", label=label)
        memory.plot(sizes, [point["threads"][threads]["memory_mb"] for point in points], marker="o", label=label)
    for axes, title in ((speed, "indexing, MB/s by the clock"), (memory, "most memory in use, MB")):
        axes.set_xscale("log")
        axes.set_ylim(bottom=0)
        axes.set_xlabel("documents")
        axes.set_title(title)
        axes.legend(frameon=False)
    save(figure, path)


def save(figure, path):
    """Writes an SVG that is the same for the same figures."""
    import matplotlib

    matplotlib.rcParams["svg.hashsalt"] = "tracuu"
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def page(machine):
    """Writes the page and its plots from the figures that are there."""
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FIGURES.glob("engines-*.json"))]
    keys = [path.stem for path in sorted(FIGURES.glob("engines-*.json"))]
    rounds = reports[0]["rounds"] if reports else 0
    parts = [INTRODUCTION.format(machine=machine, rounds=rounds)]
    for key, report in zip(keys, reports):
        plot_engines(report, FIGURES / f"{key}.svg")
        parts.append(f"## {report['name']}\n\n{report['documents']:,} documents, {report['mb']:g} MB of JSON Lines.\n")
        parts.append(f"![Times of queries](results/{key}.svg)\n")
        parts.append(compare_engines.table(report) + "\n")
        for pair, result in report["agreement"].items():
            if result:
                parts.append(f"The ten best for OR are alike in {100 * result['alike']:.1f} % of {result['queries']} queries, "
                             f"ties aside: {pair}.\n")
    if (FIGURES / "growth.json").exists():
        points = json.loads((FIGURES / "growth.json").read_text(encoding="utf-8"))
        plot_growth(points, FIGURES / "growth.svg")
        parts.append("## Growth\n\nGenerated documents, texts stored, each index from nothing to its commit.\n")
        parts.append("![Indexing speed and memory by number of documents](results/growth.svg)\n")
        rows = ["| documents | MB | MB/s, 1 thread | MB/s, 2 threads | memory MB, 1 / 2 threads | index MB |", "|---:" * 6 + "|"]
        for point in points:
            one, two = point["threads"]["1"], point["threads"]["2"]
            rows.append(f"| {point['documents']:,} | {point['mb']:g} | {one['mb_s']:g} | {two['mb_s']:g} "
                        f"| {one['memory_mb']:g} / {two['memory_mb']:g} | {one['index_mb']:g} |")
        parts.append("\n".join(rows) + "\n")
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--machine", required=True, help="what the page says of the machine")
    parser.add_argument("--generate", type=int, action="append", default=[], help="compare on so many generated documents")
    parser.add_argument("--documents", nargs=2, action="append", default=[], metavar=("NAME", "FILE"))
    parser.add_argument("--growth", default="", help="numbers of documents, separated by commas")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plot-only", action="store_true", help="measure nothing")
    options = parser.parse_args()
    FIGURES.mkdir(exist_ok=True)
    if not options.plot_only:
        for number in options.generate:
            compare(f"{number:,} generated documents", ["--generate", number], f"generated-{number}", options.rounds)
        for name, path in options.documents:
            compare(name, [path], pathlib.Path(path).stem, options.rounds)
        if options.growth:
            growth([int(size) for size in options.growth.split(",")], options.rounds)
    page(options.machine)


if __name__ == "__main__":
    main()
