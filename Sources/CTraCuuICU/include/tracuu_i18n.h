// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_I18N_H
#define TRACUU_I18N_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What TraCuu needs of ICU's library for languages. As in tracuu_icu.h, whose codes are returned, text is UTF-8 and an ill-formed byte counts
// as U+FFFD.

/// The order of Vietnamese dictionaries. It does not change once it is open: any number of threads may use it.
typedef struct tracuu_collator tracuu_collator;

/// Opens a collator, to be closed with tracuu_collator_close. If it is numeric, digits are compared by the number that they make.
int32_t tracuu_collator_open(int32_t is_numeric, tracuu_collator **collator);
void tracuu_collator_close(tracuu_collator *collator);

/// Writes the sort key of a text to `result` if it fits into `capacity` bytes. Keys compare as unsigned bytes; the last one is zero.
/// Returns its length in any case (call again with more room if it is above `capacity`), or a negative code.
int64_t tracuu_collator_key(const tracuu_collator *collator, const uint8_t *text, int64_t length, uint8_t *result, int64_t capacity);

/// Compares two texts: sets `order` to -1, 0 or 1. Returns zero or a negative code.
int32_t tracuu_collator_compare(const tracuu_collator *collator, const uint8_t *first, int64_t first_length, const uint8_t *second,
                                int64_t second_length, int32_t *order);

/// Applies ICU's transform Latin-ASCII, the definition that the folding table is compared with. Far too slow for anything else: quadratic.
/// Returns the length of the result, of which `result` receives what fits, or a negative code.
int64_t tracuu_latin_ascii(const uint8_t *text, int64_t length, uint8_t *result, int64_t capacity);

#ifdef __cplusplus
}
#endif

#endif
