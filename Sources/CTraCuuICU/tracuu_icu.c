// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include "tracuu_icu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uversion.h>

#include "icu_error.h"

enum {
  /// Normalisation of texts up to this many UTF-16 units needs no heap.
  SMALL = 512,
  /// A breaker's buffer above this many units is given back when the next text is much smaller.
  KEPT = 1 << 20
};

int32_t tracuu_icu_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return version[0] * 100 + version[1];
}

static int is_continuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// Decodes the character at `*position` and moves behind it; an ill-formed byte is U+FFFD and moves by one.
static uint32_t next_code_point(const uint8_t *text, int64_t length, int64_t *position) {
  const uint8_t *at = text + *position;
  int64_t left = length - *position;
  uint8_t lead = at[0];
  if (lead < 0x80) {
    *position += 1;
    return lead;
  }
  if (lead >= 0xC2 && lead <= 0xDF && left >= 2 && is_continuation(at[1])) {
    *position += 2;
    return (uint32_t)(lead & 0x1F) << 6 | (at[1] & 0x3F);
  }
  if ((lead & 0xF0) == 0xE0 && left >= 3 && is_continuation(at[1]) && is_continuation(at[2])) {
    uint32_t value = (uint32_t)(lead & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) {
      *position += 3;
      return value;
    }
  }
  if (lead >= 0xF0 && lead <= 0xF4 && left >= 4 && is_continuation(at[1]) && is_continuation(at[2]) &&
      is_continuation(at[3])) {
    uint32_t value = (uint32_t)(lead & 0x07) << 18 | (uint32_t)(at[1] & 0x3F) << 12 | (uint32_t)(at[2] & 0x3F) << 6 |
                     (at[3] & 0x3F);
    if (value >= 0x10000 && value <= 0x10FFFF) {
      *position += 4;
      return value;
    }
  }
  *position += 1;
  return 0xFFFD;
}

/// What the breaker reads in place of a character that joins words in ICU, or in some versions of it, and never does here.
static UChar apart(UChar value) {
  switch (value) {
    case '@':
    case ':':
    case '_':
    case 0x202F: return '#';
    default: return value;
  }
}

/// Converts to UTF-16. `units` has room for `length` units, which always suffices.
static int32_t to_utf16(const uint8_t *text, int64_t length, UChar *units) {
  int32_t count = 0;
  for (int64_t position = 0; position < length;) {
    uint32_t value = next_code_point(text, length, &position);
    if (value < 0x10000) {
      units[count++] = (UChar)value;
    } else {
      units[count++] = (UChar)(0xD7C0 + (value >> 10));
      units[count++] = (UChar)(0xDC00 | (value & 0x3FF));
    }
  }
  return count;
}

/// Converts well-formed UTF-16 to UTF-8, writing what fits; returns the whole length.
static int64_t to_utf8(const UChar *units, int32_t count, uint8_t *result, int64_t capacity) {
  int64_t length = 0;
  for (int32_t i = 0; i < count;) {
    UChar32 value;
    U16_NEXT(units, i, count, value);
    uint8_t bytes[4];
    int32_t size = 0;
    UBool failed = 0;
    U8_APPEND(bytes, size, 4, value, failed);
    (void)failed;
    for (int32_t k = 0; k < size; k++) {
      if (length + k < capacity) result[length + k] = bytes[k];
    }
    length += size;
  }
  return length;
}

struct tracuu_breaker {
  UBreakIterator *iterator;
  UChar *units;
  int64_t capacity;
  const uint8_t *text;
  int64_t length;
  /// The boundary reached, in bytes and in UTF-16 units.
  int64_t byte;
  int32_t unit;
  int32_t has_han;
};

int32_t tracuu_breaker_open(tracuu_breaker **breaker) {
  *breaker = NULL;
  tracuu_breaker *made = calloc(1, sizeof *made);
  if (!made) return TRACUU_ICU_NO_MEMORY;
  UErrorCode error = U_ZERO_ERROR;
  made->iterator = ubrk_open(UBRK_WORD, "", NULL, 0, &error);
  if (U_FAILURE(error)) {
    free(made);
    return tracuu_code_of(error);
  }
  *breaker = made;
  return TRACUU_ICU_OK;
}

void tracuu_breaker_close(tracuu_breaker *breaker) {
  if (!breaker) return;
  ubrk_close(breaker->iterator);
  free(breaker->units);
  free(breaker);
}

/// Whether a text may have characters that ICU divides by its dictionary of Chinese and Japanese.
static int may_have_han(const UChar *units, int32_t count) {
  for (int32_t i = 0; i < count; i++) {
    if ((units[i] >= 0x3000 && units[i] < 0xE000) || (units[i] >= 0xFF61 && units[i] <= 0xFF9F)) return 1;
  }
  return 0;
}

/// Has the iterator take up the dictionary of Chinese and Japanese. ICU does so when it meets the first letter of those
/// scripts, in any iterator of the process, and before that leaves their signs that belong to no script (U+30FC) to
/// themselves, for good: how they divide would depend on what was read before.
static int32_t take_up_han(tracuu_breaker *breaker) {
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, u"\u65E5\u672C", 2, &error);
  if (U_FAILURE(error)) return tracuu_code_of(error);
  while (ubrk_next(breaker->iterator) != UBRK_DONE) {
  }
  breaker->has_han = 1;
  return TRACUU_ICU_OK;
}

int32_t tracuu_breaker_set_text(tracuu_breaker *breaker, const uint8_t *text, int64_t length) {
  breaker->text = text;
  breaker->length = 0;
  breaker->byte = 0;
  breaker->unit = 0;
  if (length < 0 || length >= INT32_MAX / 2) return TRACUU_ICU_TOO_LONG;
  int wasteful = breaker->capacity > KEPT && length < breaker->capacity / 4;
  if (length > breaker->capacity || wasteful) {
    int64_t capacity = length < 256 ? 256 : length;
    free(breaker->units);
    breaker->capacity = 0;
    breaker->units = malloc((size_t)capacity * sizeof(UChar));
    if (!breaker->units) return TRACUU_ICU_NO_MEMORY;
    breaker->capacity = capacity;
  }
  int32_t count = to_utf16(text, length, breaker->units);
  for (int32_t i = 0; i < count; i++) breaker->units[i] = apart(breaker->units[i]);
  if (!breaker->has_han && may_have_han(breaker->units, count)) {
    int32_t code = take_up_han(breaker);
    if (code != TRACUU_ICU_OK) return code;
  }
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, breaker->units, count, &error);
  if (U_FAILURE(error)) return tracuu_code_of(error);
  ubrk_first(breaker->iterator);
  breaker->length = length;
  return TRACUU_ICU_OK;
}

int32_t tracuu_breaker_next(tracuu_breaker *breaker, int32_t *ends, int32_t *statuses, int32_t capacity) {
  int32_t count = 0;
  while (count < capacity && breaker->byte < breaker->length) {
    int32_t boundary = ubrk_next(breaker->iterator);
    if (boundary == UBRK_DONE) break;
    // A boundary never divides a surrogate pair, so walking both encodings in step meets it exactly.
    while (breaker->unit < boundary && breaker->byte < breaker->length) {
      breaker->unit += next_code_point(breaker->text, breaker->length, &breaker->byte) < 0x10000 ? 1 : 2;
    }
    ends[count] = (int32_t)breaker->byte;
    statuses[count] = ubrk_getRuleStatus(breaker->iterator);
    count++;
  }
  return count;
}

static const UNormalizer2 *normalizer(int32_t form, UErrorCode *error) {
  switch (form) {
    case TRACUU_ICU_NFC: return unorm2_getNFCInstance(error);
    case TRACUU_ICU_NFD: return unorm2_getNFDInstance(error);
    case TRACUU_ICU_NFKC_CASEFOLD: return unorm2_getNFKCCasefoldInstance(error);
    default: *error = U_ILLEGAL_ARGUMENT_ERROR; return NULL;
  }
}

int64_t tracuu_normalize(int32_t form, const uint8_t *text, int64_t length, uint8_t *result, int64_t capacity) {
  if (length < 0 || length >= INT32_MAX / 2) return TRACUU_ICU_TOO_LONG;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *instance = normalizer(form, &error);
  if (U_FAILURE(error)) return tracuu_code_of(error);

  UChar small_source[SMALL];
  UChar small_target[SMALL];
  UChar *source = length <= SMALL ? small_source : malloc((size_t)length * sizeof(UChar));
  if (!source) return TRACUU_ICU_NO_MEMORY;
  int32_t source_count = to_utf16(text, length, source);

  UChar *target = small_target;
  int32_t count = unorm2_normalize(instance, source, source_count, target, SMALL, &error);
  if (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    target = malloc((size_t)count * sizeof(UChar));
    if (target) {
      count = unorm2_normalize(instance, source, source_count, target, count, &error);
    } else {
      error = U_MEMORY_ALLOCATION_ERROR;
    }
  }
  int64_t written = U_SUCCESS(error) ? to_utf8(target, count, result, capacity) : tracuu_code_of(error);
  if (source != small_source) free(source);
  if (target != small_target) free(target);
  return written;
}

int32_t tracuu_has_boundary_before(uint32_t code_point) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *compatibility = unorm2_getNFKCCasefoldInstance(&error);
  const UNormalizer2 *canonical = unorm2_getNFCInstance(&error);
  return code_point <= 0x10FFFF && U_SUCCESS(error) && unorm2_hasBoundaryBefore(compatibility, (UChar32)code_point) &&
         unorm2_hasBoundaryBefore(canonical, (UChar32)code_point);
}

int32_t tracuu_is_nonspacing_mark(uint32_t code_point) {
  return code_point <= 0x10FFFF && u_charType((UChar32)code_point) == U_NON_SPACING_MARK;
}
