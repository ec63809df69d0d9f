// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include "tracuu_icu.h"
#include <unicode/uversion.h>

int32_t tracuu_icu_version(void) { return U_ICU_VERSION_MAJOR_NUM * 100 + U_ICU_VERSION_MINOR_NUM; }
