#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/fault.h"
#include "rooms/census/engine/bytes.h"

namespace census {

/// What a reader met in a file that is no finding of a rule and does not stop it: an element the return does not know,
/// a date in another form, a record that is cut off. Told once for each kind and name, with the first place and a
/// count.
class Oddities {
  public:
    enum class Kind {
        unknown_element,
        unknown_column,
        repeated_element,
        unreadable_date,
        unreadable_number,
        broken_record,
        broken_file,
        not_utf8,
        other_year,
        other_encoding,
        other_name_space,
        repeated_row,
        too_large
    };

    /// `detail` belongs to the first: the text that was no date, what the parser said.
    void note(Kind kind, std::string_view name, std::uint64_t at, std::string_view detail = {}, std::size_t count = 1);
    void merge(const Oddities& more);
    bool empty() const { return notes_.empty(); }
    /// Whether something of the file was left out because it could not be read.
    bool is_partial() const;

    /// As faults with lines, by place in the file.
    core::Faults told(const std::string& file, const Bytes& bytes) const;

  private:
    struct Note {
        std::uint64_t at;
        std::size_t count;
        std::string detail;
    };
    std::map<std::pair<Kind, std::string>, Note> notes_;
};

}  // namespace census
