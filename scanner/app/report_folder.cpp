#include "app/report_folder.h"

#include <unistd.h>

#include <algorithm>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

namespace leakscan {
namespace {

constexpr const char* findings_format = "jsonl";
constexpr const char* probe_file = ".writable";

std::string known_formats() {
    std::vector<std::string> names;
    for (const std::string_view name : report_format_names()) names.emplace_back(name);
    return join(names, ", ");
}

}  // namespace

Status prepare_report_folder(const Options& options, const std::vector<const ReportFormat*>& formats) {
    for (const ReportFormat* format : formats) {
        if (format->check != nullptr) TRY(format->check());
    }
    const std::string& folder = options.out;
    if (exists(folder + "/" + findings_file) && !options.force) {
        return Error{Fault::usage, fill({"{}：已有另一次扫描的结果，请换用 --out 或加 --force",
                                         "{} holds another run: choose another --out or add --force"},
                                        options.language, {folder})};
    }
    TRY(make_directory(folder));
    const std::string probe = folder + "/" + probe_file;
    TRY(write_file(probe, "?"));
    ::unlink(probe.c_str());
    return {};
}

Result<std::vector<const ReportFormat*>> formats_to_write(const Options& options) {
    std::vector<std::string> names = options.formats;
    if (names.empty()) names = {"xlsx", "html"};
    if (options.command == Command::scan) {
        std::erase(names, findings_format);
        names.emplace_back(findings_format);
    }
    std::vector<const ReportFormat*> formats;
    for (const std::string& name : names) {
        const ReportFormat* format = find_report_format(name);
        if (format == nullptr) {
            return Error{Fault::usage, fill({"--format：没有格式 {}（可用：{}）", "--format: there is no format {} (there are: {})"},
                                            options.language, {name, known_formats()})};
        }
        if (std::find(formats.begin(), formats.end(), format) == formats.end()) formats.push_back(format);
    }
    return formats;
}

WrittenFiles write_reports(const ListedReport& listed, const std::string& folder, const std::vector<const ReportFormat*>& formats,
                           const ReportSettings& settings) {
    WrittenReport written;
    for (const ReportFormat* format : formats) {
        WrittenReport one = TRY(format->write(listed, folder, settings));
        std::move(one.files.begin(), one.files.end(), std::back_inserter(written.files));
        std::move(one.remarks.begin(), one.remarks.end(), std::back_inserter(written.remarks));
    }
    return written;
}

}  // namespace leakscan
