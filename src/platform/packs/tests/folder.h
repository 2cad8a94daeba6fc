#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "platform/packs/pack.h"

/// A made pack in a folder of its own, gone at the end of its scope: places, and what was counted in them.
class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("cairn-pack-" + std::to_string(next()++))) {
        std::filesystem::create_directories(path_);
        write("pack.toml",
              "name = \"made\"\ntitle = \"A made pack\"\nlicence = \"none\"\nsource = \"made up for a test\"\n");
        write("places.csv", "code,name,part_of,opened\nA,Alpha,,2024-02-29\nB,Beta,A,\n");
        write("counts.csv", "place,period,kind,number\nA,2024-25,count,12\nB,2024-25,count,3\n");
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path() const { return path_.string(); }
    void write(const std::string& file, const std::string& text) const {
        std::filesystem::create_directories((path_ / file).parent_path());
        std::ofstream{path_ / file, std::ios::binary} << text;
    }
    void remove(const std::string& file) const { std::filesystem::remove(path_ / file); }

    static const std::vector<packs::File>& files() {
        using packs::Need;
        using packs::Type;
        static const std::vector<packs::File> all{
            {.name = "places.csv",
             .table = "made_places",
             .columns =
                 {{.name = "code", .most_characters = 3},
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

    core::Result<packs::Pack> read(core::Faults& faults) const {
        return packs::read(
            path(), files(), [](const packs::File&, const std::string&) { return false; }, faults);
    }

  private:
    static int& next() {
        static int number =
            static_cast<int>(std::hash<std::string>{}(std::filesystem::current_path().string()) % 100000) +
            static_cast<int>(::getpid());
        return number;
    }
    std::filesystem::path path_;
};
