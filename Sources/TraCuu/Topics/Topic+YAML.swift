// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCore

extension Topic {
    /// Reads topics from a YAML list of mappings, or from such a list as the value of `topics`.
    ///
    /// Members are `id`, `query` (or `title` alone), `title`, `description`, `narrative`, `filters` (a query or a list of them)
    /// and `weights` (a mapping from `query`, `title`, `description`, `narrative` to numbers). Any other is an error, since it
    /// is more likely a slip than of no importance.
    static func parseYAML(_ content: ArraySlice<UInt8>, source: String) throws(TraCuuError) -> [Topic] {
        var list = TopicList(source: source)
        guard let root = try YAMLReader.value(content, source: source) else { return [] }
        for element in try elements(of: root, list) { try list.add(topic(element, list)) }
        return list.topics
    }

    private static func elements(of root: YAMLValue, _ list: TopicList) throws(TraCuuError) -> [YAMLValue] {
        switch root.content {
        case .list(let elements):
            return elements
        case .mapping(let members):
            if members.count == 1, members[0].key == "topics", case .list(let elements) = members[0].value.content {
                return elements
            }
        case .scalar(""):
            return []
        case .scalar:
            break
        }
        throw list.bad(root.line, "topics are a list of mappings: - id: …, query: …")
    }

    private static func topic(_ value: YAMLValue, _ list: TopicList) throws(TraCuuError) -> Topic {
        guard case .mapping(let members) = value.content else {
            throw list.bad(value.line, "a topic is a mapping with id and query")
        }
        var topic = Topic(id: "", text: "", line: value.line)
        for member in members {
            let (key, line, value) = (member.key, member.line, member.value)
            switch key {
            case "id": topic.id = try text(value, key, list) ?? ""
            case "query": topic.text = try text(value, key, list) ?? ""
            case "title": topic.title = try text(value, key, list)
            case "description": topic.description = try text(value, key, list)
            case "narrative": topic.narrative = try text(value, key, list)
            case "filters": topic.filters = try filters(value, list)
            case "weights": topic.weights = try weights(value, list)
            default:
                throw list.bad(
                    line,
                    "'\(key)' is no member of a topic: id, query, title, description, narrative, filters, weights"
                )
            }
        }
        guard !topic.id.isEmpty else { throw list.bad(value.line, "the topic has no id") }
        if topic.text.isEmpty, let title = topic.title { (topic.text, topic.title) = (title, nil) }
        guard !topic.text.isEmpty else { throw list.bad(value.line, "topic \(topic.id) has no query") }
        return topic
    }

    /// The text of a scalar, nil if there is nothing but white space in it.
    private static func text(_ value: YAMLValue, _ key: String, _ list: TopicList) throws(TraCuuError) -> String? {
        guard let text = value.text else { throw list.bad(value.line, "'\(key)' is a text") }
        return text.contains { !$0.isWhitespace } ? text : nil
    }

    private static func filters(_ value: YAMLValue, _ list: TopicList) throws(TraCuuError) -> [String] {
        guard case .list(let values) = value.content else { return try text(value, "filters", list).map { [$0] } ?? [] }
        var filters: [String] = []
        for value in values {
            guard let filter = try text(value, "filters", list) else { throw list.bad(value.line, "a filter is empty") }
            filters.append(filter)
        }
        return filters
    }

    private static func weights(_ value: YAMLValue, _ list: TopicList) throws(TraCuuError) -> [Part: Float] {
        guard case .mapping(let members) = value.content else {
            throw list.bad(value.line, "'weights' is a mapping from parts to numbers")
        }
        var weights: [Part: Float] = [:]
        for member in members {
            let (key, value) = (member.key, member.value)
            guard let part = Part(rawValue: key) else {
                throw list.bad(member.line, "'\(key)' has no weight: query, title, description, narrative")
            }
            guard let weight = value.text.flatMap(Float.init), weight >= 0, weight <= weightLimit else {
                throw list.bad(value.line, "the weight of '\(key)' is a number from 0 to \(Int(weightLimit))")
            }
            weights[part] = weight
        }
        return weights
    }
}
