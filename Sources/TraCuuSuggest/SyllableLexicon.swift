// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

import TraCuuCodecs
package import TraCuuCore
package import TraCuuIndexing
import VietnameseText

/// The syllables of a snapshot and what follows them: the bigrams of all its segments as one.
///
/// Neighbours are numbered as in ``TraCuuCodecs/BigramsFormat``. Safe to share between threads.
package final class SyllableLexicon: Sendable {
    /// A syllable in one of the segments.
    private struct Place {
        let segment: Int
        let syllable: Int
    }

    private let readers: [BigramsReader]
    /// For each syllable a segment that has it; empty if there is only one segment.
    private let places: [Place]
    /// For each segment its syllables' numbers here, ascending; empty if there is only one.
    private let merged: [[Int]]
    /// The syllables of each folded key.
    private let groups: [(outline: WordOutline, syllables: Range<Int>)]

    /// Reads the keys of all segments that have bigrams. O(syllables of all segments).
    package init(_ snapshot: IndexSnapshot) {
        let readers = snapshot.segments.compactMap(\.bigrams)
        self.readers = readers
        guard readers.count > 1 else {
            places = []
            merged = []
            let reader = readers.first
            groups = Self.groups(reader?.syllableCount ?? 0) {
                reader?.key($0) ?? UnsafeRawBufferPointer(start: nil, count: 0)
            }
            return
        }
        func key(_ place: Place) -> UnsafeRawBufferPointer { readers[place.segment].key(place.syllable) }
        var lists = readers.enumerated().map { segment, reader in
            (0..<reader.syllableCount).map { Place(segment: segment, syllable: $0) }
        }
        while lists.count > 1 {
            var longer: [[Place]] = []
            for index in stride(from: 0, to: lists.count, by: 2) {
                let second = index + 1 < lists.count ? lists[index + 1] : []
                longer.append(Self.merge(lists[index], second) { compareBytes(key($0), key($1)) < 0 })
            }
            lists = longer
        }
        var places: [Place] = []
        var merged = readers.map { Array(repeating: 0, count: $0.syllableCount) }
        for place in lists[0] {
            if let last = places.last, compareBytes(key(last), key(place)) == 0 {} else { places.append(place) }
            merged[place.segment][place.syllable] = places.count - 1
        }
        self.places = places
        self.merged = merged
        groups = Self.groups(places.count) { key(places[$0]) }
    }

    private static func merge(_ first: [Place], _ second: [Place], _ precedes: (Place, Place) -> Bool) -> [Place] {
        var result: [Place] = []
        result.reserveCapacity(first.count + second.count)
        var rest = second[...]
        for place in first {
            while let next = rest.first, precedes(next, place) { result.append(rest.removeFirst()) }
            result.append(place)
        }
        return result + rest
    }

    /// The number of neighbours, the classes included.
    package var neighbourCount: Int {
        BigramsFormat.firstSyllable + (merged.isEmpty ? readers.first?.syllableCount ?? 0 : places.count)
    }

    /// The key of a syllable as in the files; empty for a class.
    private func key(_ neighbour: Int) -> UnsafeRawBufferPointer {
        let syllable = neighbour - BigramsFormat.firstSyllable
        guard syllable >= 0, let first = readers.first else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard !merged.isEmpty else { return first.key(syllable) }
        return readers[places[syllable].segment].key(places[syllable].syllable)
    }

    /// The folded key of a syllable.
    package func folded(_ neighbour: Int) -> ArraySlice<UInt8> {
        Array(key(neighbour)).prefix { $0 != BigramsFormat.separator }
    }

    /// The exact key of a syllable.
    package func exact(_ neighbour: Int) -> [UInt8] {
        Array(key(neighbour).drop { $0 != BigramsFormat.separator }.dropFirst())
    }

    /// The syllables whose folded keys may be near a word as typed.
    func syllables(near typed: WordLetters) -> [Range<Int>] {
        let outline = typed.outline
        return groups.filter { outline.mayBeNear($0.outline) }.map(\.syllables)
    }

    private static func groups(
        _ count: Int,
        _ key: (Int) -> UnsafeRawBufferPointer
    ) -> [(outline: WordOutline, syllables: Range<Int>)] {
        var result: [(outline: WordOutline, syllables: Range<Int>)] = []
        var last = UnsafeRawBufferPointer(start: nil, count: 0)
        for syllable in 0..<count {
            let key = key(syllable)
            let folded = UnsafeRawBufferPointer(
                rebasing: key[..<(key.firstIndex(of: BigramsFormat.separator) ?? key.count)]
            )
            let neighbour = syllable + BigramsFormat.firstSyllable
            if let group = result.last, folded.elementsEqual(last) {
                result[result.count - 1].syllables = group.syllables.lowerBound..<neighbour + 1
            } else {
                result.append((WordOutline(folded: folded), neighbour..<neighbour + 1))
                last = folded
            }
        }
        return result
    }

    /// The syllables whose folded key begins with these bytes, or is just these.
    package func syllables(folded: some Sequence<UInt8>, isWhole: Bool) -> Range<Int> {
        let prefix = Array(folded) + (isWhole ? [BigramsFormat.separator] : [])
        let low = partition { compare($0, prefix) < 0 }
        let high = partition { key in
            compare(UnsafeRawBufferPointer(rebasing: key.prefix(prefix.count)), prefix) <= 0
        }
        return low..<max(low, high)
    }

    /// The number of a spelling, nil if no segment counts it.
    package func neighbour(folded: some Sequence<UInt8>, exact: [UInt8]) -> Int? {
        let key = Array(folded) + [BigramsFormat.separator] + exact
        let found = partition { compare($0, key) < 0 }
        guard found < neighbourCount, compare(self.key(found), key) == 0 else { return nil }
        return found
    }

    private func compare(_ key: UnsafeRawBufferPointer, _ other: [UInt8]) -> Int {
        other.withUnsafeBytes { compareBytes(key, $0) }
    }

    private func partition(_ isBefore: (UnsafeRawBufferPointer) -> Bool) -> Int {
        var low = BigramsFormat.firstSyllable
        var high = max(neighbourCount, low)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(key(middle)) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How often anything follows a neighbour: for a syllable, how often it occurs.
    package func total(of neighbour: Int) throws(TraCuuError) -> UInt64 {
        var sum: UInt64 = 0
        for segment in readers.indices {
            guard let local = local(neighbour, segment) else { continue }
            sum &+= try readers[segment].total(of: local)
        }
        return sum
    }

    /// What follows a neighbour within a range, ascending.
    package func followers(
        of neighbour: Int,
        in range: Range<Int>
    ) throws(TraCuuError) -> [(neighbour: Int, count: UInt64)] {
        var entries: [UInt64] = []
        var result: [(neighbour: Int, count: UInt64)] = []
        for segment in readers.indices {
            guard let local = local(neighbour, segment) else { continue }
            entries.removeAll(keepingCapacity: true)
            let range = lowerBound(range.lowerBound, segment)..<lowerBound(range.upperBound, segment)
            try readers[segment].followers(of: local, in: range, into: &entries)
            for entry in entries { result.append((merged(Int(entry >> 32), segment), entry & 0xFFFF_FFFF)) }
        }
        guard readers.count > 1 else { return result }
        result.sort { $0.neighbour < $1.neighbour }
        var kept = 0
        for entry in result {
            if kept > 0, result[kept - 1].neighbour == entry.neighbour {
                result[kept - 1].count += entry.count
            } else {
                result[kept] = entry
                kept += 1
            }
        }
        result.removeLast(result.count - kept)
        return result
    }

    private func merged(_ local: Int, _ segment: Int) -> Int {
        guard local >= BigramsFormat.firstSyllable, !merged.isEmpty else { return local }
        return merged[segment][local - BigramsFormat.firstSyllable] + BigramsFormat.firstSyllable
    }

    /// The number in a segment, nil if it does not have the syllable.
    private func local(_ neighbour: Int, _ segment: Int) -> Int? {
        guard neighbour < neighbourCount else { return nil }
        let local = lowerBound(neighbour, segment)
        guard local < readers[segment].syllableCount + BigramsFormat.firstSyllable else { return nil }
        return merged(local, segment) == neighbour ? local : nil
    }

    /// The first neighbour of a segment that is at or behind one of here.
    private func lowerBound(_ neighbour: Int, _ segment: Int) -> Int {
        let first = BigramsFormat.firstSyllable
        guard neighbour >= first, !merged.isEmpty else { return neighbour }
        var low = 0
        var high = merged[segment].count
        while low < high {
            let middle = (low + high) / 2
            if merged[segment][middle] + first < neighbour { low = middle + 1 } else { high = middle }
        }
        return low + first
    }
}
