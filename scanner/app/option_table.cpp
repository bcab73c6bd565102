// The tables themselves, and the few readers that turn a value into a setting.
#include "app/option_table.h"

#include <array>
#include <charconv>

#include "base/text.h"
#include "report/period.h"

namespace leakscan {
namespace {

constexpr size_t any_number = 1'000'000;
constexpr unsigned most_jobs = 256;  // beyond it only the start of processes is measured

template <auto field>
bool flag(Options& options, std::string_view) {
    options.*field = true;
    return true;
}

template <auto field>
bool text(Options& options, std::string_view value) {
    options.*field = std::string(value);
    return !value.empty();
}

template <auto field>
bool repeated(Options& options, std::string_view value) {
    (options.*field).emplace_back(value);
    return !value.empty();
}

template <auto field>
bool comma_list(Options& options, std::string_view value) {
    (options.*field).clear();
    for (const std::string_view part : split(value, ',')) {
        if (trim(part).empty()) return false;
        (options.*field).emplace_back(trim(part));
    }
    return true;
}

template <typename Number>
bool read_number(std::string_view value, Number& number) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() && end == value.data() + value.size();
}

// "500", "64K", "256M", "2G".
template <auto field>
bool limit(Options& options, std::string_view value) {
    constexpr std::string_view suffixes = "KMG";
    unsigned shift = 0;
    if (const size_t suffix = value.empty() ? std::string_view::npos : suffixes.find(value.back()); suffix != std::string_view::npos) {
        shift = 10 * (static_cast<unsigned>(suffix) + 1);
        value.remove_suffix(1);
    }
    auto& into = options.limits.*field;
    using Number = std::remove_reference_t<decltype(into)>;
    Number number = 0;
    if (!read_number(value, number) || number == 0 || (number << shift) >> shift != number) return false;
    into = number << shift;
    return true;
}

bool ocr(Options& options, std::string_view) {
    constexpr std::uint32_t usual_seconds = 600;  // a page takes two or three
    if (options.limits.ocr_seconds == 0) options.limits.ocr_seconds = usual_seconds;
    return true;
}

template <auto field>
bool day(Options& options, std::string_view value) {
    options.*field = parse_date(value);
    return (options.*field).has_value();
}

template <auto field>
bool number(Options& options, std::string_view value) {
    return read_number(value, options.*field);
}

bool year(Options& options, std::string_view value) {
    return value.size() == 4 && read_number(value, options.year) && is_valid({options.year, 1, 1});
}

bool period(Options& options, std::string_view value) {
    options.period = std::string(value);
    return parse_period(value).has_value();
}

bool published(Options& options, std::string_view value) {
    const std::optional<Date> day = parse_date(value);
    if (day) options.published = to_string(*day);
    return day.has_value();
}

bool jobs(Options& options, std::string_view value) {
    unsigned number = 0;
    if (!read_number(value, number) || number > most_jobs) return false;
    options.jobs = number;
    return true;
}

bool language(Options& options, std::string_view value) {
    if (value == "zh") options.language = Language::zh;
    if (value == "en") options.language = Language::en;
    return value == "zh" || value == "en";
}

bool fail_on(Options& options, std::string_view value) {
    constexpr std::array<std::pair<std::string_view, FailOn>, 4> words = {
        {{"leak", FailOn::leak}, {"review", FailOn::review}, {"new", FailOn::fresh}, {"none", FailOn::none}}};
    for (const auto& [word, meaning] : words) {
        if (word == value) options.fail_on = meaning;
        if (word == value) return true;
    }
    return false;
}

bool progress(Options& options, std::string_view value) {
    constexpr std::array<std::pair<std::string_view, ShowProgress>, 3> words = {
        {{"auto", ShowProgress::when_terminal}, {"always", ShowProgress::always}, {"never", ShowProgress::never}}};
    for (const auto& [word, meaning] : words) {
        if (word == value) options.progress = meaning;
        if (word == value) return true;
    }
    return false;
}

constexpr unsigned scan = bit_of(Command::scan);
constexpr unsigned check = bit_of(Command::check);
constexpr unsigned report = bit_of(Command::report);
constexpr unsigned track = bit_of(Command::track);
constexpr unsigned explain = bit_of(Command::explain);
constexpr unsigned unpacking = scan | check | bit_of(Command::text);
constexpr unsigned matching = scan | check | explain | bit_of(Command::patterns) | bit_of(Command::doctor);
constexpr unsigned every = ~0u;

constexpr std::array<CommandRow, 8> commands = {{
    {Command::scan,
     "scan",
     "PATH...",
     0,
     any_number,
     {"扫描网站目录、文件，写出整改清单", "scan folders and files, write the rectification lists"}},
    {Command::check,
     "check",
     "FILE|-...",
     1,
     any_number,
     {"发布前检查，直接看结果", "the gate before publication: a short report and an exit code"}},
    {Command::report, "report", "DIR", 1, 1, {"由已有结果（DIR 内 findings.jsonl）重写清单", "write the lists of an earlier run again"}},
    {Command::track,
     "track",
     "WHAT ...",
     1,
     3,
     {"整改台账：查看、批准、交办、通报、考核", "the rectification loop: list, waive, assign, report on what a ledger knows"}},
    {Command::patterns,
     "patterns",
     "list | show RULE | check | test RULE TEXT",
     1,
     3,
     {"查看、校验识别规则", "list, show, check and try the rules"}},
    {Command::explain, "explain", "VALUE", 1, 1, {"逐步说明一个值为何检出或不检出", "step by step, why a value is or is not reported"}},
    {Command::text, "text", "FILE", 1, 1, {"显示文件中被识别的全部文字及位置", "what the matcher sees of a file, with locations"}},
    {Command::doctor, "doctor", "", 0, 0, {"检查各组成部分是否可用", "which parts are present and working"}},
}};

constexpr auto options = std::to_array<OptionRow>({
    {scan | check,
     "--units",
     "FILE",
     text<&Options::units>,
     {"责任单位名册；默认 PATH/units.toml", "who publishes what; default PATH/units.toml where it exists"}},
    {scan | check | explain,
     "--policy",
     "NAME|FILE",
     text<&Options::policy>,
     {"判定政策；默认 gov-2018", "what counts as a leak; default gov-2018"}},
    {scan,
     "--out",
     "DIR",
     text<&Options::out>,
     {"结果目录；默认 leakscan-out", "where reports and findings.jsonl go; default leakscan-out"}},
    {scan, "--force", "", flag<&Options::force>, {"结果目录已有旧结果时覆盖", "write into a folder that holds another run"}},
    {scan | report,
     "--format",
     "LIST",
     comma_list<&Options::formats>,
     {"xlsx,html,csv,jsonl,sarif；默认 xlsx,html,jsonl", "xlsx,html,csv,jsonl,sarif; default xlsx,html,jsonl"}},
    {check, "--format", "NAME", comma_list<&Options::formats>, {"text、json 或 sarif；默认 text", "text, json or sarif; default text"}},
    {explain, "--format", "NAME", comma_list<&Options::formats>, {"text 或 json；默认 text", "text or json; default text"}},
    {scan | check | track,
     "--key",
     "FILE",
     text<&Options::key>,
     {"标识密钥；默认在台账旁（FILE.key），没有台账时在用户状态目录；首次使用时生成",
      "the identity key; default FILE.key beside the ledger, else in the user's state folder; made at first use"}},
    {scan,
     "--new-key",
     "",
     flag<&Options::new_key>,
     {"台账的原密钥已丢失，改用此密钥（批准等随之失效）", "go on with another key than the ledger's, which is lost (waivers lapse)"}},
    {scan,
     "--full",
     "",
     flag<&Options::full>,
     {"未变的文件也重新读取", "read again what has not changed since an earlier run of the ledger"}},
    {scan, "--files-from", "FILE|-", repeated<&Options::files_from>, {"从文件或标准输入读取更多路径，每行一个", "more paths, one a line"}},
    {scan, "-0,--null", "", flag<&Options::null_separated>, {"--files-from 以 NUL 分隔", "--files-from is separated by NUL"}},
    {scan | check,
     "--fail-on",
     "WHAT",
     fail_on,
     {"何种结果返回 1：leak、review、new、none", "what makes exit code 1: leak, review, new or none"}},
    {scan | check | track | explain,
     "--as-of",
     "DATE",
     day<&Options::as_of>,
     {"以此日为“今天”计算期限", "\"today\" for dates and deadlines; makes runs repeatable"}},
    {matching, "--patterns", "DIR", repeated<&Options::patterns>, {"附加规则目录，可重复", "more rules; may be repeated"}},
    {scan,
     "-j,--jobs",
     "N",
     jobs,
     {"工作进程数；默认每处理器一个，0 为不另开进程", "worker processes; default one per processor, 0: none"}},
    {scan | check, "--reveal", "", flag<&Options::reveal>, {"结果中写出原值（慎用）", "write the values themselves (with care)"}},
    {scan | check, "--all", "", flag<&Options::all>, {"一并列出允许公开的", "include what is allowed"}},
    {scan, "--include", "GLOB", repeated<&Options::include>, {"只扫描匹配的路径，可重复", "only paths that match; may be repeated"}},
    {scan, "--exclude", "GLOB", repeated<&Options::exclude>, {"跳过匹配的路径，可重复", "leave out paths that match; may be repeated"}},
    {scan, "--progress", "WHEN", progress, {"进度条：auto、always、never", "the progress bar: auto, always or never"}},
    {check, "--url", "URL", text<&Options::url>, {"将要发布的网址", "the address it will be published at"}},
    {check, "--column", "NAME", text<&Options::column>, {"所属栏目", "its column of the site"}},
    {explain,
     "--column",
     "FILE",
     text<&Options::column>,
     {"同列其他值所在的文件：每行一个，或表格", "a file with the other values of the column: one a line, or a table"}},
    {check, "--unit", "ID|NAME", text<&Options::unit>, {"发布单位", "the unit that publishes it"}},
    {track, "--unit", "ID|NAME", text<&Options::unit>, {"只看该单位的", "of this unit only"}},
    {scan | check | track,
     "--ledger",
     "URL",
     text<&Options::ledger>,
     {"整改台账：sqlite:FILE 或 postgresql://...", "the ledger: sqlite:FILE or postgresql://..."}},
    {track,
     "--standing",
     "LIST",
     comma_list<&Options::standings>,
     {"只看这些状态：fresh、open、reopened、rectified、waived、disputed",
      "only these: fresh, open, reopened, rectified, waived, disputed"}},
    {track, "--overdue", "", flag<&Options::overdue>, {"只看超期未整改的", "only what is past its deadline"}},
    {track,
     "--by",
     "WHO",
     text<&Options::by>,
     {"批准人、认定人、交办人；通报的落款单位", "who waives, disputes, assigns; who issues a bulletin"}},
    {track, "--reason", "WHY", text<&Options::reason>, {"理由", "why"}},
    {track, "--until", "DATE", day<&Options::until>, {"批准有效期的最后一天", "the last day of a waiver"}},
    {track, "--to", "WHO|FORMAT", text<&Options::to>, {"交办给谁；导出为哪种格式", "to whom it is assigned; what to export to"}},
    {track, "--due", "DATE", day<&Options::due>, {"整改时限", "the deadline"}},
    {track,
     "--period",
     "PERIOD",
     period,
     {"通报的时段：2017-11、2017Q4、2017 或 2017-11-06..2017-12-15",
      "what a bulletin is about: 2017-11, 2017Q4, 2017 or 2017-11-06..2017-12-15"}},
    {track, "--year", "YYYY", year, {"考核的年度", "the year of an assessment"}},
    {track,
     "--over",
     "N",
     number<&Options::over>,
     {"只列问题或涉及人次超过 N 的栏目；默认 10", "columns with more than N entries or people; default 10"}},
    {track, "--out", "FILE", text<&Options::out_file>, {"写入的文件", "the file to write"}},
    {track,
     "--format",
     "NAME",
     comma_list<&Options::formats>,
     {"text 或 json；文书的格式由 --out 的结尾决定", "text or json; of documents the ending of --out decides"}},
    {track, "--with-key", "", flag<&Options::with_key>, {"一并备份标识密钥（慎管）", "the identity key as well (with care)"}},
    {check, "--published", "DATE", published, {"发布日期", "its date of publication"}},
    {explain, "--label", "LABEL", text<&Options::label>, {"值前的标签或表头", "the label or column header of the value"}},
    {unpacking,
     "--max-document",
     "SIZE",
     limit<&Limits::document_bytes>,
     {"单个文档解包后上限；默认 256M", "one document after unpacking; default 256M"}},
    {unpacking,
     "--max-unpacked",
     "SIZE",
     limit<&Limits::unpacked_bytes>,
     {"单个文件全部成员上限；默认 2G", "all members of one file together; default 2G"}},
    {unpacking, "--max-ratio", "N", limit<&Limits::expansion_ratio>, {"解压倍数上限；默认 200", "unpacked to packed; default 200"}},
    {unpacking, "--max-members", "N", limit<&Limits::members>, {"单个文件成员数上限；默认 100000", "members of one file; default 100000"}},
    {unpacking, "--max-depth", "N", limit<&Limits::depth>, {"压缩包嵌套层数上限；默认 5", "containers inside containers; default 5"}},
    {scan | check, "--max-seconds", "N", limit<&Limits::document_seconds>, {"单个文档时限；默认 60", "deadline per document; default 60"}},
    {unpacking, "--ocr", "", ocr, {"识别图片和扫描页中的文字（较慢）", "read what pictures and scanned pages show (slow)"}},
    {unpacking,
     "--max-ocr-seconds",
     "N",
     limit<&Limits::ocr_seconds>,
     {"单个文档识别图片的时限；默认 600，含 --ocr", "of a document, for what its pictures show; default 600; implies --ocr"}},
    {scan | check, "--max-memory", "SIZE", limit<&Limits::worker_memory>, {"工作进程内存上限；默认 1G", "memory of a worker; default 1G"}},
    {every, "--lang", "zh|en", language, {"语言；默认 zh", "language; default zh"}},
    {every, "-q,--quiet", "", flag<&Options::quiet>, {"只报告错误", "errors only"}},
    {every, "-v,--verbose", "", flag<&Options::verbose>, {"多报告一些", "say more"}},
    {every, "-h,--help", "", flag<&Options::help>, {"显示帮助", "this text"}},
});

}  // namespace

std::span<const CommandRow> command_table() { return commands; }
std::span<const OptionRow> option_table() { return options; }

const CommandRow& row_of(Command command) { return commands[static_cast<size_t>(command)]; }

}  // namespace leakscan
