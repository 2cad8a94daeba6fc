#include "checks.h"

namespace tidy {
namespace {

const std::vector<std::string>& lines_for(const WordRule& rule, const Source& source) {
    if (rule.where == WordRule::Where::code) return source.code;
    return rule.where == WordRule::Where::literals ? source.literals : source.lines;
}

bool applies(const WordRule& rule, std::string_view path) {
    return lies_in_any(path, rule.in) && !lies_in_any(path, rule.except_in);
}

/// Returns and packs hold what others wrote; words are for what we write.
bool is_data(std::string_view path) { return path.ends_with(".csv") || path.ends_with(".xml"); }

bool stands_in(std::string_view line, const WordRule& rule) {
    const auto at = find_word(line, rule.word);
    if (at == std::string_view::npos) return false;
    return rule.unless.empty() || line.find(rule.unless, at) == std::string_view::npos;
}

void report(const WordRule& rule, std::string_view path, std::size_t line, Findings& findings) {
    findings.push_back({.path = std::string(path),
                        .line = line,
                        .check = "word",
                        .subject = rule.word,
                        .what = "\"" + rule.word + "\" does not stand here",
                        .instead = rule.instead});
}

void check_names(const Tree& tree, const WordRule& rule, Findings& findings) {
    for (const auto& path : tree.paths) {
        if (applies(rule, path) && stem_of(path) == rule.word) report(rule, path, 0, findings);
    }
}

}  // namespace

void check_words(const Tree& tree, const Tables& tables, Findings& findings) {
    for (const auto& rule : tables.words) {
        if (rule.where == WordRule::Where::names) {
            check_names(tree, rule, findings);
            continue;
        }
        for (const auto& [path, source] : tree.files) {
            if (is_data(path) || !applies(rule, path)) continue;
            const auto& lines = lines_for(rule, source);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (stands_in(lines[i], rule)) report(rule, path, i + 1, findings);
            }
        }
    }
}

}  // namespace tidy
