#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "core/check.h"
#include "platform/packs/pack.h"

namespace {

namespace fs = std::filesystem;
using packs::Type;

/// One column of each type, and a file that refers to the other.
const std::vector<packs::File>& files() {
    static const std::vector<packs::File> all{
        {.name = "things.csv",
         .table = "fuzz_things",
         .columns = {{.name = "code", .type = Type::code},
                     {.name = "name", .need = packs::Need::optional, .most_characters = 40},
                     {.name = "day", .type = Type::date, .need = packs::Need::optional},
                     {.name = "period", .type = Type::period, .need = packs::Need::optional},
                     {.name = "count", .type = Type::whole, .need = packs::Need::optional},
                     {.name = "share", .type = Type::decimal, .need = packs::Need::optional},
                     {.name = "kind", .type = Type::choice, .need = packs::Need::optional, .choices = {"a", "b"}}},
         .key = {"code"}},
        {.name = "parts.csv",
         .table = "fuzz_parts",
         .columns = {{.name = "of", .type = Type::reference, .refers_to = "things.csv", .separator = ';'},
                     {.name = "number", .type = Type::whole}},
         .key = {"of", "number"},
         .need = packs::Need::optional}};
    return all;
}

/// A folder of this process alone, gone when it ends.
struct Folder {
    fs::path at = fs::temp_directory_path() / ("cairn_packs_fuzz." + std::to_string(::getpid()));
    Folder() { fs::create_directories(at / "narrative"); }
    ~Folder() { fs::remove_all(at); }
    void write(const char* name, std::string_view bytes) const {
        std::ofstream{at / name, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
};

}  // namespace

/// Any bytes as a pack that someone sends: its card, two tables and a narrative, parted by lines of "--". A pack is
/// taken only when nothing is wrong with it, and then every cell can be asked for as its column's type.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Folder folder;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    for (const char* name : {"pack.toml", "things.csv", "parts.csv", "narrative/one.md"}) {
        const auto end = rest.find("\n--\n");
        folder.write(name, rest.substr(0, end == rest.npos ? rest.size() : end + 1));
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 4);
    }
    core::Faults faults;
    const auto pack = packs::read(
        folder.at.string(), files(), [](const packs::File&, const std::string& key) { return key == "elsewhere"; },
        faults);
    if (!pack || !faults.empty()) return 0;
    for (const auto& row : pack->of(files()[0])) {
        core::check(!row.key().empty(), "a row has its key");
        static_cast<void>(row.date("day"));
        static_cast<void>(row.period("period"));
        static_cast<void>(row.whole("count"));
        static_cast<void>(row.decimal("share"));
    }
    for (const auto& row : pack->of(files()[1])) core::check(row.whole("number").has_value(), "a number was required");
    return 0;
}
