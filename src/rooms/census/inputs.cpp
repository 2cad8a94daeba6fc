#include "rooms/census/inputs.h"

#include <cctype>
#include <filesystem>

namespace census {
namespace {

bool is_csv(const std::string& file) {
    const std::string end = std::filesystem::path{file}.extension().string();
    return end.size() == 4 && std::tolower(end[1]) == 'c' && std::tolower(end[2]) == 's' && std::tolower(end[3]) == 'v';
}

}  // namespace

std::vector<Input> inputs_of(const std::vector<std::string>& files, const std::vector<std::string>& authorities) {
    std::vector<Input> inputs;
    ssda903::Files loose;
    for (const std::string& file : files) {
        std::error_code error;
        if (std::filesystem::is_directory(file, error)) {
            const auto found = ssda903::files_of(file);
            if (found)
                inputs.push_back({.name = file, .is_ssda903 = true, .ssda903 = *found});
            else
                inputs.push_back({.name = file, .unusable = found.error().for_user});
        } else if (is_csv(file)) {
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
