// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_ICU_H
#define TRACUU_ICU_H
#include <stdint.h>
/// The version of the ICU that is linked, as major * 100 + minor.
int32_t tracuu_icu_version(void);
#endif
