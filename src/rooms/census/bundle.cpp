#include "rooms/census/bundle.h"

#include <charconv>

#include "core/check.h"

namespace census {
namespace {

// The list ends with its own length in so many digits.
constexpr std::size_t digits = 12;

std::uint64_t number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    core::check(error == std::errc{} && end == text.data() + text.size(), "the list of a bundle holds whole numbers");
    return value;
}

/// "12345 1 episodes.csv": size, whether it is of last year, name.
BundledFile read_line(std::string_view line) {
    const auto first = line.find(' ');
    core::check(first != std::string_view::npos && line.size() > first + 3, "a line of the list has three parts");
    return {.name = std::string{line.substr(first + 3)},
            .is_last_year = line[first + 1] == '1',
            .size = number(line.substr(0, first))};
}

}  // namespace

std::string list_of_bundle(const std::vector<BundledFile>& files) {
    std::string list;
    for (const auto& file : files) {
        std::string name = file.name.empty() ? "unnamed" : file.name;
        for (char& c : name)
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        list += std::to_string(file.size) + (file.is_last_year ? " 1 " : " 0 ") + name + "\n";
    }
    std::string length = std::to_string(list.size());
    return list + std::string(digits - length.size(), '0') + length;
}

Bundle::Bundle(std::string_view all) {
    core::check(all.size() >= digits, "a bundle ends with its list");
    const std::uint64_t length = number(all.substr(all.size() - digits));
    core::check(all.size() - digits >= length, "the list of a bundle is within it");
    std::string_view list = all.substr(all.size() - digits - length, length);
    while (!list.empty()) {
        const auto end = list.find('\n');
        files_.push_back(read_line(list.substr(0, end)));
        list.remove_prefix(end + 1);
        core::check(files_.back().size <= all.size(), "the files of a bundle are within it");
        bytes_.push_back(bytes_of(std::string{all.substr(0, files_.back().size)}));
        all.remove_prefix(files_.back().size);
    }
}

std::vector<ssda903::Part> Bundle::parts() const {
    std::vector<ssda903::Part> parts;
    for (std::size_t i = 0; i < files_.size(); ++i)
        parts.push_back({.name = files_[i].name, .bytes = bytes_[i].get(), .is_last_year = files_[i].is_last_year});
    return parts;
}

}  // namespace census
