// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

/// Writes documents of the ``Language`` as JSON Lines into memory of its own, which the caller empties now and then.
///
/// A document depends on the seed, the mean size and its number alone, so any stretch of a corpus can be written by itself.
public struct DocumentWriter: ~Copyable {
    let language: Language
    var random: RandomSource
    /// Where the next byte goes.
    var position = 0
    private let seed: UInt64
    private let meanSize: Int
    private let memory: UnsafeMutableRawPointer
    private let words: UnsafeRawPointer
    private var past = PastWords()
    private(set) var parts = DocumentParts()

    /// What a caller may let gather before it empties the memory.
    public static let flushSize = 1 << 20

    /// - Parameter meanSize: the mean length of the texts in bytes, 1 to 1,000,000.
    public init(_ language: Language, seed: UInt64, meanSize: Int = 800) {
        precondition((1...1_000_000).contains(meanSize), "the mean size of texts is 1 to 1,000,000 bytes")
        self.language = language
        self.seed = seed
        self.meanSize = meanSize
        random = RandomSource(seed: seed)
        memory = .allocate(byteCount: Self.flushSize + TextLength.greatest(mean: meanSize) + 65_536, alignment: 64)
        let words = UnsafeMutableRawPointer.allocate(byteCount: language.bytes.count, alignment: 64)
        language.bytes.withUnsafeBytes { words.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        self.words = UnsafeRawPointer(words)
    }

    deinit {
        memory.deallocate()
        words.deallocate()
        past.deallocate()
    }

    /// The documents written since the memory was last emptied.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: position) }

    /// Forgets what was written.
    public mutating func empty() { position = 0 }

    /// Writes document `number` as a line. The memory must hold less than ``flushSize``.
    public mutating func write(_ number: Int) {
        precondition(position <= Self.flushSize, "the memory was not emptied")
        random = RandomSource(seed: seed, stream: UInt64(number))
        let topics = (language.topicChoice.draw(&random), language.topicChoice.draw(&random))
        let type = WordList.types[min(random.below(WordList.types.count), random.below(WordList.types.count))]
        let year = 2024 - min(random.below(27), random.below(27))
        parts = DocumentParts()

        append("{\"id\":\"")
        parts.id = part { writer in
            writer.append("g")
            writer.append(number: number, digits: 8)
        }
        append("\",\"title\":\"")
        parts.title = part { $0.writeTitle(type: type.name, topics) }
        append("\",\"text\":\"")
        parts.text = part { $0.writeText(size: TextLength.draw(mean: $0.meanSize, &$0.random), topics) }
        append("\",\"type\":\"")
        parts.type = part { $0.append(type.name) }
        append("\",\"issuer\":\"")
        var code = "UBND"
        parts.issuer = part { code = $0.writeIssuer() }
        append("\",\"number\":\"")
        parts.number = part { $0.writeNumber(type: type.code, issuer: code, year: year) }
        append("\",\"date\":\"")
        parts.date = part { $0.writeISODate(year: year) }
        append("\",\"pages\":")
        parts.pages = 1 + parts.text.count / 1_800 + random.below(3)
        append(number: parts.pages)
        append("}\n")
    }

    private mutating func part(_ write: (inout DocumentWriter) -> Void) -> Range<Int> {
        let start = position
        write(&self)
        return start..<position
    }

    private mutating func writeTitle(type: String, _ topics: (Int, Int)) {
        append(type)
        append(" ")
        append(random.element(WordList.subjects))
        append(" ")
        for _ in 0..<3 + random.below(6) {
            copy(language.topics[topics.0 * Language.wordsPerTopic + Int(language.topicPlaces[random.below(4096)])])
        }
        position -= 1
    }

    /// A ministry or the like, or the committee of one of 400 places.
    private mutating func writeIssuer() -> String {
        if random.below(3) == 0 {
            let issuer = random.element(WordList.issuers)
            append(issuer.name)
            return issuer.code
        }
        let place = random.below(1 + random.below(400))
        append("Uỷ ban nhân dân huyện ")
        appendCapitalized(language.names[place])
        append(" ")
        appendCapitalized(language.names[place * 7 % language.names.count])
        return "UBND"
    }

    private mutating func writeISODate(year: Int) {
        append(number: year)
        append("-")
        append(number: 1 + random.below(12), digits: 2)
        append("-")
        append(number: 1 + random.below(28), digits: 2)
    }

    /// Writes sentences until there are about `size` bytes.
    private mutating func writeText(size: Int, _ topics: (Int, Int)) {
        let end = position + size
        var word = language.words.draw(&random)
        past.forget()
        while position < end {
            let start = position
            let length = 5 + random.below(20)
            for index in 0..<length where position < end {
                word = past.repeated(&random) ?? next(after: word, topics)
                past.append(word)
                if word < Language.fillers, let filler = Filler(rawValue: word) {
                    write(filler)
                } else {
                    copy(UInt32(word))
                }
                if index + 2 < length, random.below(12) == 0 { append(comma: random.below(8) == 0 ? "; " : ", ") }
            }
            capitalize(at: start)
            append(comma: ".")
            guard position < end else { break }
            append(random.below(4) == 0 ? "\\n" : " ")
        }
    }

    /// The word after another: one of its successors, of the topics, or any.
    @inline(__always)
    private mutating func next(after word: Int, _ topics: (Int, Int)) -> Int {
        let bits = random.next()
        let route = bits & 1023
        let place = Int(truncatingIfNeeded: bits >> 12)
        var next: Int
        if route < 680 {
            let successor = Int(language.successorPlaces[place & 1023])
            next = Int(language.successors[word * Language.successorsPerWord + successor])
        } else if route < 860 {
            let topic = route < 815 ? topics.0 : topics.1
            next = Int(language.topics[topic * Language.wordsPerTopic + Int(language.topicPlaces[place & 4095])])
        } else {
            next = language.words.draw(&random)
        }
        // No word follows itself.
        if next == word { next = language.words.draw(&random) }
        return next
    }

    /// Copies a word and the space behind it, 16 bytes at a time.
    @inline(__always)
    private mutating func copy(_ word: UInt32) {
        let entry = language.entries[Int(word)]
        let source = words + Int(entry.start)
        let target = memory + position
        var done = 0
        repeat {
            target.storeBytes(
                of: source.loadUnaligned(fromByteOffset: done, as: SIMD16<UInt8>.self),
                toByteOffset: done,
                as: SIMD16<UInt8>.self
            )
            done += 16
        } while done < Int(entry.length)
        position += Int(entry.length)
    }
}

extension DocumentWriter {
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        memory.storeBytes(of: byte, toByteOffset: position, as: UInt8.self)
        position += 1
    }

    mutating func append(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Writes a mark in the place of the space that was written last.
    private mutating func append(comma mark: String) {
        position -= 1
        append(mark)
    }

    /// Writes a number that is not negative, filled up with zeros to `digits`.
    mutating func append(number: Int, digits: Int = 1) {
        var count = digits
        var bound = (0..<digits).reduce(1) { product, _ in product * 10 }
        while number >= bound {
            bound *= 10
            count += 1
        }
        var rest = number
        for place in stride(from: count - 1, through: 0, by: -1) {
            memory.storeBytes(of: UInt8(ascii: "0") + UInt8(rest % 10), toByteOffset: position + place, as: UInt8.self)
            rest /= 10
        }
        position += count
    }

    mutating func appendCapitalized(_ word: [UInt8]) {
        let start = position
        for byte in word { append(byte) }
        capitalize(at: start)
    }

    /// Makes a capital of the Vietnamese letter that begins at a place; whatever else is there stays.
    mutating func capitalize(at place: Int) {
        let letter = memory + place
        func byte(_ index: Int) -> UInt8 { letter.load(fromByteOffset: index, as: UInt8.self) }
        func set(_ index: Int, _ value: UInt8) { letter.storeBytes(of: value, toByteOffset: index, as: UInt8.self) }
        switch (byte(0), byte(1)) {
        case (UInt8(ascii: "a")...UInt8(ascii: "z"), _): set(0, byte(0) - 32)
        case (0xC3, 0xA0...0xBE): set(1, byte(1) - 32)
        // Small letters are behind their capitals: ă đ ĩ ũ ơ have odd code points, ư is even.
        case (0xC4, 0x83), (0xC4, 0x91), (0xC4, 0xA9), (0xC5, 0xA9), (0xC6, 0xA1), (0xC6, 0xB0): set(1, byte(1) - 1)
        case (0xE1, 0xBA...0xBB) where byte(2) % 2 == 1: set(2, byte(2) - 1)
        default: break
        }
    }

    /// The document written last.
    public var document: SyntheticDocument {
        func text(_ range: Range<Int>) -> String {
            String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        }
        return SyntheticDocument(
            id: text(parts.id),
            title: text(parts.title),
            text: text(parts.text).split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n"),
            type: text(parts.type),
            issuer: text(parts.issuer),
            number: text(parts.number),
            date: text(parts.date),
            pages: parts.pages
        )
    }
}
