// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

// Empty on purpose: ICU is linked through this target and its headers are included only by CTraCuuICU,
// because its types collide with those of the ICU inside Foundation.
