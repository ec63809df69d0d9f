// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/**
 * Lucene 8 or 9; the rules are those of common.py.
 *
 *   LuceneEngine index DOCUMENTS INDEX none|text
 *   LuceneEngine query QUERIES INDEX TOP
 *
 * One thread indexes and merges into one segment. Hits are collected so that blocks that cannot matter are skipped.
 */
public class LuceneEngine {
  private static final int PASSES = 5;
  private static final double PASS_SECONDS = 30;

  private interface Run {
    Object of(String[] terms) throws IOException;
  }

  public static void main(String[] arguments) throws IOException {
    Path index = Paths.get(arguments[2]);
    if (arguments[0].equals("index")) {
      build(Paths.get(arguments[1]), index, arguments[3].equals("text"));
    } else {
      query(Paths.get(arguments[1]), index, Paths.get(arguments[3]));
    }
  }

  private static Analyzer analyzer() {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = CharTokenizer.fromTokenCharPredicate(Character::isLetterOrDigit);
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
      }
    };
  }

  private static void build(Path documents, Path path, boolean stored) throws IOException {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setStored(stored);
    IndexWriterConfig settings = new IndexWriterConfig(analyzer());
    settings.setRAMBufferSizeMB(512);
    settings.setUseCompoundFile(false);
    settings.setMergeScheduler(new SerialMergeScheduler());
    settings.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    JsonFactory json = new JsonFactory();
    long start = System.nanoTime();
    try (Directory directory = FSDirectory.open(path);
        IndexWriter writer = new IndexWriter(directory, settings);
        BufferedReader lines = Files.newBufferedReader(documents, StandardCharsets.UTF_8)) {
      for (String line; (line = lines.readLine()) != null; ) {
        Document document = new Document();
        try (JsonParser parser = json.createParser(line)) {
          while (parser.nextToken() != null) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) continue;
            if (parser.getCurrentName().equals("id")) document.add(new StoredField("id", parser.getText()));
            if (parser.getCurrentName().equals("text")) document.add(new Field("text", parser.getText(), type));
          }
        }
        writer.addDocument(document);
      }
      writer.commit();
      writer.forceMerge(1);
      writer.commit();
    }
    System.out.printf(Locale.ROOT, "{\"seconds\": %.3f, \"segments\": 1}%n", (System.nanoTime() - start) / 1e9);
  }

  private static Query words(String[] terms, BooleanClause.Occur occur) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    for (String term : terms) builder.add(new TermQuery(new Term("text", term)), occur);
    return builder.build();
  }

  private static TopDocs best(IndexSearcher searcher, Query query, int limit) throws IOException {
    TopScoreDocCollector collector = TopScoreDocCollector.create(limit, limit);
    searcher.search(query, collector);
    return collector.topDocs();
  }

  private static void query(Path queries, Path path, Path top) throws IOException {
    List<String[]> loaded = new ArrayList<>();
    for (String line : Files.readAllLines(queries, StandardCharsets.UTF_8)) {
      if (!line.isBlank() && !line.startsWith("#")) loaded.add(line.split("\t"));
    }
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(path))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      BooleanClause.Occur any = BooleanClause.Occur.SHOULD;
      BooleanClause.Occur all = BooleanClause.Occur.MUST;
      Map<String, Run> modes = new LinkedHashMap<>();
      modes.put("or10", terms -> best(searcher, words(terms, any), 10));
      modes.put("and10", terms -> best(searcher, words(terms, all), 10));
      modes.put("phrase10", terms -> best(searcher, new PhraseQuery("text", terms), 10));
      modes.put("or1000", terms -> best(searcher, words(terms, any), 1000));
      modes.put("count_or", terms -> searcher.count(words(terms, any)));
      modes.put("count_and", terms -> searcher.count(words(terms, all)));
      String figures = measure(modes, loaded);
      try (PrintWriter output = new PrintWriter(Files.newBufferedWriter(top, StandardCharsets.UTF_8))) {
        for (String mode : List.of("or10", "and10", "phrase10")) {
          for (String[] query : loaded) {
            if (!takes(mode, query)) continue;
            List<String> ids = new ArrayList<>();
            List<String> scores = new ArrayList<>();
            for (ScoreDoc hit : ((TopDocs) modes.get(mode).of(query[3].split(" "))).scoreDocs) {
              ids.add(searcher.doc(hit.doc).get("id"));
              scores.add(String.format(Locale.ROOT, "%.5f", hit.score));
            }
            output.println(query[0] + "\t" + mode + "\t" + String.join(",", ids) + "\t" + String.join(",", scores));
          }
        }
      }
      System.out.printf("{\"query\": {%s}, \"version\": \"Lucene %s\"}%n", figures, Version.LATEST);
    }
  }

  private static boolean takes(String mode, String[] query) {
    return mode.startsWith("phrase") == query[1].equals("phrase");
  }

  /** As `measure` of common.py, but with three passes to warm up: the compiler of the virtual machine needs them. */
  private static String measure(Map<String, Run> modes, List<String[]> queries) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<String, List<String[]>> chosen = new LinkedHashMap<>();
    Map<String, double[][]> best = new LinkedHashMap<>();
    for (Map.Entry<String, Run> mode : modes.entrySet()) {
      List<String[]> taken = new ArrayList<>();
      long start = System.nanoTime();
      for (String[] query : queries) {
        if (!takes(mode.getKey(), query)) continue;
        String[] terms = query[3].split(" ");
        for (int pass = 0; pass < 3; pass++) mode.getValue().of(terms);
        taken.add(terms);
        if ((System.nanoTime() - start) / 1e9 > 3 * PASS_SECONDS) break;
      }
      chosen.put(mode.getKey(), taken);
      double[][] times = new double[2][taken.size()];
      for (double[] row : times) Arrays.fill(row, Double.MAX_VALUE);
      best.put(mode.getKey(), times);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      for (Map.Entry<String, Run> mode : modes.entrySet()) {
        List<String[]> taken = chosen.get(mode.getKey());
        double[][] times = best.get(mode.getKey());
        for (int index = 0; index < taken.size(); index++) {
          long wall = System.nanoTime();
          long processor = threads.getCurrentThreadCpuTime();
          mode.getValue().of(taken.get(index));
          times[1][index] = Math.min(times[1][index], (threads.getCurrentThreadCpuTime() - processor) / 1e6);
          times[0][index] = Math.min(times[0][index], (System.nanoTime() - wall) / 1e6);
        }
      }
    }
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, double[][]> mode : best.entrySet()) {
      double[][] times = mode.getValue();
      String clock = figures("", times[0]);
      String processor = figures("cpu_", times[1]);
      parts.add(String.format(Locale.ROOT, "\"%s\": {\"queries\": %d%s%s}", mode.getKey(), times[0].length, clock, processor));
    }
    return String.join(", ", parts);
  }

  private static String figures(String prefix, double[] times) {
    if (times.length == 0) return "";
    Arrays.sort(times);
    StringBuilder text = new StringBuilder();
    String[] names = {"median", "p95", "p99"};
    double[] shares = {0.5, 0.95, 0.99};
    for (int index = 0; index < names.length; index++) {
      double place = (times.length - 1) * shares[index];
      int low = (int) place;
      int high = Math.min(low + 1, times.length - 1);
      double value = times[low] + (times[high] - times[low]) * (place - low);
      text.append(String.format(Locale.ROOT, ", \"%s%s_ms\": %.4f", prefix, names[index], value));
    }
    return text.toString();
  }
}
