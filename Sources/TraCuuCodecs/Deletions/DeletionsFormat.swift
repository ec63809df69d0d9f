// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

package import TraCuuStorage

/// Which documents of a segment are deleted.
///
/// ```
/// Body = DocumentCount:u32 DeletedCount:u32 Words
/// ```
///
/// | byte of the file | size | content |
/// |---:|---:|---|
/// | 32 | 4 | number of documents, deleted ones included |
/// | 36 | 4 | number of deleted documents |
/// | 40 | 8 for every 64 documents | u64 words: document `d` is deleted if bit `d % 64` of word `d / 64` is set |
///
/// Bits behind the last document are zero. Nothing follows.
package enum DeletionsFormat {
    package static let kind = FileKind.deletions
}
