// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include "tracuu_json.h"
#include <simdjson.h>

namespace {

/// The length of the well-formed sequence at `bytes`, of which `count` (at least one) are readable, or 0.
size_t sequence_length(const uint8_t *bytes, size_t count) {
    const uint8_t lead = bytes[0];
    if (lead < 0x80) return 1;
    size_t length;
    // Bounds of the second byte: they exclude overlong forms, surrogates and what lies beyond U+10FFFF.
    uint8_t low = 0x80, high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return 0;
    }
    if (length > count || bytes[1] < low || bytes[1] > high) return 0;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
    }
    return length;
}

}  // namespace

size_t tracuu_utf8_valid_prefix(const uint8_t *bytes, size_t count) {
    if (count == 0 || simdjson::validate_utf8(reinterpret_cast<const char *>(bytes), count)) return count;
    size_t offset = 0;
    while (offset < count) {
        const size_t length = sequence_length(bytes + offset, count - offset);
        if (length == 0) break;
        offset += length;
    }
    return offset;
}
