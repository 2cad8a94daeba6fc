#include <algorithm>

#include "checks.h"
#include "homes.h"

namespace tidy {
namespace {

const HeaderRule* rule_for(const std::vector<HeaderRule>& rules, std::string_view header) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const HeaderRule& rule) {
        const bool whole =
            rule.beginning.find('/') == std::string::npos && rule.beginning.find('.') == std::string::npos;
        return header.starts_with(rule.beginning) &&
               (!whole || header.size() == rule.beginning.size() || !is_word_char(header[rule.beginning.size()]));
    });
    return found == rules.end() ? nullptr : &*found;
}

/// <vector>, <cstddef>: no folder and no ending.
bool is_standard(std::string_view header) { return header.find_first_of("/.") == std::string_view::npos; }

/// "inner": the header is its part's own affair, for no other part includes it. Prints who does.
std::string outsider_of(const Tree& tree, const Source& header) {
    const auto part = home_of(header.path);
    for (const auto& [path, source] : tree.files) {
        const auto home = home_of(path);
        if (home.zone == part.zone && home.part == part.part) continue;
        for (const auto& include : includes_of(source)) {
            if (resolve(tree, path, include.target) == header.path) return path;
        }
    }
    return {};
}

void check_include(const Tree& tree, const Source& source, const Include& include, const Tables& tables,
                   Findings& findings) {
    const auto report = [&](std::string what, std::string instead) {
        findings.push_back({.path = source.path,
                            .line = include.line,
                            .check = "header",
                            .subject = include.target,
                            .what = std::move(what),
                            .instead = std::move(instead)});
    };
    const auto* rule = rule_for(tables.headers, include.target);
    if (rule == nullptr) {
        if (is_standard(include.target)) return;
        report("<" + include.target + "> is a library that the house does not know",
               "use what tools/costly_headers.txt lists; a new dependency takes a page in docs/decisions/ and a line "
               "there");
        return;
    }
    if (!lies_in_any(source.path, rule->used_in)) {
        report("<" + include.target + "> does not belong here", rule->why);
    } else if (is_header(source.path) && rule->in_headers_of == Places{"inner"}) {
        const auto outsider = outsider_of(tree, source);
        if (outsider.empty()) return;
        report("<" + include.target + "> does not belong in a header that " + outsider + " includes", rule->why);
    } else if (is_header(source.path) && !lies_in_any(source.path, rule->in_headers_of)) {
        report("<" + include.target + "> does not belong in a header: everyone who includes it pays", rule->why);
    }
}

}  // namespace

void check_headers(const Tree& tree, const Tables& tables, Findings& findings) {
    for (const auto& [path, source] : tree.files) {
        const bool ours = path.starts_with("src/") || path.starts_with("tests/") || path.starts_with("tools/");
        if (!ours || !is_cpp(path)) continue;
        for (const auto& include : includes_of(source)) {
            if (resolve(tree, path, include.target).empty()) check_include(tree, source, include, tables, findings);
        }
    }
}

}  // namespace tidy
