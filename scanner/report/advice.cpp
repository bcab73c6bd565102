// One row per kind, in the order of the enumeration.
#include "report/advice.h"

#include <array>
#include <set>

#include "report/channel_words.h"
#include "report/place.h"
#include "report/printable.h"

namespace leakscan {
namespace {

constexpr Phrase id_mask = {"证件号码仅保留前2位和后3位，其余用*代替",
                            "of the number keep the first 2 and last 3 characters, the rest as *"};
constexpr Phrase account_mask = {"银行账号仅保留后4位，其余用*代替", "of the account number keep the last 4 digits, the rest as *"};
constexpr Phrase short_mask = {"隐去号码的三分之二以上", "hide at least two thirds of it"};

constexpr std::array<Phrase, kind_count> mask_rules = {{
    {"身份证号仅保留前2位和后3位，其余用*代替", "of the ID number keep the first 2 and last 3 characters, the rest as *"},
    {"手机号仅保留前3位和后4位，其余用*代替", "of the mobile number keep the first 3 and last 4 digits, the rest as *"},
    {"固定电话仅保留区号和后2位，其余用*代替；属单位公开办公电话的，请标明单位名称并反馈",
     "of the landline keep area code and last 2 digits; if it is an office line meant for the public, name the office beside it and say "
     "so"},
    {"住址只保留到乡镇（街道）", "of the address keep nothing below township or subdistrict"},
    account_mask,
    account_mask,
    id_mask,
    id_mask,
    id_mask,
    id_mask,
    id_mask,
    id_mask,
    {"不公开残疾人证号，确需区分同名的，仅保留前2位和后3位",
     "leave the card number out; where namesakes must be told apart keep the first 2 and last 3 characters"},
    {"不公开学籍号，确需区分同名的，仅保留前2位和后3位",
     "leave the register number out; where namesakes must be told apart keep the first 2 and last 3 characters"},
    id_mask,
    {"邮箱用户名仅保留首字符，其余用*代替", "of the mailbox name keep the first character"},
    short_mask,
    {"不公开出生日期，必要时只写出生年份", "leave the birth date out; the year at most"},
    {"姓名只保留姓氏，其余用*代替", "of the name keep the surname"},
    {"删除病情、残疾、孕情等健康信息，属敏感个人信息",
     "delete illness, disability, pregnancy and other health data: sensitive personal information"},
}};

// A notice of candidates or recipients hangs for days or weeks; a year later it has no reason to be there.
constexpr long notice_days = 365;

bool is_expired_notice(const DocumentFacts& document, Date as_of) {
    const std::optional<Date> published = parse_date(document.published);
    if (!published || day_number(as_of) - day_number(*published) <= notice_days) return false;
    return document.title.find("公示") != std::string::npos || document.column.find("公示") != std::string::npos;
}

bool is_packed(const DocumentFacts& document) {
    const size_t member = document.path.rfind('!');
    return member != std::string::npos && !std::string_view(document.path).substr(member + 1).starts_with("http");
}

// Begins a sentence; Chinese stays as it is.
std::string sentence(std::string_view text) {
    std::string begun(text);
    if (!begun.empty() && begun[0] >= 'a' && begun[0] <= 'z') begun[0] = static_cast<char>(begun[0] - 'a' + 'A');
    return begun;
}

// "C列" or "“名单”": what to unhide.
std::string hidden_parts(const ListLine& line, Language language) {
    const Channel channel = line.first->finding.location.channel;
    constexpr size_t most_parts = 5;
    std::set<std::string> parts;
    for (const JudgedFinding* judged : line.findings) {
        const Location& where = judged->finding.location;
        if (channel == Channel::hidden_column) parts.insert(column_letters(where.cell));
        if (channel == Channel::hidden_sheet) parts.insert(shortened(where.sheet, 40));
        if (parts.size() > most_parts) break;
    }
    parts.erase("");
    if (parts.empty() || parts.size() > most_parts) return "";
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : language == Language::zh ? "、" : ", ") + part;
    if (language == Language::zh) return "（" + text + (channel == Channel::hidden_column ? "列）" : "）");
    return " (" + text + ")";
}

// What a sentence of advice depends on.
struct Advised {
    Kind kind;
    Channel channel;
    const DocumentFacts* document;
    bool review;
    bool weak_mask;
};

std::string advice_text(const Advised& advised, Date as_of, Language language) {
    const bool zh = language == Language::zh;
    std::string text;
    if (advised.review) text += zh ? "请先核实是否属于个人信息；属于的，" : "first find out whether this is personal data; if so: ";
    if (is_expired_notice(*advised.document, as_of)) {
        text += zh ? "公示期已满的，直接撤下；仍需保留的，" : "take the expired notice down; if it has to stay: ";
    }
    if (advised.weak_mask) {
        text += zh ? "现有遮盖不足，按统一规则重新打码，可用来推算的出生日期、年龄等一并删去："
                   : "the present mask does not protect: mask again by one rule, and remove birth dates, ages and the like beside it: ";
    }
    text = sentence(text + std::string(mask_rule(advised.kind).in(language))) + (zh ? "。" : ". ");
    text += sentence(words_of(advised.channel, *advised.document).clean.in(language)) + (zh ? "。" : ".");
    if (!is_packed(*advised.document)) return text;
    // In an archive, or in what has files attached: a mail, a PDF.
    if (advised.channel == Channel::attachment)
        return text + (zh ? "改好后放回原来的邮件或压缩包，整体替换。" : " Put it back into the mail or archive and replace that.");
    return text + (zh ? "改好后重新打包，替换原压缩包。" : " Pack the archive again and replace it.");
}

std::string advice_on_notice(Language language) {
    return language == Language::zh
               ? "撤下公示信息及其附件、镜像和缓存页面；仍需保留的，姓名只保留姓氏，其余用*代替。"
               : "Take the notice down, with attachments and mirrored pages; if it has to stay, keep the surnames only.";
}

}  // namespace

std::string visibility(const ListLine& line, Language language) {
    const ChannelWords& words = words_of(line.first->finding.location.channel, *line.first->document);
    return std::string(words.title.in(language)) + hidden_parts(line, language) + (language == Language::zh ? "，" : ": ") +
           std::string(words.seen.in(language));
}

std::string visibility(const Entry& entry, Language language) {
    const ChannelWords& words = words_of(entry.channel, entry.document);
    return std::string(words.title.in(language)) + (language == Language::zh ? "，" : ": ") + std::string(words.seen.in(language));
}

Phrase channel_title(Channel channel, const DocumentFacts& document) { return words_of(channel, document).title; }

Phrase mask_rule(Kind kind) { return mask_rules[static_cast<size_t>(kind)]; }

std::string advice(const ListLine& line, Date as_of, Language language) {
    const Finding& finding = line.first->finding;
    if (finding.rule == expired_notice_rule) return advice_on_notice(language);
    return advice_text(
        {finding.kind, finding.location.channel, line.first->document, line.ruling == Ruling::review, finding.grade == Grade::weak_mask},
        as_of, language);
}

std::string advice(const Entry& entry, Date as_of, Language language) {
    if (entry.kind == Kind::person_name) return advice_on_notice(language);  // a name alone is found in expired notices only
    return advice_text({entry.kind, entry.channel, &entry.document, entry.ruling == Ruling::review, false}, as_of, language);
}

}  // namespace leakscan
