#include "platform/packs/tests/folder.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace {

namespace fs = std::filesystem;

std::string fresh_path() {
    static int number = 0;
    const std::string name = "cairn-pack-" + std::to_string(::getpid()) + "-" + std::to_string(number++);
    return (fs::temp_directory_path() / name).string();
}

}  // namespace

Folder::Folder() : path_(fresh_path()) {
    write("pack.toml",
          "name = \"made\"\ntitle = \"A made pack\"\nlicence = \"none\"\nsource = \"made up for a test\"\n");
    write("places.csv", "code,name,part_of,opened\nA,Alpha,,2024-02-29\nB,Beta,A,\n");
    write("counts.csv", "place,period,kind,number\nA,2024-25,count,12\nB,2024-25,count,3\n");
}

Folder::~Folder() { fs::remove_all(path_); }

void Folder::write(const std::string& file, const std::string& text) const {
    const fs::path place = fs::path{path_} / file;
    fs::create_directories(place.parent_path());
    std::ofstream{place, std::ios::binary} << text;
}

void Folder::remove(const std::string& file) const { fs::remove(fs::path{path_} / file); }

core::Result<packs::Pack> Folder::read(core::Faults& faults) const {
    return packs::read(
        path_, files(), [](const packs::File&, const std::string&) { return false; }, faults);
}

core::Result<packs::Pack> Folder::read(db::Database& database, core::Faults& faults) const {
    core::Result<packs::Pack> pack;
    database.read([&](db::ReadTx& tx) { pack = packs::read(path_, files(), packs::elsewhere(tx, files()), faults); });
    return pack;
}

const std::vector<packs::File>& Folder::files() {
    using packs::Need;
    using packs::Type;
    static const std::vector<packs::File> all{
        {.name = "places.csv",
         .table = "made_places",
         .columns = {{.name = "code", .most_characters = 3},
                     {.name = "name"},
                     {.name = "part_of", .type = Type::reference, .need = Need::optional, .refers_to = "places.csv"},
                     {.name = "opened", .type = Type::date, .need = Need::optional}},
         .key = {"code"}},
        {.name = "counts.csv",
         .table = "made_counts",
         .columns = {{.name = "place", .type = Type::reference, .refers_to = "places.csv"},
                     {.name = "period", .type = Type::period},
                     {.name = "kind", .type = Type::choice, .choices = {"count", "share"}},
                     {.name = "number", .type = Type::whole}},
         .key = {"place", "period", "kind"}}};
    return all;
}
