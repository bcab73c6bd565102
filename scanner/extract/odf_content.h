// The content of an OpenDocument by XML events: which element opens a page, a sheet, a header, a comment, and in which channel.
// ODF 1.3 part 3, 3 (structure), 9 (tables), 10 (shapes), 14 (annotations); OpenOffice.org 1 where it says the same otherwise.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/odf_sheet.h"
#include "extract/odf_styles.h"
#include "extract/odf_text.h"
#include "extract/package_texts.h"
#include "extract/text_parts.h"
#include "extract/xml.h"

namespace leakscan {

class OdfContent {
public:
    // `old_kind`: "text", "spreadsheet" or "presentation" for documents of OpenOffice.org 1, whose body does not say it.
    OdfContent(TextParts& parts, const OdfStyles& styles, std::string_view old_kind = {})
        : parts_(parts), styles_(&styles), text_(parts, styles), old_kind_(old_kind) {}

    // For the next part: every part has styles of its own.
    void set_styles(const OdfStyles& styles) { text_.set_styles(*(styles_ = &styles)); }
    // Hears the events of content.xml, styles.xml or a document in one file. Pages and tables are counted on from part to part.
    XmlHandler handler();

private:
    // What the end of an element has to undo.
    enum class Opened : std::uint8_t {
        nothing,
        skipped,
        body,
        document,
        spreadsheet,
        master,
        room,
        shape,
        paragraph,
        span,
        words,  // for a picture or a sheet
        furniture,
        script,
        author,
        comment,
        cell_comment,
        change_info,
        validation,
        region,  // of a tracked change
        table,
        header_rows,
        row,
        cell,
        sheet,
        sheet_row,
        sheet_cell,
        copies,  // of cells of other files
        old_cell,
        forms,
    };

    void start(std::string_view name, const XmlAttributes& attributes);
    void take(std::string_view text);
    Opened open(std::string_view name, const XmlAttributes& attributes);
    Opened open_in_body(std::string_view name);
    Opened open_room(std::string_view name, const XmlAttributes& attributes);
    Opened open_master(std::string_view name, const XmlAttributes& attributes);
    Opened open_shape(const XmlAttributes& attributes);
    Opened open_comment();
    Opened open_inline(std::string_view name, const XmlAttributes& attributes);
    Opened open_field(std::string_view name, const XmlAttributes& attributes);
    Opened open_change(std::string_view name, const XmlAttributes& attributes);
    Opened open_table(std::string_view name, const XmlAttributes& attributes);
    Opened open_sheet(std::string_view name, const XmlAttributes& attributes);
    Opened open_beside_sheets(std::string_view name, const XmlAttributes& attributes);
    Opened open_control(std::string_view name, const XmlAttributes& attributes);
    Opened start_sheet(const XmlAttributes& attributes);
    Opened capture(Opened opened);
    void close(Opened opened);
    void close_captured(Opened opened);
    void close_in_sheets(Opened opened);
    void close_document();
    void close_spreadsheet();

    static bool is_remark(Opened opened);
    Opened around() const { return open_.empty() ? Opened::nothing : open_.back(); }
    bool in_sheets() const { return in_spreadsheet_ && !text_.has_room(); }
    // In the place at hand, what hides it included.
    Locus place(Channel channel) const;
    void add_attribute(std::string_view text);
    void add(std::string_view text, const Locus& where, std::string_view label = {});

    TextParts& parts_;
    const OdfStyles* styles_;
    OdfText text_;
    std::string_view old_kind_;
    std::vector<Opened> open_;  // of each open element
    int skipped_ = 0;           // levels within one that is passed over
    std::string captured_;      // text that is no paragraph
    bool capturing_ = false;
    bool in_spreadsheet_ = false;
    bool in_copies_ = false;
    bool in_master_ = false;
    bool in_forms_ = false;
    bool header_rows_ = false;
    std::uint32_t pages_ = 0;
    std::unique_ptr<OdfSheet> sheet_;
    bool in_cell_ = false;
    AuthorNames authors_;
    OdfValidations validations_;
    std::string validation_;                                     // name of the one in hand
    std::string change_;                                         // id of the region in hand
    std::map<std::string, std::string, std::less<>> variables_;  // by name, until the text shows them
    struct OldCell {
        Locus where;
        std::string value;
    };
    OldCell old_cell_;
    std::vector<OldCell> old_cells_;  // what changes of a spreadsheet took away: the sheets are named later
};

}  // namespace leakscan
