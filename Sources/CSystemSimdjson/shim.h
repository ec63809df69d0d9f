// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

// Empty on purpose: simdjson is C++ and is included only by CTraCuuJSON.
