#include "homes.h"

#include <algorithm>
#include <cctype>

namespace tidy {

Home home_of(std::string_view path) {
    Home home;
    home.is_test = has_folder(path, "tests") || has_folder(path, "fuzz") || has_folder(path, "bench");
    if (path.starts_with("tests/")) {
        home.zone = Zone::tests;
        return home;
    }
    if (!path.starts_with("src/")) return home;
    path.remove_prefix(4);
    const auto top = first_part(path);
    auto inner = path.substr(std::min(path.size(), top.size() + 1));
    if (top == "core" || top == "app") {
        home.zone = top == "core" ? Zone::core : Zone::app;
        home.part = top;
        home.inner = inner;
    } else if ((top == "platform" || top == "rooms") && inner.find('/') != std::string_view::npos) {
        home.zone = top == "platform" ? Zone::platform : Zone::room;
        home.part = first_part(inner);
        home.inner = inner.substr(home.part.size() + 1);
    }
    return home;
}

std::string resolve(const Tree& tree, std::string_view from, std::string_view target) {
    const auto top = first_part(target);
    const bool is_ours = top == "core" || top == "platform" || top == "rooms" || top == "app";
    auto in_source = "src/" + std::string(target);
    if (is_ours || tree.has(in_source)) return in_source;
    for (auto folder = folder_of(from); !folder.empty();
         folder = folder_of(folder)) {  // beside it, or beside its tests/
        auto beside = joined(folder, target);
        if (tree.has(beside)) return beside;
        if (file_name(folder) != "tests" && file_name(folder) != "fuzz" && file_name(folder) != "bench") break;
    }
    auto in_tests = "tests/" + std::string(target);
    if (tree.has(in_tests)) return in_tests;
    return {};
}

Declaration declaration_in(const Tree& tree, std::string_view path, std::string_view function) {
    Declaration declaration{.name = {}, .lists = {}, .path = std::string(path), .line = 0};
    const auto* source = tree.find(path);
    if (source == nullptr) return declaration;
    std::string keyword;
    bool inside = false;
    for (std::size_t i = 0; i < source->lines.size(); ++i) {
        std::string_view text = source->lines[i];
        text = text.substr(0, text.find('#'));
        if (!inside) {
            const auto at = find_word(text, function);
            if (at == std::string_view::npos) continue;
            text.remove_prefix(std::min(text.size(), at + function.size() + 1));
            inside = true;
            declaration.line = i + 1;
        }
        const auto end = text.find(')');
        for (const auto word : split(text.substr(0, end), ' ')) {
            if (word.empty()) continue;
            const bool is_keyword = std::all_of(word.begin(), word.end(), [](char c) {
                return std::isupper(static_cast<unsigned char>(c)) != 0 || c == '_';
            });
            if (declaration.name.empty()) {
                declaration.name = word;
            } else if (is_keyword) {
                keyword = word;
            } else {
                declaration.lists[keyword].emplace_back(word);
            }
        }
        if (end != std::string_view::npos) return declaration;
    }
    return declaration;
}

}  // namespace tidy
