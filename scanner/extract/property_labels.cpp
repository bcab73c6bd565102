// The names of ECMA-376 part 2 (core properties) and of docProps/app.xml; counts and versions say nothing about a person.
#include "extract/property_labels.h"

namespace leakscan {
namespace {

struct PropertyLabel {
    std::string_view element;
    std::string_view label;
};
constexpr PropertyLabel property_labels[] = {
    {"title", "标题"},      {"subject", "主题"},
    {"creator", "作者"},    {"lastModifiedBy", "最后修改者"},
    {"keywords", "关键词"}, {"description", "备注"},
    {"category", "类别"},   {"Company", "单位"},
    {"Manager", "管理者"},  {"HyperlinkBase", "超链接基础"},
};

}  // namespace

std::string_view label_of_property(std::string_view element) {
    for (const PropertyLabel& row : property_labels) {
        if (row.element == element) return row.label;
    }
    return {};
}

}  // namespace leakscan
