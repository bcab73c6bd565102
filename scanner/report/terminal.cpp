// Aligned by the width of the characters on a terminal: a Han character takes two columns.
#include "report/terminal.h"

#include <algorithm>

#include "report/list_columns.h"
#include "report/place.h"
#include "report/printable.h"
#include "report/tally.h"
#include "report/unread.h"

namespace leakscan {
namespace {

constexpr size_t most_units = 30;
constexpr size_t most_worst = 5;
constexpr size_t most_files = 3;
constexpr size_t name_width = 28;
constexpr size_t title_width = 60;

constexpr std::string_view bold = "\033[1m";
constexpr std::string_view red = "\033[31m";
constexpr std::string_view yellow = "\033[33m";
constexpr std::string_view green = "\033[32m";
constexpr std::string_view grey = "\033[2m";
constexpr std::string_view reset = "\033[0m";

std::string padding(size_t width, size_t used) { return std::string(width > used ? width - used : 0, ' '); }
std::string left(std::string_view text, size_t width) { return std::string(text) + padding(width, display_width(text)); }
std::string right(std::string_view text, size_t width) { return padding(width, display_width(text)) + std::string(text); }

class Summary {
public:
    Summary(const Report& report, const Tally& tally, const ReportSettings& settings, bool color)
        : report_(report), tally_(tally), language_(settings.language), color_(color) {}

    std::string write(const std::vector<std::string>& files) {
        totals();
        units();
        worst();
        unread();
        written(files);
        return std::move(text_);
    }

private:
    std::string in(Phrase phrase) const { return std::string(phrase.in(language_)); }
    std::string painted(std::string_view look, std::string_view text) const {
        return color_ ? std::string(look) + std::string(text) + std::string(reset) : std::string(text);
    }
    void line(std::string_view text) { text_.append(text).push_back('\n'); }

    void totals();
    void ledger();
    void units();
    void worst();
    void unread();
    void written(const std::vector<std::string>& files);

    const Report& report_;
    const Tally& tally_;
    Language language_;
    bool color_;
    std::string text_;
};

// "1 个文档" in Chinese, "1 documents" in English would jar: the English label stands before the number.
std::string labelled(std::string_view label, std::uint64_t value) { return std::string(label) + " " + std::to_string(value); }

void Summary::totals() {
    const Totals& totals = report_.totals;
    const std::string gap = language_ == Language::zh ? "，" : ", ";
    std::string documents = labelled(in({"扫描文档", "documents"}), totals.documents) + (language_ == Language::zh ? "：" : ": ");
    documents += labelled(in({"读取", "read"}), totals.read) + gap + labelled(in({"部分读取", "in part"}), totals.partly) + gap +
                 labelled(in({"未读取", "not read"}), totals.skipped);
    line(documents);
    const auto places = [this](Phrase label, std::uint64_t value) {
        return labelled(in(label), value) + (language_ == Language::zh ? " 处" : "");
    };
    std::string findings = places({"须整改", "to rectify"}, totals.leaks) + gap + places({"待核实", "to review"}, totals.reviews) + gap +
                           places({"可公开", "allowed"}, totals.allowed) + gap + labelled(in({"涉及人数", "people"}), totals.people) + gap +
                           labelled(in({"清单条数", "list lines"}), tally_.total.lines);
    line(totals.leaks > 0 ? painted(bold, findings) : findings);
    ledger();
    if (totals.suppressed > 0) line(labelled(in({"可公开中经批准豁免", "allowed by a suppression of the policy"}), totals.suppressed));
    if (report_.partial) line(painted(red, in({"扫描中途停止，结果不完整", "interrupted: the result is incomplete"})));
    const bool all_read = totals.skipped + totals.partly == 0 && !report_.partial && totals.documents > 0;
    if (tally_.total.lines > 0) return;
    if (all_read && tally_.total.unverified > 0) {
        line(painted(yellow, in({"没有发现别的问题，但以前发现的还有未能复查的，不能认定没有问题",
                                 "nothing else found, but not all that was known before could be verified: this is no clean result"})));
        return;
    }
    line(all_read ? painted(green, in({"未发现需要整改的个人信息", "no personal data found that needs rectification"}))
                  : painted(yellow, in({"读到的内容中未发现问题，但没有全部读取，不能认定没有问题",
                                        "nothing found in what was read, but not everything was: this is no clean result"})));
}

// What a later `track list` says as well.
void Summary::ledger() {
    if (!report_.ledger) return;
    const RunFigures& figures = report_.ledger->figures;
    const std::string gap = language_ == Language::zh ? "，" : ", ";
    std::string text = in({"台账：", "ledger: "}) + labelled(in({"新发现", "new"}), figures.fresh) + gap +
                       labelled(in({"仍未整改", "still open"}), figures.open) + gap + labelled(in({"复发", "reopened"}), figures.reopened) +
                       gap + labelled(in({"本次销号", "rectified"}), figures.rectified) + in({"（其中下线 ", " (of which removed "}) +
                       std::to_string(figures.removed) + in({"）", ")"}) + gap + labelled(in({"经批准公开", "waived"}), figures.waived) +
                       gap + labelled(in({"误报", "false alarms"}), figures.disputed) + gap +
                       labelled(in({"未能复查", "not verified"}), figures.unverified);
    line(figures.reopened > 0 ? painted(red, text) : text);
}

void Summary::units() {
    if (tally_.units.empty()) return;
    const size_t number_width = language_ == Language::zh ? 8 : 10;
    constexpr size_t state_width = 14;
    line("");
    std::string head = left(in({"单位", "unit"}), name_width) + "  " + left(in({"状态", "state"}), state_width);
    for (Phrase title : {Phrase{"文档", "documents"}, Phrase{"问题", "lines"}, Phrase{"人数", "people"}, Phrase{"高", "high"},
                         Phrase{"中", "medium"}, Phrase{"低", "low"}, Phrase{"待核实", "review"}}) {
        head += right(in(title), number_width);
    }
    line(painted(grey, head));
    for (size_t i = 0; i < std::min(tally_.units.size(), most_units); ++i) {
        const UnitFigures& unit = tally_.units[i];
        std::string row = left(shortened(unit_title(unit.list->unit->unit, language_), name_width), name_width) + "  " +
                          left(in(title(unit.state)), state_width);
        for (std::uint64_t value :
             {unit.documents, unit.lines, unit.people, unit.severities[2], unit.severities[1], unit.severities[0], unit.reviews}) {
            row += right(std::to_string(value), number_width);
        }
        line(unit.severities[2] > 0 ? painted(red, row) : row);
    }
    if (tally_.units.size() > most_units) line(labelled(in({"……单位总数", "... units in all"}), tally_.units.size()));
}

void Summary::worst() {
    if (tally_.worst.empty()) return;
    line("");
    line(painted(grey, in({"涉及人数最多的文档", "documents with the most people"})));
    for (size_t i = 0; i < std::min(tally_.worst.size(), most_worst); ++i) {
        const WorstDocument& worst = tally_.worst[i];
        line(right(std::to_string(worst.people), 8) + "  " +
             left(shortened(document_title(*worst.line->first->document), title_width), title_width) + "  " +
             shortened(worst.line->first->document->path, 2 * title_width));
    }
}

void Summary::unread() {
    if (report_.skips.empty()) return;
    line("");
    std::string text;
    for (const auto& [fault, number] : tally_.faults)
        text += (text.empty() ? "" : language_ == Language::zh ? "，" : ", ") + labelled(in(title(fault)), number);
    line(painted(yellow, in({"未读取：", "not read: "}) + text));
}

void Summary::written(const std::vector<std::string>& files) {
    if (files.empty()) return;
    line("");
    for (size_t i = 0; i < std::min(files.size(), most_files); ++i) line(in({"已写入 ", "written: "}) + printable(files[i]));
    if (files.size() > most_files) line(labelled(in({"……文件总数", "... files in all"}), files.size()));
}

}  // namespace

std::string terminal_summary(const ListedReport& listed, const ReportSettings& settings, bool color,
                             const std::vector<std::string>& files) {
    return Summary(listed.report, listed.tally, settings, color).write(files);
}

}  // namespace leakscan
