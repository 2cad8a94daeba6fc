#include <map>
#include <set>

#include "checks.h"
#include "homes.h"

namespace tidy {
namespace {

/// One function of a header that can write to the store.
struct Writing {
    std::string name;
    std::size_t line = 0;
    bool asks = false;  ///< for a grant, or for what is made of one
};

bool asks_for_grant(std::string_view declaration) {
    for (const std::string_view proof : {"Grant<", "Granted&", "Holder&", "Operator&", "Writer&"})
        if (declaration.find(proof) != std::string_view::npos) return true;
    return false;
}

/// The word before the first "(" of a declaration; empty when there is none, or it only says what is called.
std::string name_in(std::string_view declaration) {
    const auto open = declaration.find('(');
    if (open == std::string_view::npos || open == 0) return {};
    auto begin = open;
    while (begin > 0 && is_word_char(declaration[begin - 1])) --begin;
    return std::string(declaration.substr(begin, open - begin));
}

/// The declarations with a WriteTx among their parameters.
std::vector<Writing> writing_in(const Source& header) {
    std::vector<Writing> all;
    std::string declaration;
    std::size_t began = 0;
    for (std::size_t i = 0; i < header.code.size(); ++i) {
        const auto text = trim(header.code[i]);
        if (text.empty() || text.starts_with('#')) continue;
        if (declaration.empty()) began = i + 1;
        declaration.append(text).append(" ");
        if (text.back() != ';' && text.back() != '{' && text.back() != '}' && text.back() != ':') continue;
        const bool writes =
            declaration.find("WriteTx&") != std::string::npos && declaration.find("std::function") == std::string::npos;
        if (auto name = name_in(declaration); writes && !name.empty())
            all.push_back({std::move(name), began, asks_for_grant(declaration)});
        declaration.clear();
    }
    return all;
}

/// Whether the page calls `name` with a transaction.
bool calls(std::string_view line, const std::string& name) {
    for (auto at = find_word(line, name); at != std::string_view::npos; at = find_word(line, name, at + 1))
        if (line.substr(at + name.size()).starts_with("(tx")) return true;
    return false;
}

}  // namespace

void check_grants(const Tree& tree, Findings& findings) {
    std::map<std::string, std::set<std::string>, std::less<>> unasked;  // by room
    for (const auto& [path, source] : tree.files) {
        const auto home = home_of(path);
        if (home.zone != Zone::room || home.is_test || !is_header(path)) continue;
        const bool commands = stem_of(path).find("command") != std::string_view::npos;
        for (const auto& one : writing_in(source)) {
            if (one.asks) continue;
            unasked[std::string(home.part)].insert(one.name);
            if (commands)
                findings.push_back({.path = path,
                                    .line = one.line,
                                    .check = "grants",
                                    .subject = one.name,
                                    .what = "the command " + one.name + " changes the store for whoever calls it",
                                    .instead = "take a rights::Grant of its permission, so that an unchecked call does "
                                               "not compile"});
        }
    }
    for (const auto& [path, source] : tree.files) {
        const auto home = home_of(path);
        const auto room = unasked.find(home.part);
        if (home.zone != Zone::room || home.is_test || room == unasked.end() || !home.inner.starts_with("pages/"))
            continue;
        for (std::size_t i = 0; i < source.code.size(); ++i)
            for (const auto& name : room->second)
                if (calls(source.code[i], name))
                    findings.push_back({.path = path,
                                        .line = i + 1,
                                        .check = "grants",
                                        .subject = name,
                                        .what = "a page writes to the store by " + name + ", which asks for no grant",
                                        .instead = "call a command of the room that takes the grant"});
    }
}

}  // namespace tidy
