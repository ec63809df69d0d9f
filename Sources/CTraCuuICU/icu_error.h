// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_ICU_ERROR_H
#define TRACUU_ICU_ERROR_H

#include <unicode/utypes.h>

#include "tracuu_icu.h"

/// The code for an error of ICU.
static inline int32_t tracuu_code_of(UErrorCode error) {
  if (U_SUCCESS(error)) return TRACUU_ICU_OK;
  switch (error) {
    case U_MEMORY_ALLOCATION_ERROR: return TRACUU_ICU_NO_MEMORY;
    case U_MISSING_RESOURCE_ERROR:
    case U_FILE_ACCESS_ERROR: return TRACUU_ICU_NO_DATA;
    default: return TRACUU_ICU_FAILED;
  }
}

#endif
