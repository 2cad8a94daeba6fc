#include "rooms/census/engine/oddities.h"

#include <algorithm>
#include <vector>

namespace census {
namespace {

using Kind = Oddities::Kind;

/// Beyond this many different names of one kind the rest are counted together: a file of noise must not fill memory.
constexpr std::size_t most_notes = 200;

struct Words {
    std::string what;
    std::string remedy;
};

Words words(Kind kind, const std::string& name, const std::string& detail) {
    switch (kind) {
        case Kind::unknown_element:
            return {"the element " + name + " is not part of this return and was left out", "Check its spelling."};
        case Kind::unknown_column:
            return {"the column " + name + " is not part of this table and was left out", "Check its spelling."};
        case Kind::repeated_element:
            return {name + " stands twice in one record; the first was kept", "Remove the repeat."};
        case Kind::unreadable_date:
            return {"\"" + detail + "\" in " + name + " is no date and was taken as missing",
                    "Write the date as " + std::string{"the return asks for it."}};
        case Kind::unreadable_number:
            return {"\"" + detail + "\" in " + name + " is no whole number and was taken as missing",
                    "Write a whole number."};
        case Kind::broken_record:
            return {"this record cannot be read (" + detail + ") and was left out", "Correct the record's markup."};
        case Kind::broken_file:
            return {detail, "Export the file again; what could be read was checked."};
        case Kind::not_utf8:
            return {"bytes that are not " + name, "Save the file as UTF-8."};
        case Kind::other_year:
            return {detail, "Check that this is the file you meant."};
        case Kind::other_encoding:
            return {"the file is in " + name + ", not UTF-8; it was converted", "Save the file as UTF-8."};
        case Kind::other_name_space:
            return {"the elements are in the namespace " + name + "; it was ignored", "The return has no namespace."};
        case Kind::repeated_row:
            return {"this row repeats " + name, "Remove the repeat."};
        case Kind::too_large:
            return {"this record is larger than " + name + " and was left out", "Check for a missing end tag."};
    }
    return {};
}

}  // namespace

void Oddities::note(Kind kind, std::string_view name, std::uint64_t at, std::string_view detail, std::size_t count) {
    std::pair key{kind, std::string{name}};
    if (notes_.size() >= most_notes && !notes_.contains(key)) key.second = "and more";
    const auto [found, is_new] = notes_.try_emplace(key, Note{at, 0, std::string{detail.substr(0, 160)}});
    found->second.count += count;
    if (!is_new && at < found->second.at) {
        found->second.at = at;
        found->second.detail = detail.substr(0, 160);
    }
}

void Oddities::merge(const Oddities& more) {
    for (const auto& [key, noted] : more.notes_) note(key.first, key.second, noted.at, noted.detail, noted.count);
}

bool Oddities::is_partial() const {
    return std::any_of(notes_.begin(), notes_.end(), [](const auto& each) {
        const Kind kind = each.first.first;
        return kind == Kind::broken_record || kind == Kind::broken_file || kind == Kind::too_large;
    });
}

core::Faults Oddities::told(const std::string& file, const Bytes& bytes) const {
    std::vector<decltype(notes_)::const_pointer> ordered;
    for (const auto& each : notes_) ordered.push_back(&each);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto* a, const auto* b) { return a->second.at < b->second.at; });
    std::vector<std::uint64_t> places;
    for (const auto* each : ordered) places.push_back(each->second.at);
    const auto lines = bytes.lines_of(places);
    core::Faults faults;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const auto& [key, noted] = *ordered[i];
        Words said = words(key.first, key.second, noted.detail);
        if (noted.count > 1) said.what += " (" + std::to_string(noted.count) + " times)";
        said.what += ".";
        faults.push_back({.file = file, .line = lines[i], .column = {}, .what = said.what, .remedy = said.remedy});
    }
    return faults;
}

}  // namespace census
