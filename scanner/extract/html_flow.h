// The text of a page, block by block: what flows together inline is one block, what stands in cells, paragraphs, attributes,
// comments and scripts is a block of its own, each with its channel. State instead of a tree: the open tables, whether an
// element around is hidden, the open block.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/formats.h"
#include "extract/html_table.h"
#include "extract/html_tokenizer.h"
#include "extract/page_meta.h"
#include "extract/text_writer.h"

namespace leakscan {

// What the flows of one page share: the page's own and those of the markup inside comments, attributes and scripts.
struct PageState {
    std::string_view source;  // the decoded page, or text decoded from an attribute of it
    const Limits& limits;
    PageMetaReader meta;
    std::uint32_t tables = 0;
    std::uint32_t paragraphs = 0;
    std::uint32_t source_base = 0;              // where Document::source of the present part begins
    std::vector<std::string> hidden_classes{};  // that its style sheets do not show
};

class HtmlFlow {
public:
    // `text` is a view into state.source, or, with `fixed_offset`, text that stands there in another form at that offset.
    struct Setting {
        Channel channel = Channel::body;
        Locus where;
        unsigned depth = 0;
        const std::uint32_t* fixed_offset = nullptr;
    };

    HtmlFlow(PageState& state, Document& document, const Setting& setting);
    // Reads all of `text`; `between` is called where the document has grown beyond a part and may be handed on.
    void run(std::string_view text, const std::function<void(size_t source_offset)>& between = nullptr);
    // The document was handed on and emptied.
    void forget_blocks();

private:
    struct Hidden {
        bool on = false;
        std::string_view name;
        std::uint32_t depth = 0;
        size_t tables = 0;
    };
    struct StartFacts {
        CellShape shape;
        bool hides = false;
        bool hidden_input = false;
        bool reverses = false;
        std::string_view name;   // name= of an input or meta (also property=, http-equiv=)
        std::string_view value;  // content= of a meta, href= of a link
        std::string_view rel;
        std::string_view script_type;
        std::string_view field;  // value= of an input
    };

    void take_text(const HtmlToken& token);
    void take_start(const HtmlToken& token);
    void take_end(const HtmlToken& token);
    void take_raw_text(const HtmlToken& token);
    void take_script(std::string_view code);
    void take_style(std::string_view css);
    void take_field(std::string_view value);
    void take_hidden_classes(std::string_view css);
    bool has_hidden_class(std::string_view value) const;
    void take_markup(std::string_view text, Channel channel);
    void flow(std::string_view text, bool references);

    static void read_style(std::string_view style, StartFacts& facts);
    StartFacts read_facts(const HtmlToken& token) const;
    void take_meta(const StartFacts& facts);
    void take_attributes(const HtmlToken& token, const StartFacts& facts);
    void take_attribute(const HtmlToken& token, const HtmlAttribute& attribute, const StartFacts& facts);
    void take_address(std::string_view address, std::uint32_t offset);
    void take_data_uri(std::string_view uri, std::uint32_t offset);

    void start_structure(const HtmlToken& token, const StartFacts& facts);
    void end_structure(Tag tag);
    void start_hidden(const HtmlToken& token);
    void end_hidden_by_start(const HtmlToken& token);
    void end_hidden_by_end(const HtmlToken& token);

    void close_block();
    void finish_block(Document& document);
    std::string caption_before() const;

    Locus place(Channel channel) const;
    Channel in_setting(Channel channel) const { return setting_.channel == Channel::body ? channel : setting_.channel; }
    Document& aside() { return main_.is_open() ? side_ : document_; }
    void put_aside(std::string_view text, std::uint32_t offset, bool references, const Locus& where, std::string_view label);
    std::uint32_t offset_of(std::string_view text) const;

    PageState& state_;
    Document& document_;
    Setting setting_;
    Document side_;  // what was met inside an open block and belongs behind it
    TextWriter main_;
    TextWriter hidden_text_;  // hidden text inside an open visible block, into side_
    std::vector<HtmlTable> tables_;
    size_t floor_ = 0;  // tables below it belong to the flow around: markup inside a comment does not end them
    std::uint32_t tables_too_deep_ = 0;
    Hidden hidden_;
    bool in_title_ = false;
    bool in_heading_ = false;
    bool in_term_ = false;   // <dt>
    bool reversed_ = false;  // the next text is shown from right to left
    std::string caption_;    // of the last block, if that was a caption: the label of the next one
    bool caption_is_term_ = false;
    std::string_view script_type_;
    std::string fields_;  // values of one character each of the inputs just read
    std::uint32_t fields_offset_ = 0;
};

}  // namespace leakscan
