// What the surroundings of a value say of it: the label that names it, whose it is, the person beside it.
// Reads labels, the same table row and the nearby text of the same block; never another document.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/labels.h"
#include "match/name_spans.h"
#include "model/document.h"
#include "model/finding.h"

namespace leakscan {

class Names;

struct Evidence {
    std::string label;  // the words found: the column header, the caption, or the words just before the value
    LabelSense sense = LabelSense::none;
    Owner owner = Owner::unknown;
    bool name_beside = false;  // a natural person's name in the row, in a 姓名 caption or just before the value
    std::string person_name;   // that name; stays in the worker, used for identity and masking only
    bool sample = false;       // 示例, 样表, 填写说明, placeholder
};

// The label of a value alone: where the evidence begins.
struct Label {
    std::string words;
    LabelSense sense = LabelSense::none;
    Owner owner = Owner::unknown;
};

// The lexicons (labels.tsv, surnames.tsv, words.tsv of patterns/data) and what is read with them. Immutable after create().
class Context {
public:
    static Result<Context> create(const std::string& data_folder);
    Context(Context&&) noexcept;
    Context& operator=(Context&&) noexcept;
    ~Context();

    // Stays where it is when this is moved.
    const Names& names() const;
    // The sense of a caption or column header alone ("联系电话（手机）" → mobile_phone).
    LabelSense sense_of_label(std::string_view label) const;
    // The labels that are written in Latin letters alone, in lower case, without spaces.
    std::vector<std::string> latin_labels() const;

    // 2 to 4 Han characters (or with ·) that read as a natural person's name: surname table, not a word, not an organisation.
    bool is_person_name(std::string_view text) const;
    bool is_organisation_name(std::string_view text) const;

    // Person names in `text`, for masking excerpts: "姓名：王小明" → the bytes of 王小明. `label`: column header or
    // caption of the text; under 姓名 the whole text may be a name. Ascending, disjoint; time linear in the text.
    std::vector<NameSpan> find_person_names(std::string_view text, std::string_view label = {}) const;

private:
    friend class PageContext;
    struct Lexicons;
    explicit Context(std::unique_ptr<const Lexicons> lexicons);
    std::unique_ptr<const Lexicons> lexicons_;
};

// The questions put to a context about the values of one document. Both outlive it; what the title says is read once for all of them.
class PageContext {
public:
    PageContext(const Context& context, const Document& document);

    // Evidence for the bytes [begin, end) of document.text, which lie in blocks[block]. Bounded work per call.
    Evidence gather_evidence(size_t block, std::uint32_t begin, std::uint32_t end) const;
    // Its label alone, at a tenth of the cost: enough to drop what is nothing without a label. The rest is gathered with it.
    Label read_label(size_t block, std::uint32_t begin, std::uint32_t end) const;
    Evidence gather_evidence(size_t block, std::uint32_t begin, std::uint32_t end, Label label) const;

    // What the title, or the name of the column, says of all that stands on the page.
    struct Title {
        bool sample = false;
        bool letter = false;
        bool business = false;
    };

private:
    const Context::Lexicons& lexicons_;
    const Document& document_;
    Title title_;
};

}  // namespace leakscan
