// leakscan doctor: which parts are present and working, one line each.
#include <cstdlib>

#include "app/commands.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/pattern_folders.h"
#include "app/run_setup.h"
#include "base/message.h"
#include "codec/archive.h"
#include "codec/charset.h"
#include "companion/companion.h"
#include "match/match.h"
#include "report/workbook.h"
#include "track/postgres.h"

namespace leakscan {
namespace {

struct Part {
    Phrase name;
    bool works = false;
    std::string details;
    bool optional = false;
};

Part failed(Phrase name, const Error& error) { return {name, false, error.message}; }

Part examine_patterns(const Options& options) {
    constexpr Phrase name = {"识别规则", "patterns"};
    const Result<std::vector<std::string>> folders = find_pattern_folders(options.patterns);
    if (!folders.ok()) return failed(name, folders.error());
    MatchSettings settings;
    settings.pattern_folders = folders.value();
    const Result<Matcher> matcher = Matcher::create(settings);
    if (!matcher.ok()) return failed(name, matcher.error());
    return {name, true,
            fill({"{}，{} 条规则", "{}, {} rules"}, options.language, {folders->front(), std::to_string(matcher->rules().size())})};
}

Part examine_sandbox(const Options& options) {
    const JailStatus jail = try_jail();
    const auto yes_no = [&](bool works) {
        return (works ? Phrase{"有效", "in force"} : Phrase{"无效", "not in force"}).in(options.language);
    };
    std::string details = fill({"系统调用过滤{}，文件访问限制{}，资源限制{}", "system call filter {}, file access {}, resource limits {}"},
                               options.language, {yes_no(jail.system_calls), yes_no(jail.files), yes_no(jail.resource_limits)});
    if (!jail.problem.empty()) details += ": " + jail.problem;
    return {{"沙箱", "sandbox"}, jail.whole(), details};
}

Part examine_key(const Options& options) {
    constexpr Phrase name = {"标识密钥", "identity key"};
    const Result<std::string> path = identity_key_path(options);
    return path.ok() ? Part{name, true, path.value()} : failed(name, path.error());
}

Part part_of(Phrase name, const Result<std::string>& version, bool optional) {
    return {name, version.ok(), version.ok() ? version.value() : version.error().message, optional};
}

}  // namespace

Result<int> doctor_command(const Options& options) {
    const Part parts[] = {
        examine_patterns(options),
        examine_sandbox(options),
        examine_key(options),
        {{"字符编码", "charsets"}, true, decoder_version()},
        {{"压缩包", "archives"}, true, archive_reader_version()},
        part_of({"PDF 读取", "PDF reader"}, examine_companion(pdf_reader, find_companion(pdf_reader)), false),
        part_of({"Excel 清单", "workbooks"}, workbook_writer_version(), false),
        // Nobody needs them but for --ocr and for --ledger postgresql:.
        part_of({"图片识别（可选）", "pictures (optional)"}, examine_companion(ocr_reader, find_companion(ocr_reader)), true),
        part_of({"服务器台账（可选）", "ledger on a server (optional)"}, postgres_client_version(), true),
    };
    bool all_work = true;
    for (const Part& part : parts) {
        const Phrase mark = part.works ? Phrase{"正常", "ok"} : Phrase{"缺失", "missing"};
        print(std::string(mark.in(options.language)) + "\t" + std::string(part.name.in(options.language)) + "\t" + part.details + "\n");
        all_work = all_work && (part.works || part.optional);
    }
    return all_work ? 0 : exit_not_all_read;
}

}  // namespace leakscan
