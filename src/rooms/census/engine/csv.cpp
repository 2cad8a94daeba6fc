#include "rooms/census/engine/csv.h"

#include <algorithm>

#include "rooms/census/engine/values.h"

namespace census {

CsvText::CsvText(std::string_view text) : text_(text) {
    const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
    const auto count = [&](char c) { return std::count(first.begin(), first.end(), c); };
    for (const char other : {';', '\t', '|'})
        if (count(other) > count(separator_)) separator_ = other;
}

std::string CsvText::quoted_cell() {
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '\n') ++next_line_;
        if (text_[at_] != '"') {
            cell += text_[at_];
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            cell += '"';
            ++at_;
        } else {
            ++at_;
            return cell;
        }
    }
    cut_off_ = true;
    return cell;
}

bool CsvText::next(std::vector<std::string>& cells) {
    cells.clear();
    while (at_ < text_.size() && (text_[at_] == '\r' || text_[at_] == '\n'))
        if (text_[at_++] == '\n') ++next_line_;
    if (at_ >= text_.size()) return false;
    begin_ = at_;
    line_ = next_line_;
    for (;;) {
        std::string cell;
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        if (at_ < text_.size() && text_[at_] == '"') cell = quoted_cell();
        // What follows a closing quote, against the rule, belongs to the cell.
        const char ends[]{separator_, '\r', '\n', '\0'};
        const std::size_t end = std::min(text_.find_first_of(std::string_view{ends, 3}, at_), text_.size());
        cell += text_.substr(at_, end - at_);
        cells.emplace_back(core::trimmed(cell));
        at_ = end;
        if (at_ >= text_.size() || text_[at_] != separator_) return true;
        ++at_;
        if (at_ == text_.size()) {
            cells.emplace_back();
            return true;
        }
    }
}

}  // namespace census
