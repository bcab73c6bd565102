// The texts beside the pages. ISO 32000-1: annotations 12.5, forms 12.7, actions 12.6, outlines 12.3.3, properties 14.3, structure 14.7.
#include <array>
#include <deque>
#include <qpdf/QPDFExc.hh>

#include "base/text.h"
#include "companion/pdf/object_text.h"
#include "companion/pdf/structure_state.h"

namespace leakscan {
namespace {

constexpr size_t most_objects = 200'000;  // of one kind in one document; trees in damaged documents have loops
constexpr int deepest_field = 32;

bool is_named(QPDFObjectHandle object, const char* name) { return object.isName() && object.getName() == name; }

// Says what an action holds: an address, or a script.
void say_action(QPDFObjectHandle action, std::uint32_t page, const PdfTextSink& say) {
    if (!action.isDictionary()) return;
    CompanionText address{CompanionText::Form::plain, Channel::attribute, page, {}, text_of(entry(action, "/URI"))};
    if (address.text.empty()) address.text = text_of(entry(action, "/F"));
    if (!address.text.empty()) say(address);
    const std::string script = text_of(entry(action, "/JS"));
    if (!script.empty()) say({CompanionText::Form::plain, Channel::script, page, {}, script});
}

// One action, and those that something else than a click sets off.
void say_actions(QPDFObjectHandle object, std::uint32_t page, const PdfTextSink& say) {
    say_action(entry(object, "/A"), page, say);
    QPDFObjectHandle more = entry(object, "/AA");
    if (!more.isDictionary()) return;
    for (const std::string& key : more.getKeys()) say_action(more.getKey(key), page, say);
}

// A field inherits from its parents; the first that has `key` answers.
QPDFObjectHandle of_field(QPDFObjectHandle field, const char* key) {
    for (int level = 0; level < deepest_field && field.isDictionary(); ++level) {
        if (field.hasKey(key)) return field.getKey(key);
        field = field.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

std::string value_text(QPDFObjectHandle value) {
    if (!value.isArray()) return text_of(value);
    std::string joined;
    const int count = std::min(value.getArrayNItems(), 1000);
    for (int i = 0; i < count; ++i) joined += (i == 0 ? "" : " ") + text_of(value.getArrayItem(i));
    return joined;
}

struct FieldKey {
    const char* key;
    Channel channel;
};
// What a field holds, what it held at first, and what is said of it to who fills it in.
constexpr FieldKey field_keys[] = {
    {"/V", Channel::annotation}, {"/DV", Channel::annotation}, {"/RV", Channel::annotation}, {"/Opt", Channel::annotation}};

void say_field(QPDFObjectHandle field, std::uint32_t page, std::string_view shown, const PdfTextSink& say) {
    const std::string tip = text_of(of_field(field, "/TU"));
    const std::string label = tip.empty() ? text_of(of_field(field, "/T")) : tip;
    std::string last;
    for (const FieldKey& row : field_keys) {
        const std::string text = value_text(of_field(field, row.key));
        if (text.empty() || text == last) continue;
        last = text;
        // What the page shows is read there, at its place.
        const std::string plain = std::string_view(row.key) == "/RV" ? without_markup(text) : text;
        if (shown.find(squeezed(plain)) == std::string_view::npos) say({CompanionText::Form::plain, row.channel, page, label, plain});
    }
    if (!tip.empty()) say({CompanionText::Form::plain, Channel::attribute, page, {}, tip});
}

// What a note says, and who says so. Of a note that is written on the page itself the words are there.
void say_note(QPDFObjectHandle note, std::uint32_t page, std::string_view shown, const PdfTextSink& say) {
    if (is_named(entry(note, "/Subtype"), "/Popup")) return;
    const std::string words = text_of(entry(note, "/Contents"));
    const std::string rich = without_markup(text_of(entry(note, "/RC")));
    const bool on_page = is_named(entry(note, "/Subtype"), "/FreeText") && shown.find(squeezed(words)) != std::string_view::npos;
    if (!words.empty() && !on_page) say({CompanionText::Form::plain, Channel::annotation, page, {}, words});
    if (squeezed(rich) != squeezed(words) && !on_page) say({CompanionText::Form::plain, Channel::annotation, page, {}, rich});
    say({CompanionText::Form::plain, Channel::annotation, page, "作者", text_of(entry(note, "/T"))});
    say({CompanionText::Form::plain, Channel::annotation, page, "主题", text_of(entry(note, "/Subj"))});
    say_actions(note, page, say);
}

struct PropertyLabel {
    std::string_view key;
    std::string_view label;
};
constexpr std::array<PropertyLabel, 4> property_labels = {
    {{"/Title", "标题"}, {"/Author", "作者"}, {"/Subject", "主题"}, {"/Keywords", "关键词"}}};
// Programs and dates.
constexpr std::array<std::string_view, 5> silent_properties = {"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"};

void say_properties(QPDFObjectHandle info, const PdfTextSink& say) {
    if (!info.isDictionary()) return;
    for (const std::string& key : info.getKeys()) {
        if (std::find(silent_properties.begin(), silent_properties.end(), key) != silent_properties.end()) continue;
        std::string label = key.substr(1);
        for (const PropertyLabel& row : property_labels) {
            if (row.key == key) label = row.label;
        }
        say({CompanionText::Form::plain, Channel::metadata, 0, label, text_of(info.getKey(key))});
    }
}

// Visits a tree without recursion and without going round in circles. `children`: the keys under which they hang.
void walk(QPDFObjectHandle root, const std::vector<const char*>& children, const std::function<void(QPDFObjectHandle)>& visit) {
    std::deque<QPDFObjectHandle> waiting{root};
    std::set<QPDFObjGen> seen;
    for (size_t visited = 0; !waiting.empty() && visited < most_objects; ++visited) {
        QPDFObjectHandle object = waiting.front();
        waiting.pop_front();
        if (object.isArray()) {
            const int count = object.getArrayNItems();
            for (int i = 0; i < count && waiting.size() < most_objects; ++i) waiting.push_back(object.getArrayItem(i));
            continue;
        }
        if (!object.isDictionary() || (object.isIndirect() && !seen.insert(object.getObjGen()).second)) continue;
        visit(object);
        for (const char* key : children) {
            if (object.hasKey(key)) waiting.push_back(object.getKey(key));
        }
    }
}

void say_fields(QPDFObjectHandle form, std::set<QPDFObjGen>& said, const PdfTextSink& say) {
    walk(entry(form, "/Fields"), {"/Kids"}, [&](QPDFObjectHandle field) {
        const bool has_value = field.hasKey("/V") || field.hasKey("/DV");
        if (has_value && !(field.isIndirect() && said.contains(field.getObjGen()))) say_field(field, 0, {}, say);
    });
    // XML Forms Architecture: one stream, or names and streams by turns.
    QPDFObjectHandle xfa = entry(form, "/XFA");
    if (xfa.isStream()) say({CompanionText::Form::xml, Channel::annotation, 0, {}, stream_bytes(xfa)});
    const int count = xfa.isArray() ? xfa.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
        if (xfa.getArrayItem(i).isStream()) say({CompanionText::Form::xml, Channel::annotation, 0, {}, stream_bytes(xfa.getArrayItem(i))});
    }
}

// A part that is too damaged to be read leaves out itself only.
void attempt(const std::function<void()>& part) {
    try {
        part();
    } catch (const std::runtime_error&) {  // QPDFExc is one
    }
}

}  // namespace

void PdfStructure::page_texts(std::uint32_t number, std::string_view shown, const PdfTextSink& say) {
    if (number == 0 || number > state_->pages.size()) return;
    QPDFObjectHandle page = state_->pages[number - 1];
    attempt([&] { say_actions(page, number, say); });
    QPDFObjectHandle notes = entry(page, "/Annots");
    const int count = notes.isArray() ? std::min(notes.getArrayNItems(), static_cast<int>(most_objects)) : 0;
    for (int i = 0; i < count; ++i) {
        attempt([&] {
            QPDFObjectHandle note = notes.getArrayItem(i);
            if (!is_named(entry(note, "/Subtype"), "/Widget")) return say_note(note, number, shown, say);
            // One field may have several places; its value is said at the first.
            QPDFObjectHandle field = note;
            for (int level = 0; level < deepest_field && !field.hasKey("/T") && field.hasKey("/Parent"); ++level)
                field = field.getKey("/Parent");
            if (!field.isIndirect() || state_->fields_said.insert(field.getObjGen()).second) say_field(note, number, shown, say);
            say_actions(note, number, say);
        });
    }
}

void PdfStructure::document_texts(const PdfTextSink& say) {
    QPDFObjectHandle root = state_->pdf.getRoot();
    attempt([&] { say_properties(entry(state_->pdf.getTrailer(), "/Info"), say); });
    attempt([&] {
        QPDFObjectHandle metadata = entry(root, "/Metadata");
        if (metadata.isStream()) say({CompanionText::Form::xml, Channel::metadata, 0, {}, stream_bytes(metadata)});
    });
    attempt([&] { say_fields(entry(root, "/AcroForm"), state_->fields_said, say); });
    attempt([&] {
        walk(entry(root, "/Outlines"), {"/First", "/Next"}, [&](QPDFObjectHandle item) {
            say({CompanionText::Form::plain, Channel::attribute, 0, {}, text_of(entry(item, "/Title"))});
            say_action(entry(item, "/A"), 0, say);
        });
    });
    attempt([&] {
        say_action(entry(root, "/OpenAction"), 0, say);
        say_actions(root, 0, say);
        walk(entry(entry(root, "/Names"), "/JavaScript"), {"/Kids", "/Names"}, [&](QPDFObjectHandle item) { say_action(item, 0, say); });
    });
    // What a structure element says instead of what is drawn, or of a picture.
    attempt([&] {
        walk(entry(root, "/StructTreeRoot"), {"/K"}, [&](QPDFObjectHandle element) {
            for (const char* key : {"/Alt", "/ActualText", "/E"})
                say({CompanionText::Form::plain, Channel::attribute, 0, {}, text_of(entry(element, key))});
        });
    });
}

}  // namespace leakscan
