// Writes JSON text for findings.jsonl and SARIF straight into a string: the shapes are fixed, so there is no tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace leakscan {

// Builds one object or array at a time: commas are its business, the order of the keys is the caller's.
class JsonText {
public:
    JsonText& begin_object() { return open('{'); }
    JsonText& end_object() { return close('}'); }
    JsonText& begin_array() { return open('['); }
    JsonText& end_array() { return close(']'); }
    JsonText& key(std::string_view name);

    JsonText& string(std::string_view text);  // bytes that are not UTF-8 become U+FFFD
    JsonText& number(std::uint64_t value);
    JsonText& decimal(double value);  // two decimals, locale or not
    JsonText& boolean(bool value) { return literal(value ? "true" : "false"); }
    JsonText& null() { return literal("null"); }
    JsonText& literal(std::string_view text);  // JSON already

    // JSON made before, see take(): fields of an object, or a value.
    JsonText& prepared(std::string_view json) { return literal(json); }

    // A key and its value. Empty text and 0 mean: does not apply, null.
    JsonText& field(std::string_view name, std::string_view text) { return key(name).string(text); }
    JsonText& field_or_null(std::string_view name, std::string_view text) { return text.empty() ? key(name).null() : field(name, text); }
    JsonText& count(std::string_view name, std::uint64_t value) { return key(name).number(value); }
    JsonText& count_or_null(std::string_view name, std::uint64_t value) { return value == 0 ? key(name).null() : count(name, value); }

    void line_break() { put('\n'); }  // white space within a text
    void end_text() { put('\n'), comma_due_ = false; }
    size_t size() const { return size_; }
    std::string_view text() const { return std::string_view(bytes_).substr(0, size_); }
    void clear() { size_ = 0; }  // goes on with an empty text in the same memory
    std::string take();          // likewise, in new memory

private:
    JsonText& open(char bracket);
    JsonText& close(char bracket);
    void separate();
    char* room(size_t bytes);
    void put_string(std::string_view text);
    void put(char c);
    void put(std::string_view text);

    // Filled up to size_; the rest is room, so that what is put in only asks for it once.
    std::string bytes_;
    size_t size_ = 0;
    bool comma_due_ = false;
};

}  // namespace leakscan
