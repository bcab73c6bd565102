// Reads line by line from a mapped file: an export may be larger than memory.
#include "report/row_json.h"

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "report/json_text.h"

namespace leakscan {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t export_version = 1;

// Lines of a mapped file, each as JSON.
class Lines {
public:
    static Result<Lines> open(FileBytes& file, const std::string& path) { return Lines(path, TRY(file.open(path))); }

    bool at_end() const { return rest_.empty(); }
    Result<Json> next() {
        ++number_;
        const std::string_view line = rest_.substr(0, rest_.find('\n'));
        rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
        Json json = Json::parse(line.begin(), line.end(), nullptr, false);
        if (!json.is_object()) return wrong("is no JSON object");
        return json;
    }
    Error wrong(const char* what) const { return {Fault::malformed, path_ + ":" + std::to_string(number_) + ": " + what}; }

private:
    Lines(std::string path, std::string_view text) : path_(std::move(path)), rest_(text) {}
    std::string path_;
    std::string_view rest_;
    size_t number_ = 0;
};

Result<ExportHeader> read_header(Lines& lines) {
    if (lines.at_end()) return lines.wrong("is empty");
    const Json json = TRY(lines.next());
    if (!json.contains("leakscan_ledger") || json["leakscan_ledger"] != export_version)
        return lines.wrong("is no export of a ledger that this leakscan knows");
    ExportHeader header;
    if (!json.contains("schema") || !json["schema"].is_number_unsigned()) return lines.wrong("names no version of the schema");
    header.schema = json["schema"].get<std::uint64_t>();
    if (json.contains("tool") && json["tool"].is_string()) header.tool = json["tool"].get<std::string>();
    if (json.contains("key") && json["key"].is_string()) header.key = json["key"].get<std::string>();
    return header;
}

Result<ExportedRow> row_of(const Json& json, const Lines& lines) {
    ExportedRow row;
    for (const auto& [name, value] : json.items()) {
        if (name == "table" && value.is_string()) {
            row.table = value.get<std::string>();
        } else if (value.is_null()) {
            row.columns.emplace_back(name, std::monostate());
        } else if (value.is_number_integer()) {
            row.columns.emplace_back(name, value.get<std::int64_t>());
        } else if (value.is_string()) {
            row.columns.emplace_back(name, value.get<std::string>());
        } else {
            return lines.wrong("holds neither text nor a whole number");
        }
    }
    if (row.table.empty()) return lines.wrong("names no table");
    return row;
}

}  // namespace

std::string header_line(const ExportHeader& header) {
    JsonText json;
    json.begin_object().count("leakscan_ledger", export_version).count("schema", header.schema).field("tool", header.tool);
    json.field_or_null("key", header.key).end_object().end_text();
    return json.take();
}

std::string row_line(const ExportedRow& row) {
    JsonText json;
    json.begin_object().field("table", row.table);
    for (const auto& [name, value] : row.columns) {
        json.key(name);
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            json.literal(std::to_string(*number));
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            json.string(*text);
        } else {
            json.null();
        }
    }
    json.end_object().end_text();
    return json.take();
}

std::string rows_line(std::uint64_t rows) {
    JsonText json;
    json.begin_object().count("rows", rows).end_object().end_text();
    return json.take();
}

Result<ExportHeader> read_export_header(const std::string& path) {
    FileBytes file;
    Lines lines = TRY(Lines::open(file, path));
    return read_header(lines);
}

Status read_export_rows(const std::string& path, const std::function<Status(const ExportedRow&)>& take) {
    FileBytes file;
    Lines lines = TRY(Lines::open(file, path));
    TRY(read_header(lines));
    for (std::uint64_t rows = 0; !lines.at_end(); ++rows) {
        const Json json = TRY(lines.next());
        if (json.contains("rows") && !json.contains("table")) {
            if (json["rows"] != rows) return lines.wrong("counts other rows than there are");
            if (!lines.at_end()) return lines.wrong("is not the last line");
            return {};
        }
        const ExportedRow row = TRY(row_of(json, lines));
        if (const Status taken = take(row); !taken.ok()) return lines.wrong(taken.error().message.c_str());
    }
    return lines.wrong("is not the last line: the file was cut short");
}

}  // namespace leakscan
