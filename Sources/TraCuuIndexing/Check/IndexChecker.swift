// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuCore
package import TraCuuStorage

/// Reads and verifies everything in the newest commit of an index.
///
/// First the checksums of all files, then, for segments whose files are whole, that what they hold fits together: see
/// ``SegmentCheck``. At last, that no id stands for two live documents. Memory: 8 bytes a document of the largest segment.
package struct IndexChecker {
    /// Checks the index; `progress` is told the bytes verified so far and in all.
    ///
    /// - Throws: only if the commit itself cannot be read; problems of segments are in the report.
    package static func check(
        _ directory: any Directory,
        progress: (UInt64, UInt64) -> Void = { _, _ in }
    ) throws(TraCuuError) -> CheckReport {
        // A writer may remove what is being checked; then the commit that replaced it is checked.
        for _ in 0..<attempts {
            guard let commit = try CommitPoint.newest(directory) else { break }
            let report = check(directory, commit, progress)
            if report.problems.isEmpty { return report }
            if try CommitPoint.newestGeneration(directory) == commit.generation { return report }
        }
        guard let commit = try CommitPoint.newest(directory) else {
            throw .noIndex(path: directory.path, reason: "the folder holds no commit")
        }
        return check(directory, commit, progress)
    }

    /// How often a check starts over because there is a newer commit.
    private static let attempts = 20

    private static func check(
        _ directory: any Directory,
        _ commit: CommitPoint,
        _ progress: (UInt64, UInt64) -> Void
    ) -> CheckReport {
        var report = CheckReport()
        checkNumbers(of: commit, directory, &report)
        let opened = commit.segments.map { open($0, directory, &report) }
        let total = opened.flatMap(\.files).reduce(0) { $0 + $1.length }
        var done: UInt64 = 0
        var sound: [SegmentReader] = []
        for (reference, opened) in zip(commit.segments, opened) {
            let problems = report.problems.count
            for file in opened.files { verify(file, &done, total, progress, &report) }
            guard opened.isWhole, report.problems.count == problems else { continue }
            do throws(TraCuuError) {
                let segment = try SegmentReader(directory, reference)
                sound.append(segment)
                var check = SegmentCheck(segment, report)
                check.run()
                report = check.report
            } catch {
                report.add(error)
            }
        }
        UniqueIDCheck.run(sound, &report)
        return report
    }

    /// Checks that the commit names each segment once, below the number of the next.
    private static func checkNumbers(
        of commit: CommitPoint,
        _ directory: any Directory,
        _ report: inout CheckReport
    ) {
        let numbers = commit.segments.map(\.number)
        guard Set(numbers).count < numbers.count || numbers.contains(where: { $0 >= commit.nextSegment }) else {
            return
        }
        report.add(
            .corrupt(
                file: directory.path + "/" + commit.fileName,
                offset: UInt64(IndexFileFormat.headerSize),
                reason: "the numbers of segments are impossible"
            )
        )
    }

    /// Opens those files of a segment that can be opened, and tells whether it is all of them.
    private static func open(
        _ reference: SegmentReference,
        _ directory: any Directory,
        _ report: inout CheckReport
    ) -> (files: [IndexFile], isWhole: Bool) {
        var names = SegmentFiles.structures.map { ($0, SegmentFiles.name(reference.number, $0)) }
        if reference.deletionGeneration > 0 {
            let generation = reference.deletionGeneration
            names.append((.deletions, SegmentFiles.deletions(reference.number, generation: generation)))
        }
        var files: [IndexFile] = []
        var hasBigrams = true
        for (kind, name) in names where kind != .bigrams || hasBigrams {
            do throws(TraCuuError) {
                let file = try IndexFile(directory, name: name, kind: kind, segment: reference.id)
                files.append(file)
                // What damage there is in it the check of the segment finds.
                if kind == .segment { hasBigrams = (try? SegmentInfo(file))?.hasBigrams ?? true }
            } catch {
                report.add(error)
            }
        }
        return (files, files.count == names.count - (hasBigrams ? 0 : 1))
    }

    /// Verifies the checksums of a file, up to the first that is wrong.
    private static func verify(
        _ file: IndexFile,
        _ done: inout UInt64,
        _ total: UInt64,
        _ progress: (UInt64, UInt64) -> Void,
        _ report: inout CheckReport
    ) {
        let step: UInt64 = 8 << 20
        file.adviseSequential()
        do throws(TraCuuError) {
            var start = UInt64(IndexFileFormat.headerSize)
            while start < file.bodyEnd {
                let count = min(step, file.bodyEnd - start)
                _ = try file.bytes(at: start, count: Int(count))
                start += count
                file.release(upTo: start)
                progress(done + start, total)
            }
            try file.verifyAll()
            report.files.append((file.name, file.length))
        } catch {
            report.add(error)
        }
        done += file.length
        progress(done, total)
    }
}
