// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#include "tracuu_json.h"

#include <simdjson.h>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "json_text.hpp"
#include "name_store.hpp"

using simdjson::error_code;
using namespace tracuu;
namespace ondemand = simdjson::ondemand;

static_assert(TRACUU_JSON_PADDING >= simdjson::SIMDJSON_PADDING, "the padding promised to callers is too short");

struct tracuu_json_parser {
    tracuu_json_error parse(const uint8_t *bytes, size_t count, tracuu_json_document &result);

private:
    ondemand::parser simd;
    std::vector<tracuu_json_field> fields;
    std::string metadata;
    NameStore names;
    const char *start = nullptr;
    tracuu_json_error error{};

    bool fail(int32_t code, const char *message, const char *at = nullptr) {
        error = {code, message, at == nullptr ? -1 : int64_t(at - start)};
        return false;
    }
    bool fail(error_code code, ondemand::document &document);
    bool document(ondemand::document &document, tracuu_json_document &result);
    bool member(
        ondemand::field field, ondemand::document &document, tracuu_json_document &result,
        std::string_view (&taken)[3]);
    bool string(ondemand::value value, std::string_view &result);
    bool number(ondemand::value value, std::string_view token, tracuu_json_field &field);
    bool key(ondemand::field &field, const std::string_view *prefix, std::string_view &name);
    bool value(ondemand::value value, ondemand::document &document, std::string_view name, int depth, const char *&end);
    bool array(ondemand::value value, ondemand::document &document, std::string_view name, int depth);
    bool object(ondemand::value value, ondemand::document &document, std::string_view name, int depth);
};

tracuu_json_error tracuu_json_parser::parse(const uint8_t *bytes, size_t count, tracuu_json_document &result) {
    start = reinterpret_cast<const char *>(bytes);
    error = {TRACUU_JSON_OK, "", -1};
    fields.clear();
    metadata.clear();
    names.clear();

    if (count > simd.capacity()) {
        size_t capacity = size_t(1) << 20;
        while (capacity < count) capacity *= 2;
        if (simd.allocate(capacity)) return {TRACUU_JSON_MEMORY, "no memory to parse it", -1};
    }
    ondemand::document root;
    const auto code = simd.iterate(start, count, count + TRACUU_JSON_PADDING).get(root);
    if (code == simdjson::UTF8_ERROR) {
        fail(TRACUU_JSON_UTF8, "not valid UTF-8", start + tracuu_utf8_valid_prefix(bytes, count));
    } else if (code) {
        fail(code, root);
    } else {
        document(root, result);
    }
    return error;
}

/// Turns an error of simdjson into ours. `document` tells where, once there is one.
bool tracuu_json_parser::fail(error_code code, ondemand::document &document) {
    switch (code) {
        case simdjson::EMPTY: return fail(TRACUU_JSON_SYNTAX, "no JSON object");
        case simdjson::UNCLOSED_STRING: return fail(TRACUU_JSON_SYNTAX, "a string is not closed");
        case simdjson::UNESCAPED_CHARS: return fail(TRACUU_JSON_SYNTAX, "an unescaped control character in a string");
        case simdjson::MEMALLOC:
        case simdjson::CAPACITY: return fail(TRACUU_JSON_MEMORY, "no memory to parse it");
        default: break;
    }
    const char *at;
    if (document.current_location().get(at)) at = nullptr;
    return fail(TRACUU_JSON_SYNTAX, "not well-formed JSON", at);
}

bool tracuu_json_parser::document(ondemand::document &document, tracuu_json_document &result) {
    result = {};
    ondemand::object root;
    if (const auto code = document.get_object().get(root)) {
        if (code == simdjson::INCORRECT_TYPE) return fail(TRACUU_JSON_SYNTAX, "not a JSON object", start);
        if (code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT) {
            return fail(TRACUU_JSON_SYNTAX, "the object is not closed, or something follows it");
        }
        return fail(code, document);
    }
    std::string_view taken[3];
    for (auto next : root) {
        ondemand::field field;
        if (const auto code = std::move(next).get(field)) return fail(code, document);
        if (!member(field, document, result, taken)) return false;
    }
    const char *behind;
    if (!document.current_location().get(behind)) {
        return fail(TRACUU_JSON_SYNTAX, "something follows the object", behind);
    }
    if (!metadata.empty()) metadata.push_back('}');
    result.metadata = span(metadata);
    result.fields = fields.data();
    result.field_count = fields.size();
    return true;
}

/// One member of the document. `taken` are the names that id, title and text have been found under.
bool tracuu_json_parser::member(
    ondemand::field field, ondemand::document &document, tracuu_json_document &result, std::string_view (&taken)[3]) {
    const char *raw_key = field.key().raw() - 1;
    ondemand::value content = field.value();
    const std::string_view token = without_trailing_space(content.raw_json_token());
    std::string_view name;
    if (!key(field, nullptr, name)) return false;
    if (token == "null") return true;
    const Role role = role_of(name);
    if (role != Role::further && taken[int(role)].empty()) {
        taken[int(role)] = name;
        std::string_view found;
        const bool is_string = !token.empty() && token.front() == '"';
        if (is_string && !string(content, found)) return false;
        switch (role) {
            case Role::id:
                if (!is_string) {
                    bool integer;
                    if (!is_number(token, integer)) {
                        return fail(TRACUU_JSON_KIND, "the id is neither a string nor a number", token.data());
                    }
                    found = token;
                }
                result.id = span(found);
                return true;
            case Role::title:
                if (!is_string) return fail(TRACUU_JSON_KIND, "the title is not a string", token.data());
                result.title = span(found);
                return true;
            default:
                if (!is_string) return fail(TRACUU_JSON_KIND, "the text is not a string", token.data());
                result.text = span(found);
                return true;
        }
    }

    const size_t field_count = fields.size();
    const char *end;
    if (!value(content, document, name, 1, end)) return false;
    if (role != Role::further && taken[int(role)] == name) {
        fields.resize(field_count);
        return true;
    }
    // The raw name ends at the quotation mark before the colon before the value.
    const std::string_view before(raw_key, size_t(token.data() - raw_key));
    const std::string_view colon = without_trailing_space(before);
    const std::string_view written = without_trailing_space(colon.substr(0, colon.size() - 1));
    metadata.push_back(metadata.empty() ? '{' : ',');
    metadata.append(written).push_back(':');
    metadata.append(token.data(), size_t(end - token.data()));
    return true;
}

/// The unescaped name of a member, behind that of the object it is in unless that is the document.
bool tracuu_json_parser::key(ondemand::field &field, const std::string_view *prefix, std::string_view &name) {
    const char *at = field.key().raw();
    if (field.unescaped_key().get(name)) return fail(TRACUU_JSON_STRING, "a malformed escape in a name", at);
    if ((prefix ? prefix->size() + 1 : 0) + name.size() > TRACUU_JSON_NAME_LIMIT) {
        return fail(TRACUU_JSON_LIMIT, "the name of a field is too long", at);
    }
    if (prefix) name = names.join(*prefix, name);
    return true;
}

bool tracuu_json_parser::string(ondemand::value value, std::string_view &result) {
    const char *at = value.raw_json_token().data();
    if (value.get_string().get(result)) return fail(TRACUU_JSON_STRING, "a malformed escape in a string", at);
    return true;
}

bool tracuu_json_parser::number(ondemand::value value, std::string_view token, tracuu_json_field &field) {
    bool integer;
    if (!is_number(token, integer)) return fail(TRACUU_JSON_NUMBER, "a malformed value", token.data());
    if (integer && std::from_chars(token.data(), token.data() + token.size(), field.integer).ec == std::errc()) {
        field.kind = TRACUU_JSON_VALUE_INTEGER;
        return true;
    }
    field.integer = 0;
    field.kind = TRACUU_JSON_VALUE_DOUBLE;
    if (value.get_double().get(field.number)) return fail(TRACUU_JSON_NUMBER, "a number is too large", token.data());
    return true;
}

/// Adds the fields of a value that is `depth` levels deep; `end` is then behind its last byte.
bool tracuu_json_parser::value(
    ondemand::value value, ondemand::document &document, std::string_view name, int depth, const char *&end) {
    const std::string_view token = without_trailing_space(value.raw_json_token());
    end = token.data() + token.size();
    const char first = token.empty() ? '\0' : token.front();
    if (first == '[' || first == '{') {
        if (depth >= TRACUU_JSON_DEPTH_LIMIT) return fail(TRACUU_JSON_LIMIT, "nested too deep", token.data());
        const bool read =
            first == '[' ? array(value, document, name, depth + 1) : object(value, document, name, depth + 1);
        if (!read) return false;
        const char *next;
        if (const auto code = document.current_location().get(next)) return fail(code, document);
        const std::string_view whole = without_trailing_space({token.data(), size_t(next - token.data())});
        end = whole.data() + whole.size();
        return true;
    }
    tracuu_json_field field{};
    field.name = span(name);
    if (first == '"') {
        std::string_view found;
        if (!string(value, found)) return false;
        field.kind = TRACUU_JSON_VALUE_STRING;
        field.string = span(found);
    } else if (token == "null") {
        return true;
    } else if (token == "true" || token == "false") {
        field.kind = TRACUU_JSON_VALUE_BOOLEAN;
        field.integer = token == "true";
    } else if (!number(value, token, field)) {
        return false;
    }
    if (fields.size() >= TRACUU_JSON_FIELD_LIMIT) {
        return fail(TRACUU_JSON_LIMIT, "too many values of fields", token.data());
    }
    fields.push_back(field);
    return true;
}

bool tracuu_json_parser::array(ondemand::value value, ondemand::document &document, std::string_view name, int depth) {
    ondemand::array elements;
    if (const auto code = value.get_array().get(elements)) return fail(code, document);
    for (auto next : elements) {
        ondemand::value element;
        const char *end;
        if (const auto code = std::move(next).get(element)) return fail(code, document);
        if (!this->value(element, document, name, depth, end)) return false;
    }
    return true;
}

bool tracuu_json_parser::object(ondemand::value value, ondemand::document &document, std::string_view name, int depth) {
    ondemand::object members;
    if (const auto code = value.get_object().get(members)) return fail(code, document);
    for (auto next : members) {
        ondemand::field field;
        const char *end;
        std::string_view nested;
        if (const auto code = std::move(next).get(field)) return fail(code, document);
        if (!key(field, &name, nested) || !this->value(field.value(), document, nested, depth, end)) return false;
    }
    return true;
}

tracuu_json_parser *tracuu_json_parser_create(void) {
    try {
        return new tracuu_json_parser;
    } catch (...) {
        return nullptr;
    }
}

void tracuu_json_parser_destroy(tracuu_json_parser *parser) { delete parser; }

tracuu_json_error tracuu_json_parse(
    tracuu_json_parser *parser, const uint8_t *bytes, size_t count, tracuu_json_document *document) {
    // The error-code interface of simdjson throws nothing; what grows here may run out of memory.
    try {
        return parser->parse(bytes, count, *document);
    } catch (...) {
        return {TRACUU_JSON_MEMORY, "no memory to parse it", -1};
    }
}
