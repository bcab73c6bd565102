// The words for every pair of a format and a channel that its reader gives: they fit what the reader of such a document sees and does.
#include "report/channel_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <span>
#include <string>

using namespace leakscan;

namespace {

DocumentFacts document_of(const char* media) {
    DocumentFacts document;
    document.media = media;
    return document;
}

std::string all_words(const char* media, Channel channel, Language language) {
    const ChannelWords& words = words_of(channel, document_of(media));
    return std::string(words.title.in(language)) + "|" + std::string(words.seen.in(language)) + "|" + std::string(words.clean.in(language));
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const char* const pages[] = {"", "html"};
const char* const sources[] = {"xml", "json", "js", "css"};
const char* const texts[] = {"docx", "doc", "rtf", "odt"};
const char* const sheets[] = {"xlsx", "xls", "ods", "xml-spreadsheet", "csv"};
const char* const slides[] = {"pptx", "ppt", "odp"};
const char* const layouts[] = {"pdf", "ofd"};
const char* const pictures[] = {"png", "jpeg", "tiff"};

}  // namespace

TEST_CASE("each channel of each format is named, seen and removed as there") {
    struct Case {
        Channel channel;
        const char* media;
        const char* title;
        const char* seen;   // part of it
        const char* clean;  // part of it
    };
    const Case cases[] = {
        {Channel::body, "html", "正文", "打开即可见", "在后台修改"},
        {Channel::body, "json", "数据内容", "打开文件", "网站技术人员"},
        {Channel::body, "pdf", "正文", "打开即可见", "替换原附件"},
        {Channel::title, "docx", "标题", "打开即可见", "替换原附件"},
        {Channel::attribute, "html", "网页标签属性", "网页源代码", "源代码编辑"},
        {Channel::attribute, "xml", "数据标签属性", "打开数据文件", "网站技术人员"},
        {Channel::attribute, "docx", "链接、替代文字、域等不直接显示的内容", "域代码", "另存为新文件"},
        {Channel::attribute, "pptx", "链接、替代文字、域等不直接显示的内容", "图形属性", "另存为新文件"},
        {Channel::attribute, "xls", "单元格之外的内容（链接、有效性列表、名称、图形文字说明等）", "名称管理器", "另存为新文件"},
        {Channel::attribute, "pdf", "链接、书签或表单项", "书签栏", "重新生成文件"},
        {Channel::comment, "html", "源代码注释", "网页源代码", "源代码编辑"},
        {Channel::comment, "xml", "源代码注释", "数据文件", "网站技术人员"},
        {Channel::comment, "doc", "批注", "批注窗格", "删除全部批注"},
        {Channel::comment, "ppt", "备注或批注", "备注窗格", "删除备注和批注"},
        {Channel::hidden_element, "html", "网页隐藏区域", "网页源代码", "源代码编辑"},
        {Channel::script, "html", "网页脚本数据", "网页源代码", "接口或脚本"},
        {Channel::script, "ods", "宏代码", "宏编辑器", "删除宏"},
        {Channel::script, "pdf", "文件内的脚本", "文档脚本", "删除脚本"},
        {Channel::hidden_sheet, "xlsx", "隐藏工作表", "取消隐藏", "删除隐藏的工作表"},
        {Channel::hidden_sheet, "pptx", "隐藏幻灯片", "缩略图", "删除隐藏的幻灯片"},
        {Channel::hidden_row, "xls", "隐藏行", "取消隐藏", "删除隐藏或被筛选掉的行"},
        {Channel::hidden_column, "ods", "隐藏列", "取消隐藏", "删除隐藏列"},
        {Channel::cell_comment, "xlsx", "单元格批注", "鼠标停在单元格上", "删除批注"},
        {Channel::hidden_sheet, "odg", "隐藏幻灯片", "缩略图", "删除隐藏的幻灯片"},
        {Channel::tracked_deletion, "xlsx", "修订记录", "单元格原来的内容", "取消共享"},
        {Channel::tracked_deletion, "odt", "修订痕迹", "显示修订", "接受全部修订"},
        {Channel::tracked_deletion, "rtf", "修订痕迹", "显示修订", "接受全部修订"},
        {Channel::hidden_text, "docx", "隐藏文字", "全选、复制", "删除隐藏或白色文字"},
        {Channel::hidden_text, "pptx", "隐藏的文字或图形", "选择窗格", "移到幻灯片外不算整改"},
        {Channel::hidden_text, "xlsx", "隐藏的单元格内容", "编辑栏", "清除该单元格"},
        {Channel::hidden_text, "ofd", "不可见文字", "全选、复制", "重新生成文件"},
        {Channel::header_footer, "doc", "页眉页脚", "打开即可见", "修改页眉页脚"},
        {Channel::header_footer, "xls", "页眉页脚", "打印预览", "修改页眉页脚"},
        {Channel::header_footer, "pptx", "页眉页脚或母版", "母版", "母版"},
        {Channel::metadata, "docx", "文件属性", "邮件合并", "检查文档"},
        {Channel::metadata, "pdf", "文件属性", "文件属性", "重新生成文件"},
        {Channel::metadata, "jpeg", "图片属性（EXIF 等）", "图片属性", "删除属性和个人信息"},
        {Channel::metadata, "text", "邮件头", "邮件软件", "撤下邮件文件"},
        {Channel::annotation, "pdf", "批注", "批注窗格", "删除全部批注"},
        {Channel::attachment, "xls", "内嵌文件或附件", "打开附件", "删除内嵌或附带的文件"},
        {Channel::under_image, "pdf", "遮盖物下的文字", "移开色块", "盖色块、贴图片不算整改"},
        {Channel::older_revision, "pdf", "文件旧版本", "历史版本", "不在原文件上增量保存"},
        {Channel::older_revision, "xlsx", "文件里的旧数据", "透视表", "新建的工作簿"},
        {Channel::older_revision, "ppt", "历次保存的残留", "专门工具", "新建的文件"},
        {Channel::ocr, "png", "图片中的文字", "打开图片", "替换原图"},
        {Channel::ocr, "pdf", "扫描页中的文字", "打开即可见", "重新扫描"},
        {Channel::file_name, "zip", "文件名", "下载列表", "重新命名"},
    };
    for (const Case& test : cases) {
        CAPTURE(test.media, name(test.channel));
        const ChannelWords& words = words_of(test.channel, document_of(test.media));
        CHECK(words.title.zh == test.title);
        CHECK(holds(std::string(words.seen.zh), test.seen));
        CHECK(holds(std::string(words.clean.zh), test.clean));
    }
}

TEST_CASE("no document is spoken of in words of another kind") {
    const auto never = [](std::span<const char* const> media, std::initializer_list<Channel> but,
                          std::initializer_list<const char*> words) {
        for (const char* medium : media) {
            for (size_t channel = 0; channel <= static_cast<size_t>(Channel::file_name); ++channel) {
                const auto which = static_cast<Channel>(channel);
                if (std::ranges::count(but, which) > 0) continue;  // such documents have none
                for (const char* word : words) {
                    CAPTURE(medium, name(which), word);
                    CHECK_FALSE(holds(all_words(medium, which, Language::zh), word));
                }
            }
        }
    };
    constexpr Channel of_pages[] = {Channel::hidden_element, Channel::script};
    const std::initializer_list<Channel> no_page = {
        of_pages[0], of_pages[1], Channel::hidden_sheet, Channel::hidden_row, Channel::hidden_column, Channel::cell_comment};
    never(texts, no_page, {"网页", "后台", "工作表", "幻灯片", "增量", "单元格"});
    never(layouts, no_page, {"网页", "后台", "工作表", "幻灯片", "检查文档", "单元格"});
    never(slides, {of_pages[0], of_pages[1], Channel::hidden_row, Channel::hidden_column, Channel::cell_comment},
          {"网页", "后台", "工作表", "增量"});
    never(sheets, {of_pages[0], of_pages[1]}, {"网页", "后台", "幻灯片", "增量"});
    never(pictures, no_page, {"网页", "后台", "工作表", "幻灯片", "检查文档"});
    never(sources,
          {Channel::hidden_element, Channel::script, Channel::hidden_sheet, Channel::hidden_row, Channel::hidden_column,
           Channel::cell_comment},
          {"后台", "工作表", "幻灯片", "鼠标悬停"});
    never(pages,
          {Channel::hidden_sheet, Channel::hidden_row, Channel::hidden_column, Channel::cell_comment, Channel::older_revision,
           Channel::tracked_deletion, Channel::attachment, Channel::under_image, Channel::annotation, Channel::header_footer,
           Channel::hidden_text, Channel::ocr},
          {"附件", "检查文档", "另存"});
}

TEST_CASE("both languages say as much") {
    for (const char* medium : {"html", "xml", "docx", "xlsx", "pptx", "pdf", "png", "text", "unheard of"}) {
        for (size_t channel = 0; channel <= static_cast<size_t>(Channel::file_name); ++channel) {
            CAPTURE(medium, channel);
            const ChannelWords& words = words_of(static_cast<Channel>(channel), document_of(medium));
            for (const Phrase& phrase : {words.title, words.seen, words.clean}) {
                CHECK_FALSE(phrase.zh.empty());
                CHECK_FALSE(phrase.en.empty());
                for (const char c : phrase.en) CHECK(static_cast<unsigned char>(c) < 0x80);
            }
        }
    }
}
