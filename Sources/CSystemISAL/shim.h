// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include <isa-l.h>

/// ISA-L's `crc32_iscsi`, leaving the vector registers as the calling convention wants them.
///
/// On processors with AVX-512 the function of ISA-L 2.30 returns with the upper halves of the vector registers in use. From
/// then on every SSE instruction of the thread must preserve them and waits for what its target register held before: loops
/// take several times as long, until someone clears the upper halves.
static inline unsigned int tracuu_crc32_iscsi(unsigned char *bytes, int count, unsigned int state) {
    unsigned int result = crc32_iscsi(bytes, count, state);
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx")) __asm__ volatile("vzeroupper");
#endif
    return result;
}
