#include "rooms/census/inputs.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace census {
namespace {

bool ends_in(const std::string& file, std::string_view wanted) {
    const std::string end = std::filesystem::path{file}.extension().string();
    return std::equal(end.begin(), end.end(), wanted.begin(), wanted.end(),
                      [](unsigned char a, char b) { return std::tolower(a) == b; });
}

/// The returns of a folder: every XML file, and the CSV files together.
void add_folder(const std::string& folder, std::vector<Input>& inputs) {
    std::vector<std::string> files;
    std::string left_out;
    bool has_csv = false;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
        const std::string file = entry.path().string();
        if (!entry.is_regular_file(error)) continue;
        if (ends_in(file, ".xml"))
            files.push_back(file);
        else if (ends_in(file, ".csv"))
            has_csv = true;
        else
            left_out += (left_out.empty() ? "" : ", ") + entry.path().filename().string();
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) inputs.push_back({.name = file});
    if (has_csv) {
        auto found = ssda903::files_of(folder);
        if (found)
            inputs.push_back({.name = folder, .is_ssda903 = true, .ssda903 = std::move(*found)});
        else
            inputs.push_back({.name = folder, .unusable = found.error().for_user});
    }
    if (!left_out.empty()) inputs.push_back({.name = folder, .left_out = left_out});
    if (files.empty() && !has_csv)
        inputs.push_back(
            {.name = folder, .unusable = "the folder holds no XML file (census) and no CSV file (SSDA903)"});
}

}  // namespace

std::vector<Input> inputs_of(const std::vector<std::string>& files, const std::vector<std::string>& authorities) {
    std::vector<Input> inputs;
    ssda903::Files loose;
    for (const std::string& file : files) {
        std::error_code error;
        if (std::filesystem::is_directory(file, error)) {
            add_folder(file, inputs);
        } else if (ends_in(file, ".csv")) {
            loose.now.push_back(file);
        } else {
            inputs.push_back({.name = file});
        }
    }
    if (!loose.now.empty()) inputs.push_back({.name = loose.now.front(), .is_ssda903 = true, .ssda903 = loose});
    std::size_t told = 0;
    for (Input& input : inputs)
        if (input.is_ssda903 && told < authorities.size()) input.authority = authorities[told++];
    return inputs;
}

}  // namespace census
