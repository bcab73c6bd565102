// One question about one value: the caption, the words beside it, the row, the form and the lines before are read in turn, then
// settle_owner() weighs them. Words and their senses are data (labels.tsv, words.tsv); what follows from them is judge's.
#include "match/context.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "match/account_holder.h"
#include "match/clauses.h"
#include "match/names.h"
#include "match/samples.h"

namespace leakscan {

struct Context::Lexicons {
    Labels labels;
    Names names;
};

namespace {

// How far the surroundings of a value reach. All are guards against hostile input as much as rules of reading.
constexpr size_t label_reach = 24;       // code points before a value that may hold its label
constexpr size_t widest_filler = 12;     // between label and value: "（微信同号）", "：张三"
constexpr size_t name_reach = 60;        // code points before a value that may hold its owner's name
constexpr size_t after_reach = 16;       // code points after a value: "（手机）", "（张三收）"
constexpr size_t row_reach = 40;         // cells to each side
constexpr size_t form_reach = 30;        // cells before a form's field that may hold the name
constexpr size_t line_reach = 6;         // paragraphs before a line "身份证号：..." that may hold "姓名：..."
constexpr size_t caption_length = 24;    // code points: a cell longer than this is no caption
constexpr size_t most_looked_at = 2000;  // bytes of an earlier block
constexpr size_t letter_reach = 400;     // bytes before a value that may say 来信 or 回复

bool same_row(const Locus& a, const Locus& b) {
    return a.row != 0 && a.row == b.row && a.table == b.table && a.sheet == b.sheet && a.page == b.page;
}
bool same_table(const Locus& a, const Locus& b) { return a.row != 0 && b.row != 0 && a.table == b.table && a.sheet == b.sheet; }

// As rfind(), for words that are rarely there: that is known by a quicker search.
size_t last_place(std::string_view text, std::string_view word) {
    return find_word(text, word) == std::string_view::npos ? std::string_view::npos : text.rfind(word);
}

// One question put to the lexicons about one value.
class Reader {
public:
    Reader(const Document& document, const PageContext::Title& title, size_t block, std::uint32_t begin, std::uint32_t end,
           const Labels& labels, const Names& names)
        : document_(document), title_(title), block_(document.blocks[block]), index_(block), labels_(labels), names_(names) {
        text_ = document.text_of(block_);
        begin_ = begin - block_.begin;
        end_ = std::min<size_t>(end - block_.begin, text_.size());
    }

    Label read_label_alone() {
        read_label();
        return {std::move(evidence_.label), evidence_.sense, label_owner_};
    }

    Evidence read(Label label) {
        evidence_.label = std::move(label.words);
        evidence_.sense = label.sense;
        label_owner_ = label.owner;
        evidence_.sample = title_.sample || is_sample(names_, text_, begin_, end_, document_.label_of(block_));
        if (block_.where.row != 0) read_row();
        if (!read_holder() && !read_bracket() && !evidence_.name_beside) read_names_nearby();
        // In lines, the institution beside the value is nearer than a name some lines before.
        const bool of_company = block_.where.row == 0 ? organisation_beside_ : company_column_ || office_column_;
        const bool settled = evidence_.name_beside || of_company || is_office_mailbox() || is_footer();
        if (!settled) read_form();
        if (!settled && !evidence_.name_beside) read_name_above();
        settle_owner();
        return std::move(evidence_);
    }

private:
    void accept(const LabelReading& reading, std::string_view words) {
        evidence_.sense = reading.sense;
        label_owner_ = reading.owner;
        evidence_.label = std::string(trim(words));
    }

    void accept_name(std::string_view name) {
        evidence_.name_beside = true;
        evidence_.person_name = std::string(trim(name));
    }

    static bool is_strong(LabelSense sense) {
        return sense != LabelSense::none && sense != LabelSense::other && sense != LabelSense::person_name &&
               sense != LabelSense::organisation && sense != LabelSense::duty;
    }

    static bool is_telephone(LabelSense sense) {
        return sense == LabelSense::phone || sense == LabelSense::mobile_phone || sense == LabelSense::office_phone;
    }

    // Words just before the value, else the caption of the block, else words just after, else the cell to the left.
    void read_label() {
        const std::string& caption = document_.label_of(block_);
        const LabelReading captioned = labels_.read_caption(first_code_points(caption, 2 * label_reach));
        const std::string_view before = label_clause(text_, list_begin(text_, begin_, end_ - begin_), label_reach);
        const LabelReading near = labels_.read_end(before);
        const size_t filler = near.sense == LabelSense::none ? 0 : count_code_points(trim(before.substr(near.end)));
        const bool one_letter = near.end - near.begin <= 3;  // 住 must touch the value
        const bool called = near.sense == LabelSense::person_name && was_called(before.substr(near.end));
        // 你（单位）在某某路88号…: whoever is addressed, no caption.
        const std::string_view behind = before.substr(near.end);
        const bool aside = near.sense == LabelSense::organisation && (behind.starts_with("）") || behind.starts_with(")"));
        const bool in_reach = near.sense != LabelSense::none && !called && !aside && filler <= (one_letter ? 0 : widest_filler);
        if (in_reach && (is_strong(near.sense) || !is_strong(captioned.sense))) {
            accept(near, before.substr(near.begin, near.end - near.begin));
            // A note under 姓名 that has captions of its own is about something else.
            const bool owned = !caption.empty() && captioned.sense != LabelSense::person_name;
            if (owned && label_owner_ == Owner::unknown) label_owner_ = captioned.owner;
            return;
        }
        if (!caption.empty()) accept(captioned, first_code_points(caption, 2 * label_reach));
        if (!is_strong(evidence_.sense)) read_words_after();
        if (!is_strong(evidence_.sense)) read_left_cell();
    }

    void read_words_after() {
        const std::string_view after = clause_after(text_, end_, after_reach);
        if (!after.starts_with("（") && !after.starts_with("(")) return;
        const std::string_view inside = after.substr(code_point_at(after, 0).size);
        const LabelReading reading = labels_.read_start(inside);
        if (is_strong(reading.sense)) accept(reading, inside.substr(reading.begin, reading.end - reading.begin));
    }

    // The caption of a form's field, or of a whole row: 联系电话 | A | B | C.
    void read_left_cell() {
        const bool named = !document_.label_of(block_).empty();
        for (size_t i = index_; i > 0 && index_ - i < row_reach; --i) {
            const Block& left = document_.blocks[i - 1];
            if (!same_row(left.where, block_.where) || (named && i != index_)) return;
            const std::string_view words = document_.text_of(left);
            if (i < index_ && document_.label_of(document_.blocks[i]) == words) return accept(labels_.read_caption(words), words);
            const bool is_value = std::any_of(words.begin(), words.end(), is_ascii_digit);
            if (is_value || count_code_points(first_code_points(words, caption_length + 1)) > caption_length) continue;
            if (names_.is_person_name(words)) continue;
            const LabelReading reading = labels_.read_caption(words);
            const bool nearest = i == index_ && evidence_.label.empty() && reading.sense != LabelSense::none;
            if (is_strong(reading.sense) || nearest) accept(reading, words);
            if (is_strong(reading.sense)) return;
        }
    }

    // What the columns of this row say of its subject, and a name among its cells.
    void read_row() {
        const size_t first = index_ > row_reach ? index_ - row_reach : 0;
        size_t begin = index_;
        while (begin > first && same_row(document_.blocks[begin - 1].where, block_.where)) --begin;
        for (size_t i = begin; i < document_.blocks.size() && i <= index_ + row_reach; ++i) {
            const Block& cell = document_.blocks[i];
            if (!same_row(cell.where, block_.where)) break;
            if (i != index_) read_cell(cell);
        }
    }

    void read_cell(const Block& cell) {
        const std::string& caption = document_.label_of(cell);
        const std::string_view words = document_.text_of(cell);
        const LabelReading reading = labels_.read_caption(first_code_points(caption, caption_length));
        if (reading.sense == LabelSense::person_name && names_.is_organisation_name(words)) {
            company_column_ = true;  // a column of names, and this row is about an institution
        } else if (reading.sense == LabelSense::person_name) {
            const bool contact = reading.owner == Owner::organisation || reading.owner == Owner::office;
            (contact ? contact_column_ : person_column_) = true;
            const std::string_view name = names_.name_in_cell(words);
            if (!evidence_.name_beside && !name.empty()) accept_name(name);
            titled_ |= names_.is_titled_official(words);
        } else if (reading.sense == LabelSense::duty) {
            duty_column_ = true;
        } else if (reading.sense == LabelSense::organisation && is_personal_party(words)) {
            person_column_ = true;  // a column of companies, and this row is about a person
            accept_name(names_.name_in_cell(words));
        } else if (reading.sense == LabelSense::organisation) {
            company_column_ |= reading.owner == Owner::organisation;
            office_column_ |= reading.owner == Owner::office;
        } else if (caption.empty() || reading.sense == LabelSense::none) {
            read_bare_cell(words);
        }
    }

    // In a column of companies, somebody with a surname of any rank: 行政相对人名称 | 狄芳.
    bool is_personal_party(std::string_view words) const {
        const std::string_view name = names_.name_in_cell(words);
        return names_.is_person_name(name) || (names_.has_name_form(name) && !names_.is_organisation_name(words));
    }

    // A cell that nothing names: the caption of a form's next field, or a value of a table without header.
    void read_bare_cell(std::string_view words) {
        if (words.size() > 4 * caption_length) return;
        const LabelReading caption = labels_.read_start(words);
        if (caption.sense != LabelSense::none && caption.end == words.size()) return;  // 开户银行 is no bank
        if (!evidence_.name_beside && names_.is_person_name(words)) return accept_name(words);
        titled_ |= names_.is_titled_official(words);
        organisation_beside_ |= names_.is_organisation_name(words);
    }

    // Who holds an account outweighs other names near it.
    bool read_holder() {
        if (evidence_.sense != LabelSense::bank_account) return false;
        const std::optional<AccountHolder> holder = account_holder(labels_, names_, document_, index_, begin_, end_);
        if (!holder) return false;
        organisation_beside_ = holder->name.empty();
        if (organisation_beside_) return true;
        accept_name(holder->name);
        if (holder->behind || label_owner_ == Owner::unknown) label_owner_ = Owner::person;  // 捐款账号：…，户名：王小明
        return true;
    }

    // The nearest piece of running text that names somebody, before the value or in a bracket after it.
    void read_names_nearby() {
        const std::vector<std::string_view> pieces = pieces_from_end(clause_before(text_, begin_, name_reach));
        for (size_t i = 0; i < pieces.size(); ++i) {
            if (!read_piece(pieces[i], i, i + 1 < pieces.size() ? pieces[i + 1] : std::string_view())) continue;
            if (piece_owner_ == Owner::unknown) read_announcement(pieces, i + 1);
            return;
        }
        const std::string_view after = clause_after(text_, end_, after_reach);
        for (size_t at = 0; at < after.size();) {
            const CodePoint point = code_point_at(after, at);
            if (is_piece_end(point.value)) {
                at += point.size;
                continue;
            }
            const size_t begin = at;
            while (at < after.size() && !is_piece_end(code_point_at(after, at).value)) at += code_point_at(after, at).size;
            const std::string_view piece = after.substr(begin, at - begin);
            titled_ |= names_.is_titled_official(piece);
            const LabelReading cue = labels_.read_start(piece);  // 501室业主张三
            const bool cued = cue.sense == LabelSense::person_name && cue.owner == Owner::person;
            if (const size_t length = cued ? names_.name_prefix(piece.substr(cue.end), true) : 0; length > 0)
                accept_name(piece.substr(cue.end, length));
            if (begin > 0 && names_.is_person_name(piece.ends_with("收") ? piece.substr(0, piece.size() - 3) : piece)) accept_name(piece);
            return;
        }
    }

    // 到县妇幼保健院（人民中路200号3楼302室）: an address in a bracket is that of the institution directly before it.
    bool read_bracket() {
        constexpr size_t longest_name = 12;
        constexpr size_t shortest_name = 3;
        if (is_value_letter(code_point_at(text_, begin_).value)) return false;
        std::string_view before = trim(text_.substr(0, begin_));
        if (before.ends_with("（")) {
            before.remove_suffix(3);
        } else if (before.ends_with('(')) {
            before.remove_suffix(1);
        } else {
            return false;
        }
        size_t begin = before.size();
        for (size_t length = 1; length <= longest_name && begin > 0; ++length) {
            begin = previous_code_point(before, begin);
            if (is_piece_end(code_point_at(before, begin).value)) return false;
            if (length >= shortest_name && names_.is_organisation_name(before.substr(begin))) return organisation_beside_ = true;
        }
        return false;
    }

    // 市民张某接到138…来电: the number is that of whoever called them.
    static bool was_called(std::string_view words) { return words.find("接到") != std::string_view::npos; }

    // 联系人：张三、李四: what announces the names, from the second on.
    void read_announcement(const std::vector<std::string_view>& pieces, size_t first) {
        size_t i = first;
        const auto is_somebody = [this](std::string_view piece) {
            return names_.is_titled_official(piece) || (names_.has_name_form(piece) && labels_.read_start(piece).sense == LabelSense::none);
        };
        while (i < pieces.size() && is_somebody(pieces[i])) ++i;
        if (i == pieces.size()) return;
        const LabelReading announced = labels_.read_end(pieces[i]);
        if (announced.sense == LabelSense::person_name && announced.end == pieces[i].size()) piece_owner_ = announced.owner;
    }

    // True when the piece settles whose value this is. `before`: the piece before it, which may announce a name.
    bool read_piece(std::string_view piece, size_t distance, std::string_view before) {
        constexpr size_t near = 3;  // pieces: a title or an organisation further off belongs to something else
        if (was_called(piece)) return false;
        if (piece.starts_with("关于")) piece.remove_prefix(std::string_view("关于").size());  // 关于张三（138…）反映问题的答复
        const LabelReading cue = labels_.read_start(piece);
        if (cue.sense != LabelSense::none && cue.end == piece.size()) return false;  // a label, no name
        const LabelReading announced = labels_.read_end(before);
        const bool named = announced.sense == LabelSense::person_name && announced.end == before.size();
        if (named && piece_owner_ == Owner::unknown) piece_owner_ = announced.owner;
        if (distance < near && names_.is_titled_official(piece)) return titled_ = true;
        const bool touching = distance == 0 && names_.has_name_form(piece);  // 骆涛 151…
        if (touching || names_.is_person_name(piece) || (named && names_.may_be_name(piece))) return accept_name(piece), true;
        const bool glued = cue.sense == LabelSense::person_name && cue.end < piece.size();  // 申请人冯磊
        if (glued) {
            if (piece_owner_ == Owner::unknown) piece_owner_ = cue.owner;
            const std::string_view rest = piece.substr(cue.end);
            if (names_.is_titled_official(rest)) return titled_ = true;
            if (const size_t length = names_.name_prefix(rest, true); length > 0) return accept_name(rest.substr(0, length)), true;
        }
        if (const size_t length = names_.name_prefix(piece, named); length > 0) return accept_name(piece.substr(0, length)), true;
        // 开户行, 工作单位: an organisation that says nothing of the value's owner.
        const bool aside = announced.sense == LabelSense::organisation && announced.owner == Owner::unknown;
        const bool in_reach = distance < near || announced.sense == LabelSense::person_name || announced.sense == LabelSense::organisation;
        // 缴款账户：某某县财政局非税专户，账号：…; 户名：某某公司管理人，账号：…: no name further off holds that account.
        const bool of_account = announced.sense == LabelSense::bank_account && announced.owner == Owner::organisation;
        const bool of_holder = announced.sense == LabelSense::person_name && evidence_.sense == LabelSense::bank_account;
        if ((of_account || of_holder) && distance < near && names_.is_organisation_name(piece)) return organisation_beside_ = true;
        if (in_reach && !aside && names_.is_organisation_name(piece) && !ends_in_label(piece)) organisation_beside_ = true;
        return false;
    }

    // 其住所: a label behind other words.
    bool ends_in_label(std::string_view piece) const {
        const LabelReading caption = labels_.read_end(piece);
        return is_strong(caption.sense) && caption.end == piece.size();
    }

    // "姓名：…" in an earlier field of the same form, or in one of the lines before.
    void read_form() {
        const bool cell = block_.where.row != 0;
        const bool captioned = !document_.label_of(block_).empty();  // a form whose captions are blocks of their own
        const size_t reach = cell ? form_reach : captioned ? 3 * line_reach : line_reach;
        for (size_t i = index_; i > 0 && index_ - i < reach; --i) {
            const Block& earlier = document_.blocks[i - 1];
            if (cell != (earlier.where.row != 0) || (cell && !same_table(earlier.where, block_.where))) return;
            if (cell && same_row(earlier.where, block_.where)) continue;
            const std::string_view words = first_code_points(document_.text_of(earlier), caption_length);
            const LabelReading caption = labels_.read_caption(first_code_points(document_.label_of(earlier), caption_length));
            const LabelReading start = caption.sense == LabelSense::none ? labels_.read_start(words) : caption;
            // 企业名称 | …有限公司 in a form: it is about a company.
            const bool of_company = start.sense == LabelSense::organisation && start.owner == Owner::organisation;
            const std::string_view company = caption.sense == LabelSense::none ? after_caption(words, start.end) : words;
            if ((of_company || is_of_party(i - 1)) && names_.is_organisation_name(company)) company_column_ = true;
            if (start.sense != LabelSense::person_name) continue;
            if (evidence_.sense == LabelSense::bank_account && names_.is_organisation_name(company)) {  // 户名 | 某某县慈善总会
                company_column_ = true;
                return;
            }
            // A line goes on about other things (当事人：张三，男，…); a cell holds names.
            std::string_view name = caption.sense == LabelSense::none ? after_caption(words, start.end) : words;
            if (caption.sense != LabelSense::none) name = names_.name_in_cell(name);
            if (!names_.may_be_name(name)) continue;
            const bool contact = start.owner == Owner::organisation || start.owner == Owner::office;
            (contact ? contact_column_ : person_column_) = true;
            return accept_name(name);
        }
    }

    // Tables drawn without table tags: 王小明 and 13800138000 are texts of their own, one below the other.
    void read_name_above() {
        constexpr size_t cells = 4;
        const bool alone = begin_ == 0 && end_ == text_.size() && block_.where.row == 0 && document_.label_of(block_).empty();
        if (!alone || text_.starts_with('0')) return;  // a landline below a name is an office's: 联系人, 咨询
        for (size_t i = index_; i > 0 && index_ - i < cells; --i) {
            const Block& above = document_.blocks[i - 1];
            const std::string_view words = trim(document_.text_of(above));
            if (above.where.row != 0 || above.where.channel != block_.where.channel || words.size() > 3 * caption_length) return;
            if (names_.is_person_name(words)) return accept_name(words);
        }
    }

    // 承包人 | 某某建设有限公司, 承包人账号 | …: the value's label begins with the caption of the earlier field.
    bool is_of_party(size_t earlier) const {
        constexpr size_t shortest = 6;  // bytes: two characters
        const Block& field = document_.blocks[earlier];
        std::string_view caption = document_.label_of(field);
        const bool named_by_cell = caption.empty() && earlier > 0 && same_row(document_.blocks[earlier - 1].where, field.where);
        if (named_by_cell) caption = document_.text_of(document_.blocks[earlier - 1]);
        return caption.size() >= shortest && evidence_.label.size() > caption.size() && evidence_.label.starts_with(caption);
    }

    static std::string_view after_caption(std::string_view words, size_t end) {
        const std::string_view rest = words.substr(end);
        if (rest.starts_with("：")) return trim(rest.substr(3));
        return rest.starts_with(':') ? trim(rest.substr(1)) : trim(rest);
    }

    enum class Voice { other, citizen, office };

    // In a citizen's letter, 联系人 and unlabelled numbers are the writer's; in the answer they are the office's.
    Voice voice() const {
        const std::string& caption = document_.label_of(block_);
        if (names_.contains_word(caption, WordClass::reply)) return Voice::office;
        const size_t begin = begin_ > letter_reach ? begin_ - letter_reach : 0;
        const std::string_view before = text_.substr(begin, begin_ - begin);
        const size_t letter = last_place(before, "来信");
        const size_t reply = std::max(last_place(before, "回复") + 1, last_place(before, "答复") + 1);  // 0: neither
        if (reply > 0 && (letter == std::string_view::npos || reply > letter)) return Voice::office;
        const bool is_letter = letter != std::string_view::npos || names_.contains_word(caption, WordClass::letter) || title_.letter;
        // A landline on such a page is an office's more often than not.
        return is_letter && text_.substr(begin_, 1) != "0" ? Voice::citizen : Voice::other;
    }

    bool is_mailbox() const { return text_.substr(begin_, end_ - begin_).find('@') != std::string_view::npos; }

    // 监督电话：0551-…　邮箱：…: the mailbox is the office's as well; so is one of the government's that nobody is named beside.
    bool is_office_mailbox() const {
        if (!is_mailbox()) return false;
        if (!evidence_.name_beside && text_.substr(begin_, end_ - begin_).ends_with(".gov.cn")) return true;
        const std::vector<std::string_view> pieces = pieces_from_end(clause_before(text_, begin_, name_reach));
        return std::any_of(pieces.begin(), pieces.end(),
                           [this](std::string_view piece) { return labels_.read_caption(piece).sense == LabelSense::office_phone; });
    }

    // A company's papers named in the lines before.
    bool speaks_of_company() const {
        for (size_t i = index_; i + line_reach > index_; --i) {
            const std::string_view text = document_.text_of(document_.blocks[i]);
            for (std::string_view paper : {"统一社会信用代码", "法定代表人", "营业执照"}) {
                if (text.substr(0, most_looked_at).find(paper) != std::string_view::npos) return true;
            }
            if (i == 0) break;
        }
        return false;
    }

    // The lines at the foot of a page that say who runs the site: 主办：…　电话：…　皖ICP备…号
    bool is_footer() const {
        constexpr size_t neighbours = 2;
        if (block_.where.row != 0) return false;
        if (names_.contains_word(first_code_points(text_, letter_reach), WordClass::footer)) return true;
        // Of its neighbours only a landline or a mailbox: the last line of the article stands as near.
        if (evidence_.name_beside || (text_.substr(begin_, 1) != "0" && !is_mailbox())) return false;
        const size_t first = index_ > neighbours ? index_ - neighbours : 0;
        for (size_t i = first; i < document_.blocks.size() && i <= index_ + neighbours; ++i) {
            const Block& near = document_.blocks[i];
            const std::string_view words = first_code_points(document_.text_of(near), letter_reach);
            if (near.where.channel == block_.where.channel && names_.contains_word(words, WordClass::footer)) return true;
        }
        return false;
    }

    void settle_owner() {
        if (label_owner_ == Owner::unknown && (is_footer() || is_office_mailbox())) {
            evidence_.owner = Owner::office;
            if (block_.where.row == 0 && is_footer()) evidence_.name_beside = false;
            return;
        }
        const Voice speaker = voice();
        if (label_owner_ != Owner::office && !titled_ && !organisation_beside_ && speaker == Voice::citizen) {
            evidence_.owner = Owner::person;
            return;
        }
        // 请拨打12345或0558-…: no label in a clause of the answer.
        const bool offered = is_telephone(evidence_.sense) || text_.substr(begin_, 1) == "0";
        if (label_owner_ == Owner::unknown && speaker == Voice::office && offered) {
            evidence_.owner = Owner::office;
            return;
        }
        // 姓名：…, 联系人电话：…: of the person's own form.
        const bool institution = company_column_ || office_column_ || organisation_beside_ || contact_column_ || title_.business;
        if (label_owner_ == Owner::organisation && is_telephone(evidence_.sense) && person_column_ && !institution)
            label_owner_ = Owner::person;
        if (label_owner_ != Owner::unknown && evidence_.sense != LabelSense::person_name) {
            evidence_.owner = label_owner_;
        } else if (person_column_) {
            evidence_.owner = duty_column_ && is_telephone(evidence_.sense) ? Owner::office : Owner::person;
        } else if (contact_column_ || duty_column_) {
            evidence_.owner = company_column_ || title_.business ? Owner::organisation : Owner::office;
        } else if (titled_) {
            evidence_.owner = Owner::office;
        } else if (company_column_ || office_column_) {
            evidence_.owner = company_column_ ? Owner::organisation : Owner::office;
        } else if (evidence_.name_beside) {
            evidence_.owner = piece_owner_ != Owner::unknown ? piece_owner_ : title_.business ? Owner::organisation : Owner::person;
        } else if (organisation_beside_) {
            evidence_.owner = Owner::office;
        } else if (title_.business || piece_owner_ != Owner::unknown) {
            evidence_.owner = piece_owner_ != Owner::unknown ? piece_owner_ : Owner::organisation;
        } else if (evidence_.sense == LabelSense::address && evidence_.label.find("住所") != std::string::npos) {
            // Of a court's or a notary's notice, unless a company is spoken of.
            evidence_.owner = speaks_of_company() ? Owner::organisation : Owner::person;
        }
    }

    const Document& document_;
    const PageContext::Title& title_;
    const Block& block_;
    size_t index_;
    const Labels& labels_;
    const Names& names_;
    std::string_view text_;  // of the block; begin_ and end_ are bytes of it
    size_t begin_ = 0;
    size_t end_ = 0;

    Evidence evidence_;
    Owner label_owner_ = Owner::unknown;
    Owner piece_owner_ = Owner::unknown;  // of the cue before a name: 联系人 is a contact, 户主 a private person
    bool person_column_ = false;          // 姓名, 户主
    bool contact_column_ = false;         // 联系人, 负责人
    bool duty_column_ = false;            // 职务
    bool company_column_ = false;         // 企业名称
    bool office_column_ = false;          // 部门
    bool titled_ = false;                 // 王科长
    bool organisation_beside_ = false;    // 市民政局：
};

}  // namespace

Context::Context(std::unique_ptr<const Lexicons> lexicons) : lexicons_(std::move(lexicons)) {}
Context::Context(Context&&) noexcept = default;
Context& Context::operator=(Context&&) noexcept = default;
Context::~Context() = default;

Result<Context> Context::create(const std::string& data_folder) {
    Labels labels = TRY(Labels::create(data_folder + "/labels.tsv"));
    Names names = TRY(Names::create(data_folder));
    return Context(std::make_unique<const Lexicons>(Lexicons{std::move(labels), std::move(names)}));
}

const Names& Context::names() const { return lexicons_->names; }
LabelSense Context::sense_of_label(std::string_view label) const { return lexicons_->labels.read_caption(label).sense; }
std::vector<std::string> Context::latin_labels() const { return lexicons_->labels.latin_phrases(); }
bool Context::is_person_name(std::string_view text) const { return lexicons_->names.is_person_name(text); }
bool Context::is_organisation_name(std::string_view text) const { return lexicons_->names.is_organisation_name(text); }

std::vector<NameSpan> Context::find_person_names(std::string_view text, std::string_view label) const {
    return name_spans(lexicons_->labels, lexicons_->names, text, label);
}

PageContext::PageContext(const Context& context, const Document& document) : lexicons_(*context.lexicons_), document_(document) {
    const Names& names = lexicons_.names;
    const std::string_view title = first_code_points(document.meta.title, name_reach);
    title_.sample = names.contains_word(title, WordClass::sample);
    title_.letter = names.contains_word(title, WordClass::letter) ||
                    names.contains_word(first_code_points(document.meta.column_name, name_reach), WordClass::letter);
    title_.business = names.contains_word(title, WordClass::business);
}

Evidence PageContext::gather_evidence(size_t block, std::uint32_t begin, std::uint32_t end) const {
    return gather_evidence(block, begin, end, read_label(block, begin, end));
}

Evidence PageContext::gather_evidence(size_t block, std::uint32_t begin, std::uint32_t end, Label label) const {
    return Reader(document_, title_, block, begin, end, lexicons_.labels, lexicons_.names).read(std::move(label));
}

Label PageContext::read_label(size_t block, std::uint32_t begin, std::uint32_t end) const {
    return Reader(document_, title_, block, begin, end, lexicons_.labels, lexicons_.names).read_label_alone();
}

}  // namespace leakscan
