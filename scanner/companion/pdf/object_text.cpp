#include "companion/pdf/object_text.h"

#include <utility>

#include "base/text.h"

namespace leakscan {
namespace {

// PDFDocEncoding is what a string has without a mark; programs made in China write GBK or UTF-8 there nevertheless.
bool has_mark(std::string_view bytes) {
    return bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xEF\xBB\xBF");
}

}  // namespace

QPDFObjectHandle entry(QPDFObjectHandle object, const char* key) {
    if (object.isStream()) object = object.getDict();
    return object.isDictionary() ? object.getKey(key) : QPDFObjectHandle::newNull();
}

std::string stream_bytes(QPDFObjectHandle stream) {
    const std::shared_ptr<Buffer> content = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(content->getBuffer()), content->getSize()};
}

std::string text_of(QPDFObjectHandle object) {
    if (object.isStream()) return stream_bytes(object);
    if (!object.isString()) return {};
    const std::string bytes = object.getStringValue();
    if (!has_mark(bytes) && is_valid_utf8(bytes)) return bytes;
    return object.getUTF8Value();
}

std::string without_markup(std::string_view rich) {
    std::string text;
    bool inside = false;
    for (const char c : rich) {
        if (c == '<') inside = true;
        if (!inside) text.push_back(c);
        if (c == '>' && std::exchange(inside, false)) text.push_back(' ');
    }
    return std::string(trim(text));
}

std::string squeezed(std::string_view text) {
    std::string kept;
    for (size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool space = point.value <= ' ' || point.value == 0xA0 || point.value == 0x3000;
        if (!space) kept += text.substr(at, point.size);
        at += point.size;
    }
    return kept;
}

}  // namespace leakscan
