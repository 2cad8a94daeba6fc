#include <algorithm>
#include <cctype>
#include <set>

#include "checks.h"
#include "homes.h"

namespace tidy {
namespace {

class BelongingCheck {
  public:
    BelongingCheck(const Tree& tree, Findings& findings) : tree_(tree), findings_(findings) {}

    void run() {
        for (const auto& [path, source] : tree_.files) {
            if (!path.starts_with("src/")) continue;
            const auto home = home_of(path);
            if (is_cpp(path)) check_code(source, home);
            if (path.ends_with(".sql")) check_migration(source, home);
            if (home.inner == "CMakeLists.txt") check_declaration(path, home);
        }
        for (const auto& room : rooms_) check_room(room);
    }

  private:
    void report(std::string_view path, std::size_t line, std::string subject, std::string what, std::string instead) {
        findings_.push_back({.path = std::string(path),
                             .line = line,
                             .check = "belongs",
                             .subject = std::move(subject),
                             .what = std::move(what),
                             .instead = std::move(instead)});
    }

    void check_code(const Source& source, const Home& home) {
        if (source.path.starts_with("src/rooms/registry.")) return;  // the list of all rooms, which the build writes
        if (home.part.empty()) {
            report(source.path, 0, {}, "this file belongs to no part of the house",
                   "put it into core/, app/, a folder of platform/ or a folder of rooms/");
            return;
        }
        if (home.zone == Zone::room) rooms_.emplace(home.part);
        const auto part = folder_of_part(source.path, home);
        if (!tree_.has(part + "/CMakeLists.txt")) {
            if (unbuilt_.insert(part).second) {
                report(source.path, 0, {}, "nothing builds " + part,
                       "give it a CMakeLists.txt with add_service or add_room");
            }
            return;
        }
        if (home.is_test) {
            check_test(source, home);
        } else if (is_header(source.path)) {
            check_header(source, home);
        }
    }

    static std::string folder_of_part(const std::string& path, const Home& home) {
        return path.substr(0, path.size() - home.inner.size() - 1);
    }

    void check_header(const Source& source, const Home& home) {
        const auto has = [&](std::string_view wanted) {
            return std::any_of(source.code.begin(), source.code.end(), [&](const std::string& line) {
                return find_word(line, wanted) != std::string_view::npos;
            });
        };
        if (!has("#pragma once")) {
            report(source.path, 0, "pragma", "the header may be read twice", "begin it with #pragma once");
        }
        const auto name = "namespace " + std::string(home.part);
        const bool only_includes = std::all_of(source.code.begin(), source.code.end(), [](const std::string& line) {
            return trim(line).empty() || trim(line).starts_with("#");
        });
        if (only_includes || has(name) || home.zone == Zone::app) return;
        report(source.path, 0, "namespace", "the header does not open " + name,
               "a part's namespace is its folder's word (HOUSE.md 1)");
    }

    /// "db: a rolled back write leaves no trace"
    static bool names_its_subject(std::string_view name) {
        const auto colon = name.find(": ");
        return colon != std::string_view::npos && colon > 0 && name.find('"') > colon &&
               std::none_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(colon),
                            [](unsigned char c) { return std::isupper(c) != 0; });
    }

    /// Names of tests are sentences that begin with their subject, so that a failure says at once whose it is.
    void check_test(const Source& source, const Home& home) {
        if (!has_folder(home.inner, "tests") || is_header(source.path)) return;
        bool has_case = false;
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            if (find_word(source.code[i], "TEST_CASE") == std::string_view::npos) continue;
            has_case = true;
            const std::string_view line = source.lines[i];
            const auto quote = line.find('"');
            if (quote == std::string_view::npos) continue;
            if (names_its_subject(line.substr(quote + 1))) continue;
            report(source.path, i + 1, "test_name", "the test's name does not say whose it is",
                   "write \"" + std::string(home.part) + ": a sentence that says what holds\"");
        }
        if (!has_case || source.path.ends_with("_test.cpp")) return;
        report(source.path, 0, "test_file", "these test cases are never run",
               "name the file *_test.cpp: cmake makes one CTest test of each");
    }

    void check_declaration(const std::string& path, const Home& home) {
        const auto function = home.zone == Zone::room ? "add_room" : "add_service";
        if (home.zone != Zone::room && home.zone != Zone::platform) return;
        const auto declaration = declaration_in(tree_, path, function);
        if (declaration.name == home.part) return;
        report(path, declaration.line, {}, "the part is not declared under the name of its folder",
               std::string("write ") + function + "(" + std::string(home.part) + " ...)");
    }

    void check_room(const std::string& room) {
        const auto folder = "src/rooms/" + room;
        const std::vector<std::pair<std::string, std::string>> files = {
            {"README.md", "a page: purpose, vocabulary, law, who may do what"},

            {"room.cpp", "the card: title, routes, permissions, place in the navigation"}};
        for (const auto& [name, what] : files) {
            if (tree_.has(folder + "/" + name)) continue;
            report(folder, 0, name, "the room has no " + name,
                   "write it: " + what + " (tools/new_room shows the shape)");
        }
        const auto prefix = folder + "/tests/";
        const auto first = tree_.paths.lower_bound(prefix);
        if (first != tree_.paths.end() && first->starts_with(prefix)) return;
        report(folder, 0, "tests", "the room has no tests",
               "begin with a page test: missing record, empty form, valid form");
    }

    /// 0003_search.sql, or 0003_search.sqlite.sql and 0003_search.postgres.sql where the engines differ.
    void check_migration(const Source& source, const Home& home) {
        if (!has_folder(home.inner, "migrations")) return;
        const auto name = std::string(file_name(source.path));
        const bool numbered = name.size() > 9 && name[4] == '_' &&
                              std::all_of(name.begin(), name.begin() + 4,
                                          [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
        if (!numbered) {
            report(source.path, 0, "number", "the migration has no number",
                   "name it NNNN_subject.sql; they run in that order");
        } else {
            const auto number = std::string(folder_of(source.path)) + "/" + name.substr(0, 4);
            const auto [other, is_first] = numbers_.emplace(number, stem_of(source.path));
            if (!is_first && other->second != stem_of(source.path)) {
                report(source.path, 0, "number", "two migrations have the number " + name.substr(0, 4),
                       "take the next one");
            }
        }
        if (home.zone == Zone::room || home.zone == Zone::platform) check_tables(source, home);
    }

    void check_tables(const Source& source, const Home& home) {
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            std::string line = source.lines[i].substr(0, source.lines[i].find("--"));
            std::transform(line.begin(), line.end(), line.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            for (const std::string_view before :
                 {"create table if not exists ", "create table ", "create virtual table "}) {
                const auto at = line.find(before);
                if (at == std::string::npos) continue;
                const auto table = std::string_view(line).substr(at + before.size());
                if (!table.starts_with(std::string(home.part) + "_") && table.substr(0, table.find(' ')) != home.part) {
                    report(source.path, i + 1, "table", "the table does not bear the part's name",
                           "call it " + std::string(home.part) + "_...");
                }
                break;
            }
        }
    }

    const Tree& tree_;
    Findings& findings_;
    std::set<std::string, std::less<>> rooms_;
    std::set<std::string, std::less<>> unbuilt_;
    std::map<std::string, std::string, std::less<>> numbers_;  ///< folder and number of a migration, to its stem
};

}  // namespace

void check_belonging(const Tree& tree, Findings& findings) { BelongingCheck(tree, findings).run(); }

}  // namespace tidy
