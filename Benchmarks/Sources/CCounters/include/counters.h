// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_COUNTERS_H
#define TRACUU_COUNTERS_H

#include <stdint.h>

// What is counted of this process. A program that has this linked in allocates through it: it passes on to the C library.

/// Allocations so far, of all threads: each call of malloc, calloc, realloc and their like.
int64_t tracuu_allocations(void);

/// Begins to count instructions outside the kernel, of this thread and all that it will start. Returns 0, or the number of the
/// error: the kernel may forbid it, and virtual machines may lack the counter.
int32_t tracuu_count_instructions(void);

/// Instructions since then; -1 if they are not counted.
int64_t tracuu_instructions(void);

/// Nanoseconds that the threads of this process have kept a processor busy.
int64_t tracuu_processor_time(void);

/// Forgets the most memory that was in use. Returns 0 if the kernel cannot.
int32_t tracuu_reset_peak_memory(void);

/// The most memory in use since then, in bytes; 0 if unknown.
int64_t tracuu_peak_memory(void);

#endif
