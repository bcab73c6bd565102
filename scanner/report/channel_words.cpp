// One table: of the rows of a channel the first that speaks of the document's kind holds, the last of each speaks of all.
#include "report/channel_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace leakscan {
namespace {

// Kinds of documents, by who edits them and with what.
enum Family : unsigned {
    page = 1,     // in the content system
    source = 2,   // text that is data or program: XML, JSON, scripts
    text = 4,     // Word and its like
    sheet = 8,    // Excel
    slides = 16,  // PowerPoint
    layout = 32,  // PDF, OFD
    picture = 64,
    letter = 128,  // the head of a mail
    any = ~0u,
};

struct Medium {
    std::string_view media;
    Family family;
};
constexpr std::array media = {
    Medium{"", page},        Medium{"html", page},   Medium{"xml", source},   Medium{"json", source},
    Medium{"js", source},    Medium{"css", source},  Medium{"docx", text},    Medium{"doc", text},
    Medium{"rtf", text},     Medium{"odt", text},    Medium{"xlsx", sheet},   Medium{"xls", sheet},
    Medium{"ods", sheet},    Medium{"csv", sheet},   Medium{"tsv", sheet},    Medium{"xml-spreadsheet", sheet},
    Medium{"pptx", slides},  Medium{"ppt", slides},  Medium{"odp", slides},   Medium{"pdf", layout},
    Medium{"ofd", layout},   Medium{"png", picture}, Medium{"jpeg", picture}, Medium{"gif", picture},
    Medium{"tiff", picture}, Medium{"bmp", picture}, Medium{"webp", picture}, Medium{"text", letter},
    Medium{"odg", slides},   Medium{"sxw", text},    Medium{"sxc", sheet},    Medium{"sxi", slides},
    Medium{"sxd", slides},
};

// A text has no properties: what stands in them is the head of a mail.
unsigned family_of(std::string_view medium) {
    const auto* found = std::ranges::find(media, medium, &Medium::media);
    return found == media.end() ? 0 : static_cast<unsigned>(found->family);
}

struct Row {
    Channel channel;
    unsigned families;
    ChannelWords words;
};

constexpr Phrase edit_page = {"在后台修改信息内容并重新发布，同步更新打印版、手机版、镜像和缓存页面",
                              "correct the article in the content system and publish it again, print, mobile and mirrored pages included"};
constexpr Phrase edit_source = {
    "在后台切换到源代码编辑，删除该处内容后重新发布（只在页面上隐藏或注释掉不算整改）",
    "delete it in the source view of the content system and publish again; hiding or commenting it out is no remedy"};
constexpr Phrase edit_file = {"修改原文件后替换原附件，并从服务器上删除旧文件",
                              "correct the file, replace the attachment, delete the old file from the server"};
constexpr Phrase edit_data = {"由网站技术人员在数据文件或程序中删除该处内容，再重新发布",
                              "have the web team delete it from the data file or program, and publish again"};
constexpr Phrase inspect_file = {"另存为新文件，用“文件—信息—检查文档”复查后替换原附件",
                                 "save as a new file, check it with File > Info > Inspect Document, and replace the attachment"};
constexpr Phrase produce_again = {"由改正后的原稿重新生成文件（不在原文件上修改），再替换原附件",
                                  "produce the file anew from a corrected source instead of editing it, replace the attachment"};
constexpr Phrase in_source = {"页面不显示，查看网页源代码可见", "not displayed, seen in the page source"};
constexpr Phrase at_once = {"打开即可见", "seen at once"};

constexpr Row rows[] = {
    {Channel::body, page, {{"正文", "visible text"}, at_once, edit_page}},
    {Channel::body, source, {{"数据内容", "data"}, {"打开文件或由页面调用时可见", "seen in the file or where a page shows it"}, edit_data}},
    {Channel::body, any, {{"正文", "visible text"}, at_once, edit_file}},
    {Channel::title, page, {{"标题", "title"}, {"列表页和搜索结果中可见", "seen in lists and search results"}, edit_page}},
    {Channel::title, any, {{"标题", "title"}, at_once, edit_file}},
    {Channel::attribute,
     page,
     {{"网页标签属性", "markup attribute"}, {"鼠标悬停或查看网页源代码可见", "seen on hovering or in the page source"}, edit_source}},
    {Channel::attribute, source, {{"数据标签属性", "attribute in data"}, {"打开数据文件可见", "seen in the data file"}, edit_data}},
    {Channel::attribute,
     sheet,
     {{"单元格之外的内容（链接、有效性列表、名称、图形文字说明等）",
       "content outside the cells (links, lists, names, alternative texts ...)"},
      {"查看超链接、数据有效性、名称管理器或图形属性可见", "seen in links, data validation, the name manager or the properties of shapes"},
      {"在文件里删除该链接、列表、名称或文字说明，另存为新文件后替换原附件",
       "delete the link, list, name or alternative text in the file, save as a new file, replace the attachment"}}},
    {Channel::attribute,
     layout,
     {{"链接、书签或表单项", "link, bookmark or form field"},
      {"鼠标悬停、打开书签栏或查看表单属性可见", "seen on hovering, in the bookmarks or in the properties of a field"},
      {"在原稿里删除后重新生成文件，再替换原附件", "delete it in the source, produce the file anew, replace the attachment"}}},
    {Channel::attribute,
     any,
     {{"链接、替代文字、域等不直接显示的内容", "link, alternative text, field and the like"},
      {"鼠标悬停、查看图形属性或切换域代码可见", "seen on hovering, in the properties of a shape or as field codes"},
      {"在文件里删除该链接、替代文字或域，另存为新文件后替换原附件",
       "delete the link, alternative text or field in the file, save as a new file, replace the attachment"}}},
    {Channel::comment, page, {{"源代码注释", "source comment"}, in_source, edit_source}},
    {Channel::comment,
     source,
     {{"源代码注释", "source comment"}, {"打开数据文件或源代码可见", "seen in the data file or source"}, edit_data}},
    {Channel::comment,
     slides,
     {{"备注或批注", "notes or comment"},
      {"打开备注窗格或批注窗格即可见", "seen in the notes or the comments pane"},
      {"删除备注和批注，另存后检查文档，再替换原附件",
       "delete notes and comments, save as a new file, inspect it, replace the attachment"}}},
    {Channel::comment,
     any,
     {{"批注", "annotation"},
      {"打开批注窗格即可见", "seen in the comments pane"},
      {"删除全部批注，另存后检查批注，再替换原附件",
       "delete all annotations, save as a new file, check for annotations, replace the attachment"}}},
    {Channel::hidden_element, any, {{"网页隐藏区域", "hidden part of the page"}, in_source, edit_source}},
    {Channel::script,
     layout,
     {{"文件内的脚本", "script in the file"},
      {"用编辑软件查看文档脚本可见", "seen among the document's scripts in an editor"},
      {"删除脚本后重新生成文件，再替换原附件", "delete the script, produce the file anew, replace the attachment"}}},
    {Channel::script,
     text | sheet | slides,
     {{"宏代码", "macro"},
      {"在宏编辑器中可见", "seen in the macro editor"},
      {"删除宏，另存为不含宏的新文件后替换原附件", "delete the macros, save as a new file without any, replace the attachment"}}},
    {Channel::script,
     any,
     {{"网页脚本数据", "script data"},
      in_source,
      {"由网站技术人员修改接口或脚本，只输出脱敏后的数据，再重新发布",
       "have the web team change the interface so that it sends masked data only"}}},
    {Channel::hidden_sheet,
     slides,
     {{"隐藏幻灯片", "hidden slide"},
      {"放映时不显示，打开文件即可在缩略图中看到", "left out of the show, seen among the thumbnails"},
      {"删除隐藏的幻灯片（不是隐藏），另存为新文件后替换原附件",
       "delete the hidden slide instead of hiding it, save as a new file, replace the attachment"}}},
    {Channel::hidden_sheet,
     any,
     {{"隐藏工作表", "hidden sheet"},
      {"打开文件后取消隐藏即可见", "seen after Unhide"},
      {"删除隐藏的工作表（不是隐藏），另存为新文件后替换原附件",
       "delete the hidden sheet instead of hiding it, save as a new file, replace the attachment"}}},
    {Channel::hidden_row,
     any,
     {{"隐藏行", "hidden rows"},
      {"打开文件后取消隐藏或取消筛选即可见", "seen after Unhide or clearing the filter"},
      {"删除隐藏或被筛选掉的行（不是隐藏），另存为新文件后替换原附件",
       "delete the hidden or filtered rows, save as a new file, replace the attachment"}}},
    {Channel::hidden_column,
     any,
     {{"隐藏列", "hidden column"},
      {"打开文件后取消隐藏即可见", "seen after Unhide"},
      {"删除隐藏列（不是隐藏），另存为新文件后替换原附件",
       "delete the hidden column instead of hiding it, save as a new file, replace the attachment"}}},
    {Channel::cell_comment,
     any,
     {{"单元格批注", "cell comment"},
      {"鼠标停在单元格上即可见", "seen when the pointer rests on the cell"},
      {"删除批注，另存后检查批注，再替换原附件", "delete the comments, save as a new file, check for comments, replace the attachment"}}},
    {Channel::tracked_deletion,
     sheet,
     {{"修订记录", "change log"},
      {"显示修订记录即可见单元格原来的内容", "what cells held before is seen when changes are shown"},
      {"接受全部修订、取消共享并关闭修订记录，另存为新文件后替换原附件",
       "accept all changes, stop sharing, switch the log off, save as a new file, replace the attachment"}}},
    {Channel::tracked_deletion,
     any,
     {{"修订痕迹", "tracked change"},
      {"显示修订即可见已删除的内容", "deleted text is seen when changes are shown"},
      {"接受全部修订并关闭修订功能，另存后检查修订和批注，再替换原附件",
       "accept all changes, switch tracking off, save as a new file, replace the attachment"}}},
    {Channel::hidden_text,
     layout,
     {{"不可见文字", "invisible text"}, {"全选、复制即可见", "seen when selected and copied"}, produce_again}},
    {Channel::hidden_text,
     sheet,
     {{"隐藏的单元格内容", "hidden content of a cell"},
      {"选中单元格，看编辑栏即可见", "seen in the formula bar when the cell is selected"},
      {"清除该单元格的内容（改颜色、改格式不算整改），另存后替换原附件",
       "clear the cell; another colour or format is no remedy; save as a new file, replace the attachment"}}},
    {Channel::hidden_text,
     slides,
     {{"隐藏的文字或图形", "hidden text or shape"},
      {"打开选择窗格、缩小显示比例或全选复制即可见", "seen in the selection pane, when zoomed out, or when selected and copied"},
      {"删除该文字或图形（改颜色、隐藏、移到幻灯片外不算整改），另存后替换原附件",
       "delete the text or shape; hiding it, recolouring it or moving it off the slide is no remedy; save as a new file, replace the "
       "attachment"}}},
    {Channel::hidden_text,
     any,
     {{"隐藏文字", "hidden text"},
      {"全选、复制或改变字体颜色即可见", "seen when selected, copied or recoloured"},
      {"删除隐藏或白色文字（改颜色、改字号不算整改），另存后替换原附件",
       "delete the hidden or white text, save as a new file, replace the attachment"}}},
    {Channel::header_footer,
     sheet,
     {{"页眉页脚", "header or footer"},
      {"打印预览或页面布局视图中可见", "seen in the print preview or page layout"},
      {"修改页眉页脚后另存，替换原附件", "correct header and footer, save, replace the attachment"}}},
    {Channel::header_footer,
     slides,
     {{"页眉页脚或母版", "header, footer or master"},
      {"打开文件或查看母版即可见", "seen in the file or its masters"},
      {"修改页眉页脚和母版后另存，替换原附件", "correct header, footer and masters, save, replace the attachment"}}},
    {Channel::header_footer,
     any,
     {{"页眉页脚", "header or footer"},
      at_once,
      {"修改页眉页脚后另存，替换原附件", "correct header and footer, save, replace the attachment"}}},
    {Channel::metadata, page, {{"网页元数据", "metadata of the page"}, in_source, edit_source}},
    {Channel::metadata,
     letter,
     {{"邮件头", "head of the mail"},
      {"用邮件软件打开即可见", "seen in any mail program"},
      {"撤下邮件文件，只发布脱敏后的正文和附件", "take the mail down, publish its text and attachments masked"}}},
    {Channel::metadata,
     picture,
     {{"图片属性（EXIF 等）", "properties of the picture (EXIF ...)"},
      {"查看图片属性即可见", "seen in the picture's properties"},
      {"用“属性—详细信息—删除属性和个人信息”清除后另存，替换原图片",
       "clear them with Properties > Details > Remove Properties, save, replace the picture"}}},
    {Channel::metadata,
     layout,
     {{"文件属性", "file properties"},
      {"查看文件属性即可见", "seen in the file's properties"},
      {"清除原稿的属性后重新生成文件，再替换原附件", "clear the properties of the source, produce the file anew, replace the attachment"}}},
    {Channel::metadata,
     text | sheet | slides,
     {{"文件属性", "file properties"},
      {"查看文件属性、数据连接、邮件合并或变量可见", "seen in the file's properties, connections, mail merge or variables"},
      inspect_file}},
    {Channel::metadata, any, {{"文件属性", "file properties"}, {"查看文件属性即可见", "seen in the file's properties"}, inspect_file}},
    {Channel::annotation,
     any,
     {{"批注", "annotation"},
      {"打开批注窗格即可见", "seen in the comments pane"},
      {"删除全部批注，另存后检查批注，再替换原附件",
       "delete all annotations, save as a new file, check for annotations, replace the attachment"}}},
    {Channel::attachment,
     any,
     {{"内嵌文件或附件", "embedded or attached file"},
      {"双击图标、图表或打开附件即可见", "opens with a double click on the icon, chart or attachment"},
      {"删除内嵌或附带的文件（或换成脱敏后的），另存后替换原附件",
       "remove the embedded or attached file or replace it by a masked one, save, replace the attachment"}}},
    {Channel::under_image,
     any,
     {{"遮盖物下的文字", "text under a cover"},
      {"移开色块或复制文字即可见", "seen by moving the cover or copying the text"},
      {"删除被遮盖的文字本身再重新生成文件（盖色块、贴图片不算整改）",
       "delete the covered text itself and produce the file again; a box drawn over it is no remedy"}}},
    {Channel::older_revision,
     sheet,
     {{"文件里的旧数据", "old data in the file"},
      {"展开透视表、外部链接的缓存或用专门工具可见", "seen in caches of pivot tables and links, or with special tools"},
      {"把要公开的内容按值粘贴到新建的工作簿，再替换原附件",
       "paste what is to be public as values into a new workbook, replace the attachment"}}},
    {Channel::older_revision,
     text | slides,
     {{"历次保存的残留", "remains of earlier saves"},
      {"用专门工具打开文件即可见", "seen when the file is opened with special tools"},
      {"把要公开的内容复制到新建的文件另存（不在原文件上保存），再替换原附件",
       "copy what is to be public into a new file, do not save the old one again, replace the attachment"}}},
    {Channel::older_revision,
     any,
     {{"文件旧版本", "older revision"},
      {"恢复文件的历史版本即可见", "seen by restoring an older revision of the file"},
      {"由原稿重新生成文件（不在原文件上增量保存），再替换原附件",
       "produce the file anew from its source, no incremental save, replace the attachment"}}},
    {Channel::ocr,
     layout,
     {{"扫描页中的文字", "text of a scanned page"},
      at_once,
      {"遮盖原件后重新扫描（盖可移动的色块不算整改），再替换原附件",
       "mask the original and scan it again; a box that can be moved is no remedy; replace the attachment"}}},
    {Channel::ocr,
     any,
     {{"图片中的文字", "text in a picture"},
      {"打开图片即可见", "seen in the picture"},
      {"用遮盖后重新导出的图片替换原图（不可使用可移除的图层）",
       "replace the picture by one exported after masking, without removable layers"}}},
    {Channel::file_name,
     any,
     {{"文件名", "file name"},
      {"链接和下载列表中可见", "seen in links and downloads"},
      {"重新命名文件后重新上传，并修改引用它的链接", "rename the file, upload it again, correct the links to it"}}},
};

// The last row of every channel speaks of all documents, so that one is always found.
constexpr bool every_channel_has_words() {
    for (size_t channel = 0; channel <= static_cast<size_t>(Channel::file_name); ++channel) {
        unsigned families = 0;
        for (const Row& row : rows) families |= static_cast<size_t>(row.channel) == channel ? row.families : 0;
        if (families != any) return false;
    }
    return true;
}
static_assert(every_channel_has_words());

const ChannelWords& words_for(Channel channel, unsigned family) {
    const auto speaks_of_it = [&](const Row& row) {
        return row.channel == channel && (row.families == any || (row.families & family) != 0);
    };
    return std::ranges::find_if(rows, speaks_of_it)->words;
}

}  // namespace

bool is_slides(const DocumentFacts& document) { return family_of(document.media) == slides; }

const ChannelWords& words_of(Channel channel, const DocumentFacts& document) { return words_for(channel, family_of(document.media)); }

}  // namespace leakscan
