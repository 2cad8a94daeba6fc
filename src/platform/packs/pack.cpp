#include "platform/packs/pack.h"

#include <sodium.h>
#include <toml++/toml.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include "core/check.h"
#include "core/csv.h"
#include "core/utf8.h"
#include "platform/packs/toml_text.h"

namespace packs {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_file_bytes = 64U << 20U;

std::optional<std::string> contents(const fs::path& path) {
    std::error_code error;
    if (fs::file_size(path, error) > most_file_bytes || error) return std::nullopt;
    std::ifstream stream{path, std::ios::binary};
    if (!stream) return std::nullopt;
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::size_t place_of(const File& file, std::string_view column) {
    const auto found =
        std::find_if(file.columns.begin(), file.columns.end(), [&](auto& c) { return c.name == column; });
    core::check(found != file.columns.end(), "the column is declared");
    return static_cast<std::size_t>(found - file.columns.begin());
}

std::string key_of(const File& file, const std::vector<std::string>& cells) {
    std::string key;
    for (const auto& column : file.key) key += (key.empty() ? "" : "|") + cells[place_of(file, column)];
    return key;
}

/// Where each declared column stands in the file; empty when a fault was found in the header.
std::optional<std::vector<std::size_t>> match_header(const File& file, const core::Csv& csv, core::Faults& faults) {
    std::vector<std::size_t> places;
    const std::size_t before = faults.size();
    for (const auto& column : file.columns) {
        const auto found = std::find(csv.header.begin(), csv.header.end(), column.name);
        if (found == csv.header.end() && column.may_be_missing)
            places.push_back(csv.header.size());
        else if (found == csv.header.end())
            faults.push_back({file.name, 1, column.name, "The column is missing.", "Add it to the header row."});
        else
            places.push_back(static_cast<std::size_t>(found - csv.header.begin()));
    }
    for (const auto& name : csv.header)
        if (std::none_of(file.columns.begin(), file.columns.end(), [&](auto& c) { return c.name == name; }))
            faults.push_back({file.name, 1, name, "This file has no such column.", "Remove it or correct its name."});
    if (faults.size() != before) return std::nullopt;
    return places;
}

/// A key of several parts as people read it: "referrals, 2".
std::string in_words(const std::string& key) {
    std::string text;
    for (const char c : key) text += c == '|' ? std::string{", "} : std::string{c};
    return text;
}

using Keys = std::map<std::string, std::set<std::string>>;

/// `keys` takes the keys of faulty rows too: what refers to them is not a second fault.
std::vector<Row> read_rows(const File& file, const core::Csv& csv, const std::vector<std::size_t>& places, Keys& keys,
                           core::Faults& faults) {
    std::vector<Row> rows;
    std::map<std::string, std::size_t> seen;
    for (const auto& given : csv.rows) {
        std::vector<std::string> cells;
        const std::size_t before = faults.size();
        for (std::size_t i = 0; i < places.size(); ++i) {
            cells.push_back(places[i] < given.cells.size() ? given.cells[places[i]] : std::string{});
            if (const auto wrong = misfit(file.columns[i], cells.back()))
                faults.push_back({file.name, given.line, file.columns[i].name, wrong->first, wrong->second});
        }
        keys[file.name].insert(key_of(file, cells));
        if (faults.size() != before) continue;
        const auto [at, fresh] = seen.emplace(key_of(file, cells), given.line);
        if (!fresh) {
            std::string key;
            for (const auto& column : file.key) key += (key.empty() ? "" : ", ") + column;
            faults.push_back({file.name, given.line, "",
                              "The row repeats line " + std::to_string(at->second) + ": the same " + key + ".",
                              "Remove one of the two."});
            continue;
        }
        rows.emplace_back(file, given.line, std::move(cells));
    }
    return rows;
}

using Exists = std::function<bool(const File&, const std::string&)>;

/// Where each row's references lead: to a row of the pack, or to what `exists` knows. What an unread file would have
/// held nobody can say.
void check_references(const Pack& pack, const std::vector<File>& files, Keys& keys, const Exists& exists,
                      const std::set<std::string>& unread, core::Faults& faults) {
    for (const auto& file : files) {
        for (const auto& column : file.columns) {
            if (column.type != Type::reference || unread.contains(column.refers_to)) continue;
            const auto target =
                std::find_if(files.begin(), files.end(), [&](auto& f) { return f.name == column.refers_to; });
            core::check(target != files.end(), "a reference names a declared file");
            for (const auto& row : pack.of(file)) {
                std::vector<std::string> cells{row.text(column.name)};
                for (const auto& more : column.with) cells.push_back(row.text(more));
                for (const auto& key : keys_referred(column, cells)) {
                    if (keys[target->name].contains(key) || exists(*target, key)) continue;
                    faults.push_back(
                        {file.name, row.line(), column.name,
                         "\"" + in_words(key) + "\" is not in " + target->name + ", nor was it loaded before.",
                         "Correct it, or add a row for it to " + target->name + "."});
                }
            }
        }
    }
}

/// A key belongs to one pack, and what another pack refers to stays.
void check_elsewhere(const Pack& pack, const File& file, Keys& keys, const Elsewhere& elsewhere, core::Faults& faults) {
    const auto& held = pack.elsewhere.at(file.name);
    for (const auto& row : pack.of(file))
        // What a person recorded belongs to no pack, and a pack may bring it too.
        if (held.contains(row.key()) && !held.at(row.key()).empty())
            faults.push_back(
                {file.name, row.line(), "",
                 "Another pack (" + held.at(row.key()) + ") holds \"" + in_words(row.key()) + "\" already.",
                 "Remove the row; it can be referred to from here."});
    for (const auto& [key, other] : elsewhere.needed(file, pack.name))
        if (!keys[file.name].contains(key))
            faults.push_back(
                {file.name, 0, "",
                 "\"" + in_words(key) + "\" was loaded before, is gone now, and the pack " + other + " refers to it.",
                 "Put its row back, or load " + other + " without what refers to it first."});
}

void read_card(const fs::path& folder, Pack& pack, core::Faults& faults) {
    const auto text = contents(folder / "pack.toml");
    if (!text) {
        faults.push_back({"pack.toml", 0, "", "The pack has no pack.toml that can be read.",
                          "Add one with name, title, licence and source."});
        return;
    }
    if (const auto line = line_of_loose_character(*text); line > 0) {
        faults.push_back({"pack.toml", line, "", "A letter or sign beyond ASCII stands outside quotation marks.",
                          "Put text in quotation marks."});
        return;
    }
    const auto parsed = [&]() -> std::optional<toml::table> {
        try {
            return toml::parse(*text);
        } catch (const toml::parse_error& error) {
            faults.push_back({"pack.toml", error.source().begin.line, "", std::string{error.description()} + ".",
                              "Correct the line."});
        } catch (const std::invalid_argument&) {  // the library's own assertions: cmake/house.cmake
            faults.push_back({"pack.toml", 0, "", "This is not TOML.", "Write lines such as name = \"...\"."});
        }
        return std::nullopt;
    }();
    if (!parsed) return;
    const auto take = [&](const char* name, std::string& into) {
        const auto value = (*parsed)[name].value<std::string>();
        if (value && !value->empty())
            into = *value;
        else
            faults.push_back(
                {"pack.toml", 0, name, "There is no text for it.", std::string{"Add "} + name + " = \"...\"."});
    };
    take("name", pack.name);
    take("title", pack.title);
    take("licence", pack.licence);
    take("source", pack.source);
}

void read_narratives(const fs::path& folder, Pack& pack, core::Faults& faults) {
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator{folder / "narrative", error};
         !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
        if (!entry->is_regular_file() || entry->path().extension() != ".md") continue;
        const std::string path = fs::relative(entry->path(), folder / "narrative").generic_string();
        auto text = contents(entry->path());
        if (!text || core::first_invalid_utf8(*text) != std::string_view::npos) {
            faults.push_back({"narrative/" + path, 0, "", "The file cannot be read as UTF-8.", "Save it as UTF-8."});
            continue;
        }
        if (text->find('\0') != std::string::npos) {
            faults.push_back(
                {"narrative/" + path, 0, "", "The file has a null character.", "Save it as plain text in UTF-8."});
            continue;
        }
        pack.narratives.push_back({path, std::move(*text)});
    }
    // The walk ends where it cannot go on; taken for the end, it would remove what was loaded before.
    if (error && error != std::errc::no_such_file_or_directory)
        faults.push_back({"narrative", 0, "", "The folder cannot be read: " + error.message() + ".",
                          "Allow reading it and the folders in it."});
    std::sort(pack.narratives.begin(), pack.narratives.end(), [](auto& a, auto& b) { return a.path < b.path; });
}

/// A fingerprint of all that was read, kept with the load for the operator to compare packs by. Whether a load changes
/// anything is seen row by row, not from it.
std::string checksum_of(const Pack& pack, const std::vector<File>& files) {
    crypto_generichash_state state;
    core::check(sodium_init() >= 0, "libsodium starts");
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    const auto add = [&](std::string_view text) {
        const std::string size = std::to_string(text.size()) + ":";
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(size.data()), size.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    };
    for (const auto* text : {&pack.name, &pack.title, &pack.licence, &pack.source}) add(*text);
    for (const auto& file : files)
        for (const auto& row : pack.of(file))
            for (const auto& cell : row.cells()) add(cell);
    for (const auto& narrative : pack.narratives) {
        add(narrative.path);
        add(narrative.text);
    }
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash_final(&state, hash, sizeof hash);
    char hex[sizeof hash * 2 + 1];
    return sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
}

/// False when the file, or rows of it, could not be made out: what it holds is then not known.
bool read_file(const fs::path& path, const File& file, Pack& pack, Keys& keys, core::Faults& faults) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        if (file.need == Need::optional && !error) return true;
        faults.push_back({file.name, 0, "", "The pack has no such file.", "Add it, with its header row at least."});
        return false;
    }
    const auto text = contents(path);
    if (!text) {
        faults.push_back({file.name, 0, "", "The file cannot be read, or is larger than 64 MiB.", "Check it."});
        return false;
    }
    const std::size_t before = faults.size();
    const auto csv = core::read_csv(*text, file.name, faults);
    const bool legible = faults.size() == before;
    if (!legible && csv.header.empty()) return false;
    const auto places = match_header(file, csv, faults);
    if (!places) return false;
    pack.rows[file.name] = read_rows(file, csv, *places, keys, faults);
    return legible;
}

core::Result<Pack> read_beside(const std::string& folder, const std::vector<File>& declared, const Elsewhere& elsewhere,
                               const Exists& exists, core::Faults& faults) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return core::refuse(core::Reason::unusable_input, "There is no pack at " + folder + ": it is not a folder.");
    Pack pack;
    pack.files = std::make_shared<const std::vector<File>>(declared);
    const auto& files = *pack.files;
    Keys keys;
    std::set<std::string> unread;
    read_card(folder, pack, faults);
    for (const auto& file : files) {
        const auto path = fs::path{folder} / file.name;
        const std::size_t before = faults.size();
        if (!read_file(path, file, pack, keys, faults)) unread.insert(file.name);
        if (faults.size() != before) pack.incomplete.insert(file.name);
    }
    for (const auto& entry : fs::directory_iterator{folder, error}) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() == ".csv" &&
            std::none_of(files.begin(), files.end(), [&](auto& file) { return file.name == name; }))
            faults.push_back({name, 0, "", "No room takes a file of this name.", "Correct its name or remove it."});
    }
    read_narratives(folder, pack, faults);
    for (const auto& file : files) {
        pack.elsewhere[file.name] = elsewhere.keys(file, pack.name);
        // Without its name nobody can tell what is this pack's own.
        const bool told = !pack.name.empty() && !unread.contains(file.name);
        if (told) check_elsewhere(pack, file, keys, elsewhere, faults);
    }
    const auto known = [&](const File& file, const std::string& key) {
        return pack.elsewhere.at(file.name).contains(key) || exists(file, key);
    };
    check_references(pack, files, keys, known, unread, faults);
    std::stable_sort(faults.begin(), faults.end(),
                     [](auto& a, auto& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
    pack.checksum = checksum_of(pack, files);
    return pack;
}

}  // namespace

std::vector<std::string> keys_referred(const Column& column, const std::vector<std::string>& cells) {
    std::vector<std::string> keys;
    std::istringstream parts{cells.front()};
    std::string key;
    while (std::getline(parts, key, column.separator == 0 ? '\n' : column.separator)) {
        for (std::size_t i = 1; i < cells.size(); ++i) key += "|" + cells[i];
        keys.push_back(key);
    }
    return keys;
}

const std::string& Row::text(std::string_view column) const { return cells_[place_of(*file_, column)]; }
std::optional<core::Decimal> Row::decimal(std::string_view column) const { return core::Decimal::parse(text(column)); }
std::optional<std::int64_t> Row::whole(std::string_view column) const {
    const auto value = decimal(column);
    if (!value) return std::nullopt;
    return value->rounded(0).units();
}
std::optional<core::Period> Row::period(std::string_view column) const { return core::Period::parse(text(column)); }
std::optional<core::Date> Row::date(std::string_view column) const { return core::parse_date(text(column)); }
std::string Row::key() const { return key_of(*file_, cells_); }

const std::vector<Row>& Pack::of(const File& file) const {
    static const std::vector<Row> none;
    const auto found = rows.find(file.name);
    return found == rows.end() ? none : found->second;
}

core::Result<Pack> read(const std::string& folder, const std::vector<File>& files, const Elsewhere& elsewhere,
                        core::Faults& faults) {
    return read_beside(
        folder, files, elsewhere, [](auto&, auto&) { return false; }, faults);
}

core::Result<Pack> read(const std::string& folder, const std::vector<File>& files, const Exists& exists,
                        core::Faults& faults) {
    const auto nothing = [](auto&, auto&) { return Holders{}; };
    return read_beside(folder, files, {nothing, nothing}, exists, faults);
}

}  // namespace packs
