#include "platform/http/target.h"

#include <algorithm>

namespace http {
namespace {

auto refuse_address(const char* sentence) { return core::refuse(core::Reason::unusable_input, sentence); }

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
}

/// Whether a decoded segment could climb: "." or "..", also between slashes that came as %2F.
bool climbs(std::string_view segment) {
    for (;;) {
        const std::string_view part = segment.substr(0, segment.find('/'));
        if (part == "." || part == "..") return true;
        if (part.size() == segment.size()) return false;
        segment.remove_prefix(part.size() + 1);
    }
}

core::Result<void> read_path(std::string_view path, Target& target) {
    path.remove_prefix(1);
    while (!path.empty()) {
        const std::string_view raw = path.substr(0, path.find('/'));
        if (raw.empty()) return refuse_address("The address has two slashes with nothing between them.");
        auto segment = decode(raw);
        if (!segment) return tl::unexpected(segment.error());
        if (has_control(*segment)) return refuse_address("The address holds a control character.");
        if (climbs(*segment)) return refuse_address("The address holds a part \".\" or \"..\".");
        target.segments.push_back(std::move(*segment));
        target.trailing_slash = raw.size() < path.size() && raw.size() + 1 == path.size();
        path.remove_prefix(std::min(path.size(), raw.size() + 1));
    }
    return {};
}

}  // namespace

core::Result<Target> parse_target(std::string_view text, const FieldLimits& limits) {
    Target target;
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c <= ' ') || c == 0x7F || c == '#'; })) {
        return refuse_address("The address holds a character that must be written with a percent sign.");
    }
    if (!text.starts_with('/')) {
        const std::size_t scheme = text.starts_with("http://") ? 7 : text.starts_with("https://") ? 8 : 0;
        if (scheme == 0) return refuse_address("The address does not begin with a slash.");
        text.remove_prefix(scheme);
        target.host = text.substr(0, text.find_first_of("/?"));
        if (target.host.empty()) return refuse_address("The address names no host.");
        text.remove_prefix(target.host.size());
    }
    const std::size_t question = std::min(text.find('?'), text.size());
    const std::string_view path = text.substr(0, question);
    if (!path.empty()) {
        if (auto read = read_path(path, target); !read) return tl::unexpected(read.error());
    }
    target.raw_query = text.substr(std::min(question + 1, text.size()));
    auto query = parse_form(target.raw_query, limits);
    if (!query) return tl::unexpected(query.error());
    target.query = std::move(*query);
    return target;
}

std::string joined(const std::vector<std::string>& segments) {
    if (segments.empty()) return "/";
    std::string path;
    for (const std::string& segment : segments) path.append("/").append(segment);
    return path;
}

}  // namespace http
