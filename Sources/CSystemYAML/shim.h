// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include <yaml.h>
