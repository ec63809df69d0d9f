// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_JSON_H
#define TRACUU_JSON_H
#endif
