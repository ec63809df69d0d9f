// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_ICU_H
#define TRACUU_ICU_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What TraCuu needs of ICU, without any of ICU's types. Text is UTF-8 throughout; an ill-formed byte counts as U+FFFD. Nothing here keeps
// state of its own: a handle belongs to one thread at a time, the functions without a handle to any. Collation is in
// tracuu_i18n.h.

/// The result of a call where it is not a count: zero or one of the negative codes.
enum {
  TRACUU_ICU_OK = 0,
  /// Memory ran out.
  TRACUU_ICU_NO_MEMORY = -1,
  /// ICU's data for the service is missing.
  TRACUU_ICU_NO_DATA = -2,
  /// The text is longer than ICU can count.
  TRACUU_ICU_TOO_LONG = -3,
  /// ICU refused for another reason.
  TRACUU_ICU_FAILED = -4
};

/// The version of the ICU that is linked at run time, as major * 100 + minor.
int32_t tracuu_icu_version(void);

/// A word break iterator of the root locale and the text it stands on.
typedef struct tracuu_breaker tracuu_breaker;

/// Opens a breaker, to be closed with tracuu_breaker_close.
int32_t tracuu_breaker_open(tracuu_breaker **breaker);
void tracuu_breaker_close(tracuu_breaker *breaker);

/// Stands before the first character of a text, which must stay in place until the last boundary was fetched.
/// The characters @ : _ and U+202F, which join words in ICU or in some versions of it, are read as #, which never does.
int32_t tracuu_breaker_set_text(tracuu_breaker *breaker, const uint8_t *text, int64_t length);

/// Fetches the next segments of the text: where each ends, as a byte offset, and its rule status (100 and above: a word).
/// Returns their number, at most `capacity`; zero when the text is used up; or a negative code.
int32_t tracuu_breaker_next(tracuu_breaker *breaker, int32_t *ends, int32_t *statuses, int32_t capacity);

/// The normalisations of tracuu_normalize.
enum { TRACUU_ICU_NFC = 0, TRACUU_ICU_NFD = 1, TRACUU_ICU_NFKC_CASEFOLD = 2 };

/// Writes the normalised text to `result` if it fits into `capacity` bytes.
/// Returns its length in bytes in any case (call again with more room if it is above `capacity`), or a negative code.
int64_t tracuu_normalize(int32_t form, const uint8_t *text, int64_t length, uint8_t *result, int64_t capacity);

/// Whether a text can be divided before a code point and its parts be normalised one by one.
int32_t tracuu_has_boundary_before(uint32_t code_point);

/// Whether the general category of a code point is Mn, nonspacing mark.
int32_t tracuu_is_nonspacing_mark(uint32_t code_point);

#ifdef __cplusplus
}
#endif

#endif
