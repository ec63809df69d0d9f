// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

public import TraCuuCore
public import TraCuuEvaluation
public import TraCuuIndexing
public import TraCuuQuery
public import TraCuuSearch
public import TraCuuSuggest

// The types of the modules below that a user of this library meets, so that one import is enough.

/// What can go wrong.
public typealias TraCuuError = TraCuuCore.TraCuuError
/// How an index is written.
public typealias IndexOptions = TraCuuIndexing.IndexOptions
/// What a writer has done.
public typealias IndexingCounts = TraCuuIndexing.IndexingCounts
/// Reads queries.
public typealias QueryParser = TraCuuQuery.QueryParser
/// What someone looks for, as typed.
public typealias Query = TraCuuQuery.Query
/// A query read whatever was typed.
public typealias LenientQuery = TraCuuQuery.LenientQuery
/// The parameters of the ranking function.
public typealias BM25 = TraCuuSearch.BM25
/// Where the score of a document comes from.
public typealias ScoreExplanation = TraCuuSearch.ScoreExplanation
/// A field whose values are to be counted.
public typealias FacetRequest = TraCuuSearch.FacetRequest
/// How the dates of a facet are gathered.
public typealias FacetPeriod = TraCuuSearch.FacetPeriod
/// The values of a field and their numbers of documents.
public typealias Facet = TraCuuSearch.Facet
/// A passage of a document that shows why it was found.
public typealias Snippet = TraCuuSearch.Snippet
/// A text that someone may have meant, or may be about to type.
public typealias Suggestion = TraCuuSuggest.Suggestion
/// Which documents are relevant for which topic.
public typealias Judgments = TraCuuEvaluation.Judgments
/// Rankings of documents for topics, read from a file.
public typealias TRECRun = TraCuuEvaluation.TRECRun
/// A figure of merit of a ranking.
public typealias Measure = TraCuuEvaluation.Measure
/// The figures of a run.
public typealias Evaluation = TraCuuEvaluation.Evaluation
/// Whether two runs differ by more than chance.
public typealias RandomizationTest = TraCuuEvaluation.RandomizationTest
