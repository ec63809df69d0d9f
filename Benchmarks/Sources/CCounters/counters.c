// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include "counters.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int instructions = -1;

int32_t tracuu_count_instructions(void) {
    struct perf_event_attr event;
    memset(&event, 0, sizeof event);
    event.size = sizeof event;
    event.type = PERF_TYPE_HARDWARE;
    event.config = PERF_COUNT_HW_INSTRUCTIONS;
    event.exclude_kernel = 1;
    event.exclude_hv = 1;
    event.inherit = 1;
    instructions = (int)syscall(SYS_perf_event_open, &event, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
    return instructions < 0 ? errno : 0;
}

int64_t tracuu_instructions(void) {
    int64_t value = 0;
    if (instructions < 0 || read(instructions, &value, sizeof value) != sizeof value) return -1;
    return value;
}

int64_t tracuu_processor_time(void) {
    struct timespec time;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) != 0) return 0;
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

int32_t tracuu_reset_peak_memory(void) {
    int file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (file < 0) return 0;
    int32_t done = write(file, "5", 1) == 1;
    close(file);
    return done;
}

int64_t tracuu_peak_memory(void) {
    char text[4096];
    int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t size = read(file, text, sizeof text - 1);
    close(file);
    if (size <= 0) return 0;
    text[size] = 0;
    const char *line = strstr(text, "VmHWM:");
    long long kilobytes = 0;
    if (line == NULL || sscanf(line, "VmHWM: %lld", &kilobytes) != 1) return 0;
    return kilobytes * 1024;
}
