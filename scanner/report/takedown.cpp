// Two tables: the columns, and the documents of these columns with their addresses.
#include "report/takedown.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/message.h"
#include "report/list_columns.h"
#include "report/office_entries.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr size_t most_units_named = 4;

struct PublishedDocument {
    const DocumentFacts* facts = nullptr;
    size_t unit = 0;
    std::uint64_t entries = 0;
    std::uint64_t people = 0;
    std::vector<std::string> kinds;
};

struct SiteColumn {
    std::string site;
    std::string name;
    std::uint64_t entries = 0;
    std::uint64_t people = 0;
    std::uint64_t high = 0;
    std::uint64_t overdue = 0;
    std::vector<std::string> units;
    std::map<std::string, PublishedDocument> documents;  // by path
};

// "gk/minzheng/" of a path or an address.
std::string folder_of(const DocumentFacts& document) {
    const std::string& path = document.path;
    const size_t end = path.substr(0, path.find('!')).rfind('/');
    return end == std::string::npos ? "" : printable(path.substr(0, end + 1));
}

std::string column_of(const DocumentFacts& document, Language language) {
    if (!document.column.empty()) return printable(document.column);
    const std::string folder = folder_of(document);
    if (folder.empty()) return std::string(Phrase{"（未标明栏目）", "(no column named)"}.in(language));
    return fill({"（未标明栏目）{}", "(no column named) {}"}, language, {folder});
}

void add_once(std::vector<std::string>& words, std::string word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
}

void take(SiteColumn& column, const LedgerView& view, const PeriodEntry& period, Language language) {
    const Entry& entry = *period.entry;
    ++column.entries;
    column.people += entry.people;
    column.high += entry.severity == Severity::high ? 1 : 0;
    column.overdue += period.overdue > 0 ? 1 : 0;
    add_once(column.units, unit_title(view.units[period.unit].unit, language));
    PublishedDocument& document = column.documents[entry.document.path];
    document.facts = &entry.document;
    document.unit = period.unit;
    ++document.entries;
    document.people += entry.people;
    add_once(document.kinds, std::string(title(entry.kind).in(language)));
}

template <typename Counted>
bool is_worse(const Counted& a, const Counted& b) {
    return std::tie(a.people, a.entries) > std::tie(b.people, b.entries);
}

std::vector<SiteColumn> columns_over(const LedgerView& view, const PeriodFigures& figures, std::uint64_t over, Language language) {
    std::map<std::pair<std::string, std::string>, SiteColumn> all;
    for (const PeriodEntry& entry : figures.entries) {
        if (!entry.remains()) continue;
        const std::string site = site_name(entry.entry->document);
        const std::string name = column_of(entry.entry->document, language);
        SiteColumn& column = all[{site, name}];
        column.site = site;
        column.name = name;
        take(column, view, entry, language);
    }
    std::vector<SiteColumn> worst;
    for (auto& [key, column] : all) {
        if (column.entries > over || column.people > over) worst.push_back(std::move(column));
    }
    std::stable_sort(worst.begin(), worst.end(), is_worse<SiteColumn>);
    return worst;
}

std::vector<const PublishedDocument*> worst_first(const SiteColumn& column) {
    std::vector<const PublishedDocument*> documents;
    for (const auto& [path, document] : column.documents) documents.push_back(&document);
    std::stable_sort(documents.begin(), documents.end(), [](const auto* a, const auto* b) { return is_worse(*a, *b); });
    return documents;
}

OfficeTable table_of_columns(const std::vector<SiteColumn>& columns, Language language) {
    const auto in = [language](Phrase phrase) { return std::string(phrase.in(language)); };
    OfficeTable table;
    table.caption = in({"建议先行下线的栏目", "Columns to take offline first"});
    table.columns = {{in({"序号", "No."}), 4, OfficeAlign::centre},         {in({"网站", "Site"}), 12, OfficeAlign::left},
                     {in({"栏目", "Column"}), 14, OfficeAlign::left},       {in({"责任单位", "Units"}), 14, OfficeAlign::left},
                     {in({"问题条数", "Entries"}), 6, OfficeAlign::centre}, {in({"涉及人次", "People*"}), 6, OfficeAlign::centre},
                     {in({"高风险", "High"}), 6, OfficeAlign::centre},      {in({"已逾期", "Overdue"}), 6, OfficeAlign::centre},
                     {in({"文档数", "Docs"}), 6, OfficeAlign::centre},      {in({"涉及最多的页面", "Worst page"}), 20, OfficeAlign::left}};
    for (const SiteColumn& column : columns) {
        std::vector<std::string> units = column.units;
        if (units.size() > most_units_named) {
            units.resize(most_units_named);
            units.push_back("…");
        }
        const DocumentFacts& worst = *worst_first(column).front()->facts;
        table.rows.push_back({std::uint64_t{table.rows.size() + 1},
                              column.site,
                              column.name,
                              enumerated(units, language),
                              column.entries,
                              column.people,
                              column.high,
                              {column.overdue, true},
                              std::uint64_t{column.documents.size()},
                              {worst.url.empty() ? printable(worst.path) : printable(worst.url), printable(worst.url)}});
    }
    return table;
}

OfficeTable table_of_documents(const LedgerView& view, const std::vector<SiteColumn>& columns, Language language) {
    const auto in = [language](Phrase phrase) { return std::string(phrase.in(language)); };
    OfficeTable table;
    table.caption = in({"所涉页面和附件", "Their documents"});
    table.columns = {{in({"栏目", "Column"}), 14, OfficeAlign::left},
                     {in({"责任单位", "Unit"}), 14, OfficeAlign::left},
                     {in({"信息标题", "Title"}), 20, OfficeAlign::left},
                     {in({"问题类型", "Kinds"}), 12, OfficeAlign::left},
                     {in({"问题条数", "Entries"}), 6, OfficeAlign::centre},
                     {in({"涉及人次", "People*"}), 6, OfficeAlign::centre},
                     {in({"页面或文件", "Page or file"}), 26, OfficeAlign::left}};
    for (const SiteColumn& column : columns) {
        for (const PublishedDocument* document : worst_first(column)) {
            const DocumentFacts& facts = *document->facts;
            const bool is_page = !facts.url.empty() && facts.path.find('!') == std::string::npos;
            table.rows.push_back({column.name,
                                  unit_title(view.units[document->unit].unit, language),
                                  shortened(document_title(facts), 60),
                                  enumerated(document->kinds, language),
                                  document->entries,
                                  document->people,
                                  {is_page ? printable(facts.url) : printable(facts.path), is_page ? printable(facts.url) : ""}});
        }
    }
    return table;
}

}  // namespace

OfficeDocument takedown_list(const LedgerView& view, std::uint64_t over, Date today, Language language) {
    OfficeDocument document;
    document.language = language;
    document.created = today;
    document.title = Phrase{"建议先行下线栏目清单", "Columns to take offline first"}.in(language);
    const PeriodFigures figures = figures_of(view, whole_time(view, today).value_or(Period{today, today, PeriodForm::days}), today);
    const std::vector<SiteColumn> columns = columns_over(view, figures, over, language);
    document.paragraph(fill({"截至{}，下列{}个栏目中未整改问题超过{}条或者涉及超过{}"
                             "人次，建议先将栏目整体下线，逐条整改后再恢复。按涉及人次、问题条数由多到少排列；同一人"
                             "可能在不同问题中重复计算。",
                             "On {}, these {} columns hold more than {} entries to be rectified, or more than {} people: take them offline "
                             "first, and back when "
                             "they are clean. Worst first, by people and entries. *: people may be counted more than once."},
                            language,
                            {long_date(today, language), std::to_string(columns.size()), std::to_string(over), std::to_string(over)}));
    document.blocks.push_back(table_of_columns(columns, language));
    document.blocks.push_back(table_of_documents(view, columns, language));
    return document;
}

}  // namespace leakscan
