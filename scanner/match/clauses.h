// Running text around a value, cut where people cut it: at sentence marks, at commas, between the values of a list.
// Knows no words and no documents; what the pieces mean is for labels and names to say.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace leakscan {

bool is_sentence_end(char32_t c);
bool is_comma(char32_t c);
bool is_piece_end(char32_t c);
bool is_value_letter(char32_t c);  // of numbers, masks and mailboxes

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
