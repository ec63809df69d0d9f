// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import CSystemYAML
import TraCuuCore

/// A value of a YAML file with the line on which it begins.
///
/// Aliases are refused, so that a file cannot unfold into more than it holds, and so are values nested deeper than topics ever
/// are; tags do not count.
struct YAMLValue {
    enum Content {
        case scalar(String)
        case list([YAMLValue])
        case mapping([Member])
    }

    /// A member of a mapping, and the line of its key.
    struct Member {
        var key: String
        var line: Int
        var value: YAMLValue
    }

    /// How deep lists and mappings may stand within each other.
    static let depthLimit = 6

    var content: Content
    var line: Int

    /// The text of a scalar, nil for `~`, `null` and nothing at all, and for lists and mappings.
    var text: String? {
        guard case .scalar(let text) = content else { return nil }
        return text
    }
}

/// Reads YAML as libyaml understands it.
final class YAMLReader {
    /// libyaml keeps a pointer to its parser, which must therefore not move.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let source: String
    private let content: UnsafeBufferPointer<UInt8>

    private enum Event {
        case streamStart, streamEnd, documentStart, documentEnd, listEnd, mappingEnd
        case scalar(String)
        case listStart, mappingStart, alias
    }

    /// Reads the one document of a file, nil if there is none.
    ///
    /// - Throws: ``TraCuuError/badInput(source:line:reason:)`` with the line of what is wrong.
    static func value(_ content: ArraySlice<UInt8>, source: String) throws(TraCuuError) -> YAMLValue? {
        try checkDirectives(content, source: source)
        // What a closure given to the standard library throws has no type.
        let result = content.withUnsafeBufferPointer { bytes -> Result<YAMLValue?, TraCuuError> in
            do throws(TraCuuError) {
                return .success(try YAMLReader(bytes, source: source).document())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The most lines that begin with `%`, as directives do.
    private static let directiveLimit = 100

    /// Refuses a file of many directives: libyaml compares each with all before it.
    private static func checkDirectives(_ content: ArraySlice<UInt8>, source: String) throws(TraCuuError) {
        var (line, count, isLineStart) = (1, 0, true)
        for byte in content {
            if isLineStart, byte == UInt8(ascii: "%") { count += 1 }
            guard count <= directiveLimit else {
                throw .badInput(source: source, line: line, reason: "more than \(directiveLimit) lines begin with %")
            }
            isLineStart = byte == 0x0A || byte == 0x0D
            if byte == 0x0A { line += 1 }
        }
    }

    private init(_ content: UnsafeBufferPointer<UInt8>, source: String) throws(TraCuuError) {
        self.content = content
        self.source = source
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        guard yaml_parser_initialize(parser) == 1 else {
            throw .limit("there is no memory to read \(source)")
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, content.baseAddress, content.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    private func bad(_ line: Int?, _ reason: String) -> TraCuuError {
        .badInput(source: source, line: line, reason: reason)
    }

    private func document() throws(TraCuuError) -> YAMLValue? {
        var root: YAMLValue?
        while true {
            let (event, line) = try next()
            switch event {
            case .streamEnd:
                return root
            case .streamStart, .documentEnd:
                continue
            case .documentStart:
                guard root == nil else { throw bad(line, "a second document begins here; only one is taken") }
                let (event, line) = try next()
                root = try value(event, line, depth: 0)
            default:
                throw bad(line, "a document was expected here")
            }
        }
    }

    private func value(_ event: Event, _ line: Int, depth: Int) throws(TraCuuError) -> YAMLValue {
        guard depth < YAMLValue.depthLimit else {
            throw bad(line, "values stand more than \(YAMLValue.depthLimit) deep in each other")
        }
        switch event {
        case .scalar(let text):
            return YAMLValue(content: .scalar(text), line: line)
        case .alias:
            throw bad(line, "aliases (*name) are not taken; write the value again")
        case .listStart:
            var values: [YAMLValue] = []
            while true {
                let (event, line) = try next()
                if case .listEnd = event { break }
                values.append(try value(event, line, depth: depth + 1))
            }
            return YAMLValue(content: .list(values), line: line)
        case .mappingStart:
            return YAMLValue(content: .mapping(try members(depth: depth)), line: line)
        default:
            throw bad(line, "a value was expected here")
        }
    }

    private func members(depth: Int) throws(TraCuuError) -> [YAMLValue.Member] {
        var members: [YAMLValue.Member] = []
        var keys: Set<String> = []
        while true {
            let (event, line) = try next()
            if case .mappingEnd = event { return members }
            guard case .scalar(let key) = event else { throw bad(line, "a key is a word, not a list or mapping") }
            guard keys.insert(key).inserted else { throw bad(line, "'\(key)' was there before") }
            let (next, nextLine) = try self.next()
            members.append(YAMLValue.Member(key: key, line: line, value: try value(next, nextLine, depth: depth + 1)))
        }
    }

    /// The next event and the line on which it begins.
    private func next() throws(TraCuuError) -> (Event, line: Int) {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        let line = Int(event.start_mark.line) + 1
        switch event.type {
        case YAML_STREAM_START_EVENT: return (.streamStart, line)
        case YAML_STREAM_END_EVENT: return (.streamEnd, line)
        case YAML_DOCUMENT_START_EVENT: return (.documentStart, line)
        case YAML_DOCUMENT_END_EVENT: return (.documentEnd, line)
        case YAML_SEQUENCE_START_EVENT: return (.listStart, line)
        case YAML_SEQUENCE_END_EVENT: return (.listEnd, line)
        case YAML_MAPPING_START_EVENT: return (.mappingStart, line)
        case YAML_MAPPING_END_EVENT: return (.mappingEnd, line)
        case YAML_ALIAS_EVENT: return (.alias, line)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let text = String(decoding: bytes, as: UTF8.self)
            return (.scalar(isPlain && ["~", "null", "Null", "NULL"].contains(text) ? "" : text), line)
        default:
            throw bad(line, "not YAML")
        }
    }

    private func failure() -> TraCuuError {
        let reason = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
        switch parser.pointee.error {
        case YAML_MEMORY_ERROR:
            return .limit("there is no memory to read \(source)")
        case YAML_READER_ERROR:
            // What cannot be read has no line yet, only a place.
            let place = min(parser.pointee.problem_offset, content.count)
            return bad(content[..<place].count { $0 == 0x0A } + 1, reason)
        default:
            return bad(Int(parser.pointee.problem_mark.line) + 1, "not YAML: \(reason)")
        }
    }
}
