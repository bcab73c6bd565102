// In alphabetical order. What is not here begins no group of its own; marked as ignorable it is passed over.
#include "extract/rtf_destinations.h"

#include <algorithm>
#include <iterator>

namespace leakscan {
namespace {

using D = RtfDestination;

constexpr RtfWord words[] = {
    {"annotation", D::story, Channel::comment},
    {"atnauthor", D::value, Channel::metadata, "批注作者"},
    {"atnid", D::skip},
    {"author", D::value, Channel::metadata, "作者"},
    {"background", D::skip},
    {"bkmkend", D::skip},
    {"bkmkstart", D::skip},
    {"category", D::value, Channel::metadata, "类别"},
    {"colortbl", D::colours},
    {"comment", D::value, Channel::metadata, "备注"},
    {"company", D::value, Channel::metadata, "单位"},
    {"datafield", D::skip},
    {"doccomm", D::value, Channel::metadata, "备注"},
    {"docvar", D::value, Channel::metadata, "文档变量"},
    {"dptxbxtext", D::story, Channel::body, {}, true},
    {"ffdeftext", D::value, Channel::attribute},
    {"ffhelptext", D::value, Channel::attribute},
    {"ffname", D::skip},
    {"ffstattext", D::value, Channel::attribute},
    {"fldinst", D::instruction},
    {"fldrslt", D::text},
    {"fonttbl", D::fonts},
    {"footer", D::story, Channel::header_footer},
    {"footerf", D::story, Channel::header_footer},
    {"footerl", D::story, Channel::header_footer},
    {"footerr", D::story, Channel::header_footer},
    {"footnote", D::story, Channel::body},
    {"formfield", D::text},
    {"header", D::story, Channel::header_footer},
    {"headerf", D::story, Channel::header_footer},
    {"headerl", D::story, Channel::header_footer},
    {"headerr", D::story, Channel::header_footer},
    {"hlinkbase", D::value, Channel::metadata, "超链接基础"},
    {"info", D::text},
    {"keywords", D::value, Channel::metadata, "关键词"},
    {"listtext", D::text},
    {"manager", D::value, Channel::metadata, "管理者"},
    {"nesttableprops", D::text},
    {"nonesttables", D::skip},
    {"nonshppict", D::skip},
    {"objclass", D::skip},
    {"objdata", D::object},
    {"object", D::text},
    {"objname", D::skip},
    {"operator", D::value, Channel::metadata, "最后修改者"},
    {"pict", D::skip},
    {"pntext", D::text},
    {"propname", D::name},
    {"result", D::text},
    {"revtbl", D::value, Channel::metadata, "修订作者"},
    {"shp", D::text},
    {"shpinst", D::text},
    {"shppict", D::text},
    {"shprslt", D::skip},
    {"shptxt", D::story, Channel::body, {}, true},
    {"sn", D::name},
    {"sp", D::text},
    {"staticval", D::value, Channel::metadata},
    {"stylesheet", D::skip},
    {"subject", D::value, Channel::metadata, "主题"},
    {"sv", D::value, Channel::attribute},
    {"template", D::value, Channel::metadata, "模板"},
    {"title", D::value, Channel::metadata, "标题"},
    {"upr", D::twice},
    {"userprops", D::text},
};
static_assert(std::ranges::is_sorted(words, {}, &RtfWord::word));

}  // namespace

const RtfWord* find_rtf_destination(std::string_view word) {
    const auto* found = std::ranges::lower_bound(words, word, {}, &RtfWord::word);
    return found != std::end(words) && found->word == word ? found : nullptr;
}

}  // namespace leakscan
