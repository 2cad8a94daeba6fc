#include <algorithm>
#include <cctype>

#include "checks.h"

namespace tidy {
namespace {

void report(Findings& findings, std::string_view path, std::size_t line, std::string check, std::string what,
            std::string instead) {
    findings.push_back({.path = std::string(path),
                        .line = line,
                        .check = std::move(check),
                        .subject = {},
                        .what = std::move(what),
                        .instead = std::move(instead)});
}

/// docs/decisions/0007-pdf-by-chromium.md, counted from 0001 without gap or double.
void check_decisions(const Tree& tree, Findings& findings) {
    constexpr std::string_view folder = "docs/decisions";
    std::size_t expected = 1;
    for (const auto& [path, source] : tree.files) {
        if (folder_of(path) != folder || !path.ends_with(".md") || file_name(path) == "README.md") continue;
        const auto name = file_name(path);
        auto number = std::to_string(expected);
        number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
        if (!name.starts_with(number + "-")) {
            report(findings, path, 0, "docs", "this decision is not number " + number,
                   "decisions are counted from 0001 without gap or double: " + number + "-subject.md");
        }
        if (source.lines.empty() || !source.lines[0].starts_with("# ")) {
            report(findings, path, 1, "docs", "the decision has no title",
                   "begin with \"# \" and the decision in a line");
        }
        ++expected;
    }
}

void check_links(const Tree& tree, const Source& source, Findings& findings) {
    bool in_code = false;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const std::string_view line = source.lines[i];
        if (trim(line).starts_with("```")) in_code = !in_code;
        if (in_code) continue;
        for (auto at = line.find("]("); at != std::string_view::npos; at = line.find("](", at + 1)) {
            const auto end = line.find_first_of(") ", at + 2);
            auto link = line.substr(at + 2, end - at - 2);
            link = link.substr(0, link.find('#'));
            if (link.empty() || link.find(':') != std::string_view::npos) continue;  // a page on the web is not ours
            const auto path = joined(folder_of(source.path), link);
            if (path.empty() || tree.has(path)) continue;
            report(findings, source.path, i + 1, "docs", "the link to " + std::string(link) + " leads nowhere",
                   "there is no " + path + ": mend the link or write the page");
        }
    }
}

/// Reference data says in its first lines, which begin with '#', where it comes from and when it was last looked at.
void check_reference(const Source& source, Findings& findings) {
    bool has_source = false;
    bool has_date = false;
    for (const std::string_view line : source.lines) {
        if (!line.starts_with("#")) break;
        has_source = has_source || line.find("Source:") != std::string_view::npos;
        const auto at = line.find("Last revised: ");
        has_date = has_date || (at != std::string_view::npos && line.size() >= at + 24 && line[at + 18] == '-');
    }
    if (has_source && has_date) return;
    report(findings, source.path, 1, "data", "reference data without source and date",
           "begin with lines \"# Source: ...\" and \"# Last revised: 2026-11-21\"");
}

}  // namespace

void check_docs(const Tree& tree, Findings& findings) {
    check_decisions(tree, findings);
    for (const auto& [path, source] : tree.files) {
        const bool in_data = path.starts_with("data/");
        if (path.ends_with(".md") && !in_data) check_links(tree, source, findings);
        if (path.starts_with("data/reference/") && path.ends_with(".csv")) check_reference(source, findings);
    }
}

}  // namespace tidy
