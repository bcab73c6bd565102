// A document of the office before it has a form: headings, paragraphs, tables, a chart. Bulletin, report of a unit and takedown list
// are made as one of these, and written by one function per form; no form knows what the document is about. Text stands as it is:
// each form makes it fit for print and escapes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/result.h"

namespace leakscan {

struct OfficeHeading {
    std::string text;
    int level = 1;  // 1: 一、 2: （一）
};

enum class ParagraphRole {
    body,
    address,    // to whom it goes: not indented
    signature,  // who issues it, and when: on the right
    note,       // small
};

struct OfficeParagraph {
    std::string text;
    ParagraphRole role = ParagraphRole::body;
};

struct OfficeCell {
    std::string text;
    std::string link;                     // an http(s) address, or empty
    std::optional<std::uint64_t> number;  // what a worksheet computes with; `text` says the same
    bool alarm = false;

    OfficeCell(std::string words) : text(std::move(words)) {}
    OfficeCell(const char* words) : text(words) {}
    OfficeCell(std::string words, std::string address) : text(std::move(words)), link(std::move(address)) {}
    OfficeCell(std::uint64_t value, bool is_alarm = false) : text(std::to_string(value)), number(value), alarm(is_alarm && value > 0) {}
};

enum class OfficeAlign { left, centre, right };

struct OfficeColumn {
    std::string title;
    double width = 1;  // share of the page
    OfficeAlign align = OfficeAlign::left;
};

struct OfficeTable {
    std::string caption;  // above it; empty: none
    std::vector<OfficeColumn> columns;
    std::vector<std::vector<OfficeCell>> rows;
    bool has_header = true;  // false: a form, whose odd columns are captions
    bool has_total = false;  // the last row is one
};

// A point of a line chart in the order of its labels; none: nothing is known.
struct OfficeSeries {
    std::string title;
    std::vector<std::optional<std::uint64_t>> values;
};

// Shown where a form can draw. A table beside it says the same, so that no form loses anything.
struct OfficeChart {
    std::string title;
    std::vector<std::string> labels;
    std::vector<OfficeSeries> series;
};

struct OfficePageBreak {};

using OfficeBlock = std::variant<OfficeHeading, OfficeParagraph, OfficeTable, OfficeChart, OfficePageBreak>;

// Where a title is best broken when it is too long for its line. printable() drops it.
inline constexpr std::string_view title_break = "\u200B";

struct OfficeDocument {
    Language language = Language::zh;
    std::string title;
    Date created;  // in the properties, instead of the time
    std::vector<OfficeBlock> blocks;

    void heading(std::string text, int level = 1) { blocks.push_back(OfficeHeading{std::move(text), level}); }
    void paragraph(std::string text, ParagraphRole role = ParagraphRole::body) { blocks.push_back(OfficeParagraph{std::move(text), role}); }
};

std::string to_markdown(const OfficeDocument& document);
std::string to_html(const OfficeDocument& document);  // self-contained, no script; the chart as SVG
std::string to_docx(const OfficeDocument& document);  // A4, typefaces and margins as GB/T 9704-2012 wants them
// Of the first table alone (RFC 4180, UTF-8 with BOM).
std::string to_csv(const OfficeDocument& document);
// Every table a sheet of its own.
Status write_tables(const OfficeDocument& document, const std::string& path);

// By the ending of `path`, out of those that make sense for the document (".docx", ".html" ...). Fault::usage for any other.
Status write_office_document(const OfficeDocument& document, const std::string& path, const std::vector<std::string_view>& endings);

}  // namespace leakscan
