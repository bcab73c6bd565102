// Running text around a value, cut where people cut it: at sentence marks, at commas, between the values of a list.
// Knows no words and no documents; what the pieces mean is for labels and names to say.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "match/letter_set.h"

namespace leakscan {

// Asked for every letter near a value.
inline constexpr LetterSet sentence_ends(U"。；;！？!?\n\r");
inline constexpr LetterSet commas(U"，,、");
inline constexpr LetterSet value_letters(U"0123456789０１２３４５６７８９*＊Xx-－@.");
inline constexpr LetterSet piece_ends = [] {
    LetterSet ends(U"　\u00A0，,、。；;！？!?:：(（)）/|【】“”《》0123456789０１２３４５６７８９*＊Xx-－@.");
    for (char32_t c = 0; c <= ' '; ++c) ends.add(c);
    return ends;
}();

constexpr bool is_ideograph(char32_t c) { return c >= 0x4E00 && c < 0xA000; }  // nearly all letters, and no mark

inline bool is_sentence_end(char32_t c) { return !is_ideograph(c) && sentence_ends.contains(c); }
inline bool is_comma(char32_t c) { return !is_ideograph(c) && commas.contains(c); }
inline bool is_piece_end(char32_t c) { return !is_ideograph(c) && piece_ends.contains(c); }
inline bool is_value_letter(char32_t c) { return value_letters.contains(c); }  // of numbers, masks and mailboxes

// The text before `end`, back to a sentence mark, at most `reach` code points; and the text from `begin` on.
std::string_view clause_before(std::string_view text, size_t end, size_t reach);
std::string_view clause_after(std::string_view text, size_t begin, size_t reach);
// In "电话：A、B" the label of B stands before A: the begin of the first value of the list that ends at `begin`.
size_t list_begin(std::string_view text, size_t begin, size_t value_length);
// The words before the value that may be its label: the last comma clause, and the one before when nothing follows the comma.
std::string_view label_clause(std::string_view text, size_t begin, size_t reach);
// Pieces of text between punctuation and digits, nearest to the end first.
std::vector<std::string_view> pieces_from_end(std::string_view text);
// Whether digits, at most a space away, follow byte `at`: 骆涛 151…
bool touches_number(std::string_view text, size_t at);

}  // namespace leakscan
