// Two tables, one row per channel and one per kind, in the order of their enumerations.
#include "report/advice.h"

#include <array>
#include <set>

#include "report/place.h"
#include "report/printable.h"

namespace leakscan {
namespace {

struct ChannelWords {
    Channel channel;
    Phrase title;
    Phrase seen;   // how a reader gets at it; follows the title and the place
    Phrase clean;  // how it is removed for good
};
constexpr Phrase edit_page = {"在后台修改信息内容并重新发布，同步更新打印版、手机版、镜像和缓存页面",
                              "correct the article in the content system and publish it again, print, mobile and mirrored pages included"};
constexpr Phrase edit_source = {
    "在后台切换到源代码编辑，删除该处内容后重新发布（只在页面上隐藏或注释掉不算整改）",
    "delete it in the source view of the content system and publish again; hiding or commenting it out is no remedy"};
constexpr Phrase inspect_file = {"另存为新文件，用“文件—信息—检查文档”复查后替换原附件",
                                 "save as a new file, check it with File > Info > Inspect Document, and replace the attachment"};

constexpr std::array<ChannelWords, 20> channels = {{
    {Channel::body, {"正文", "visible text"}, {"打开即可见", "seen at once"}, edit_page},
    {Channel::title, {"标题", "title"}, {"列表页和搜索结果中可见", "seen in lists and search results"}, edit_page},
    {Channel::attribute,
     {"网页标签属性", "markup attribute"},
     {"鼠标悬停或查看网页源代码可见", "seen on hovering or in the page source"},
     edit_source},
    {Channel::comment,
     {"源代码注释", "source comment"},
     {"页面不显示，查看网页源代码可见", "not displayed, seen in the page source"},
     edit_source},
    {Channel::hidden_element,
     {"网页隐藏区域", "hidden part of the page"},
     {"页面不显示，查看网页源代码可见", "not displayed, seen in the page source"},
     edit_source},
    {Channel::script,
     {"网页脚本数据", "script data"},
     {"页面不显示，查看网页源代码可见", "not displayed, seen in the page source"},
     {"由网站技术人员修改接口或脚本，只输出脱敏后的数据，再重新发布",
      "have the web team change the interface so that it sends masked data only"}},
    {Channel::hidden_sheet,
     {"隐藏工作表", "hidden sheet"},
     {"打开文件后取消隐藏即可见", "seen after Unhide"},
     {"删除隐藏的工作表（不是隐藏），另存为新文件后替换原附件",
      "delete the hidden sheet instead of hiding it, save as a new file, replace the attachment"}},
    {Channel::hidden_row,
     {"隐藏行", "hidden rows"},
     {"打开文件后取消隐藏或取消筛选即可见", "seen after Unhide or clearing the filter"},
     {"删除隐藏或被筛选掉的行（不是隐藏），另存为新文件后替换原附件",
      "delete the hidden or filtered rows, save as a new file, replace the attachment"}},
    {Channel::hidden_column,
     {"隐藏列", "hidden column"},
     {"打开文件后取消隐藏即可见", "seen after Unhide"},
     {"删除隐藏列（不是隐藏），另存为新文件后替换原附件",
      "delete the hidden column instead of hiding it, save as a new file, replace the attachment"}},
    {Channel::cell_comment,
     {"单元格批注", "cell comment"},
     {"鼠标停在单元格上即可见", "seen when the pointer rests on the cell"},
     {"删除批注，另存后检查批注，再替换原附件", "delete the comments, save as a new file, check for comments, replace the attachment"}},
    {Channel::tracked_deletion,
     {"修订痕迹", "tracked change"},
     {"显示修订即可见已删除的内容", "deleted text is seen when changes are shown"},
     {"接受全部修订并关闭修订功能，另存后检查修订和批注，再替换原附件",
      "accept all changes, switch tracking off, save as a new file, replace the attachment"}},
    {Channel::hidden_text,
     {"隐藏文字", "hidden text"},
     {"全选、复制或改变字体颜色即可见", "seen when selected, copied or recoloured"},
     {"删除隐藏或白色文字（改颜色、改字号不算整改），另存后替换原附件",
      "delete the hidden or white text, save as a new file, replace the attachment"}},
    {Channel::header_footer,
     {"页眉页脚", "header or footer"},
     {"打开即可见", "seen at once"},
     {"修改页眉页脚后另存，替换原附件", "correct header and footer, save, replace the attachment"}},
    {Channel::metadata, {"文件属性", "file properties"}, {"查看文件属性即可见", "seen in the file's properties"}, inspect_file},
    {Channel::annotation,
     {"批注", "annotation"},
     {"打开批注窗格即可见", "seen in the comments pane"},
     {"删除全部批注，另存后检查批注，再替换原附件",
      "delete all annotations, save as a new file, check for annotations, replace the attachment"}},
    {Channel::attachment,
     {"内嵌文件", "embedded file"},
     {"双击图标或图表即可打开", "opens with a double click on the icon or chart"},
     {"删除内嵌的文件或改为图片，另存后替换原附件", "remove the embedded file or turn it into a picture, save, replace the attachment"}},
    {Channel::under_image,
     {"遮盖物下的文字", "text under a cover"},
     {"移开色块或复制文字即可见", "seen by moving the cover or copying the text"},
     {"删除被遮盖的文字本身再重新生成文件（盖色块、贴图片不算整改）",
      "delete the covered text itself and produce the file again; a box drawn over it is no remedy"}},
    {Channel::older_revision,
     {"文件旧版本", "older revision"},
     {"恢复文件的历史版本即可见", "seen by restoring an older revision of the file"},
     {"由原稿重新生成文件（不在原文件上增量保存），再替换原附件",
      "produce the file anew from its source, no incremental save, replace the attachment"}},
    {Channel::ocr,
     {"图片中的文字", "text in a picture"},
     {"打开图片即可见", "seen in the picture"},
     {"用遮盖后重新导出的图片替换原图（不可使用可移除的图层）",
      "replace the picture by one exported after masking, without removable layers"}},
    {Channel::file_name,
     {"文件名", "file name"},
     {"链接和下载列表中可见", "seen in links and downloads"},
     {"重新命名文件后重新上传，并修改引用它的链接", "rename the file, upload it again, correct the links to it"}},
}};

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

bool is_page(const DocumentFacts& document) { return document.media.empty() || document.media == "html"; }

// A comment in an office file is what its readers call an annotation.
const ChannelWords& words_of(Channel channel, bool page) {
    if (channel == Channel::comment && !page) channel = Channel::annotation;
    return channels[static_cast<size_t>(channel)];
}

// How the channel is cleaned in this document: what stands openly in a file is corrected in the file.
Phrase cleaning(Channel channel, const DocumentFacts& document) {
    const bool open = channel == Channel::body || channel == Channel::title;
    if (open && !is_page(document)) {
        return {"修改原文件后替换原附件，并从服务器上删除旧文件",
                "correct the file, replace the attachment, delete the old file from the server"};
    }
    return words_of(channel, is_page(document)).clean;
}

bool is_packed(const DocumentFacts& document) {
    const size_t member = document.path.rfind('!');
    return member != std::string::npos && !std::string_view(document.path).substr(member + 1).starts_with("http");
}

constexpr bool channels_in_order() {
    for (size_t i = 0; i < channels.size(); ++i) {
        if (channels[i].channel != static_cast<Channel>(i)) return false;
    }
    return true;
}
static_assert(channels_in_order());

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
    text += sentence(cleaning(advised.channel, *advised.document).in(language)) + (zh ? "。" : ".");
    if (is_packed(*advised.document)) text += zh ? "改好后重新打包，替换原压缩包。" : " Pack the archive again and replace it.";
    return text;
}

std::string advice_on_notice(Language language) {
    return language == Language::zh
               ? "撤下公示信息及其附件、镜像和缓存页面；仍需保留的，姓名只保留姓氏，其余用*代替。"
               : "Take the notice down, with attachments and mirrored pages; if it has to stay, keep the surnames only.";
}

}  // namespace

std::string visibility(const ListLine& line, Language language) {
    const ChannelWords& words = words_of(line.first->finding.location.channel, is_page(*line.first->document));
    return std::string(words.title.in(language)) + hidden_parts(line, language) + (language == Language::zh ? "，" : ": ") +
           std::string(words.seen.in(language));
}

std::string visibility(const Entry& entry, Language language) {
    const ChannelWords& words = words_of(entry.channel, is_page(entry.document));
    return std::string(words.title.in(language)) + (language == Language::zh ? "，" : ": ") + std::string(words.seen.in(language));
}

Phrase channel_title(Channel channel) { return words_of(channel, true).title; }

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
