// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include "tracuu_i18n.h"

#include <stdlib.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "icu_error.h"
#include "tracuu_icu.h"

struct tracuu_collator {
  UCollator *collator;
};

/// Converts to UTF-16 in memory to be freed; NULL if there is none.
static UChar *to_units(const uint8_t *text, int64_t length, int64_t capacity, int32_t *count, UErrorCode *error) {
  UChar *units = malloc((size_t)(capacity < 1 ? 1 : capacity) * sizeof(UChar));
  if (!units) {
    *error = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  u_strFromUTF8WithSub(units, (int32_t)capacity, count, (const char *)text, (int32_t)length, 0xFFFD, NULL, error);
  // No room for a terminating zero is no matter.
  if (*error == U_STRING_NOT_TERMINATED_WARNING) *error = U_ZERO_ERROR;
  return units;
}

static int is_countable(int64_t length) { return length >= 0 && length < INT32_MAX / 2; }

int32_t tracuu_collator_open(int32_t is_numeric, tracuu_collator **collator) {
  *collator = NULL;
  tracuu_collator *made = calloc(1, sizeof *made);
  if (!made) return TRACUU_ICU_NO_MEMORY;
  UErrorCode error = U_ZERO_ERROR;
  made->collator = ucol_open("vi", &error);
  if (U_SUCCESS(error) && is_numeric) ucol_setAttribute(made->collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
  if (U_FAILURE(error)) {
    tracuu_collator_close(made);
    return tracuu_code_of(error);
  }
  *collator = made;
  return TRACUU_ICU_OK;
}

void tracuu_collator_close(tracuu_collator *collator) {
  if (!collator) return;
  ucol_close(collator->collator);
  free(collator);
}

int64_t tracuu_collator_key(const tracuu_collator *collator, const uint8_t *text, int64_t length, uint8_t *result,
                            int64_t capacity) {
  if (!is_countable(length) || capacity < 0) return TRACUU_ICU_TOO_LONG;
  UErrorCode error = U_ZERO_ERROR;
  int32_t count = 0;
  UChar *units = to_units(text, length, length, &count, &error);
  int32_t room = capacity > INT32_MAX ? INT32_MAX : (int32_t)capacity;
  int32_t size = U_SUCCESS(error) ? ucol_getSortKey(collator->collator, units, count, result, room) : 0;
  free(units);
  if (U_FAILURE(error)) return tracuu_code_of(error);
  // A key has at least its final zero: none is how ICU says that memory ran out.
  return size > 0 ? size : TRACUU_ICU_NO_MEMORY;
}

int32_t tracuu_collator_compare(const tracuu_collator *collator, const uint8_t *first, int64_t first_length,
                                const uint8_t *second, int64_t second_length, int32_t *order) {
  if (!is_countable(first_length) || !is_countable(second_length)) return TRACUU_ICU_TOO_LONG;
  UErrorCode error = U_ZERO_ERROR;
  *order = ucol_strcollUTF8(collator->collator, (const char *)first, (int32_t)first_length, (const char *)second,
                            (int32_t)second_length, &error);
  return tracuu_code_of(error);
}

int64_t tracuu_latin_ascii(const uint8_t *text, int64_t length, uint8_t *result, int64_t capacity) {
  // No letter becomes more than four.
  if (length < 0 || length > INT32_MAX / 8 || capacity < 0 || capacity > INT32_MAX) return TRACUU_ICU_TOO_LONG;
  UErrorCode error = U_ZERO_ERROR;
  int32_t count = 0;
  int32_t room = (int32_t)length * 4 + 16;
  UChar *units = to_units(text, length, room, &count, &error);
  UTransliterator *transform = utrans_openU(u"Latin-ASCII", -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
  int32_t limit = count;
  if (U_SUCCESS(error)) utrans_transUChars(transform, units, &count, room, 0, &limit, &error);
  int32_t size = 0;
  if (U_SUCCESS(error)) {
    u_strToUTF8((char *)result, (int32_t)capacity, &size, units, count, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) error = U_ZERO_ERROR;
  }
  utrans_close(transform);
  free(units);
  return U_SUCCESS(error) ? size : tracuu_code_of(error);
}
