// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_JSON_TEXT_HPP
#define TRACUU_JSON_TEXT_HPP
#include <string_view>

#include "tracuu_json.h"

namespace tracuu {

enum class Role { id, title, text, further };

/// What the member of the document called `key` is.
inline Role role_of(std::string_view key) {
    if (key == "id" || key == "_id") return Role::id;
    if (key == "title") return Role::title;
    if (key == "text" || key == "body" || key == "content") return Role::text;
    return Role::further;
}

inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

inline std::string_view without_trailing_space(std::string_view s) {
    while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
    return s;
}

inline tracuu_json_span span(std::string_view s) { return {reinterpret_cast<const uint8_t *>(s.data()), s.size()}; }

inline bool take_digits(const char *&p, const char *end) {
    const char *first = p;
    while (p != end && *p >= '0' && *p <= '9') p++;
    return p != first;
}

/// Whether all of `s` is a number of RFC 8259; `integer` says that it has neither fraction nor exponent.
inline bool is_number(std::string_view s, bool &integer) {
    const char *p = s.data(), *end = p + s.size();
    integer = true;
    if (p != end && *p == '-') p++;
    const char *first = p;
    if (!take_digits(p, end) || (*first == '0' && p - first > 1)) return false;
    if (p != end && *p == '.') {
        integer = false;
        if (!take_digits(++p, end)) return false;
    }
    if (p != end && (*p == 'e' || *p == 'E')) {
        integer = false;
        p++;
        if (p != end && (*p == '+' || *p == '-')) p++;
        if (!take_digits(p, end)) return false;
    }
    return p == end;
}

}  // namespace tracuu

#endif
