#include "record_house.h"

#include <algorithm>
#include <filesystem>

namespace access_test {

RecordHouse::~RecordHouse() { std::filesystem::remove_all(folder); }

std::string RecordHouse::new_folder() {
    auto name = (std::filesystem::temp_directory_path() / "cairn-access-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    return name;
}

std::vector<std::string> RecordHouse::files() const {
    std::vector<std::string> all;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator{folder + "/returns", none})
        all.push_back(entry.path().filename().string());
    std::sort(all.begin(), all.end());
    return all;
}

void RecordHouse::age_files() const {
    const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours{48};
    for (const auto& name : files()) std::filesystem::last_write_time(folder + "/returns/" + name, old);
}

}  // namespace access_test
