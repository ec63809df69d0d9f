// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_NAME_STORE_HPP
#define TRACUU_NAME_STORE_HPP
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "tracuu_json.h"

namespace tracuu {

/// Names put together from parts. They stay where they are while the document is in use.
class NameStore {
    static constexpr size_t chunk_size = 1 << 16;
    static_assert(chunk_size >= TRACUU_JSON_NAME_LIMIT, "a name fits a chunk");
    std::vector<std::unique_ptr<char[]>> chunks;
    size_t used = chunk_size;

public:
    void clear() {
        if (chunks.size() > 1) chunks.resize(1);
        used = chunks.empty() ? chunk_size : 0;
    }

    /// `prefix.name`, which is not longer than a chunk.
    std::string_view join(std::string_view prefix, std::string_view name) {
        const size_t length = prefix.size() + 1 + name.size();
        if (chunk_size - used < length) {
            chunks.emplace_back(new char[chunk_size]);
            used = 0;
        }
        char *start = chunks.back().get() + used;
        std::memcpy(start, prefix.data(), prefix.size());
        start[prefix.size()] = '.';
        std::memcpy(start + prefix.size() + 1, name.data(), name.size());
        used += length;
        return {start, length};
    }
};

}  // namespace tracuu

#endif
