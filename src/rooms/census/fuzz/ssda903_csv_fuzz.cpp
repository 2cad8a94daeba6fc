// Any bytes as the files of an SSDA903 return: a line of "--" begins the next file, "==" last year's.
#include <memory>
#include <sstream>

#include "rooms/census/ssda903/check.h"
#include "rooms/census/ssda903/indicator.h"

namespace census {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream text{std::string{reinterpret_cast<const char*>(data), size}};
    std::vector<std::unique_ptr<Bytes>> files;
    std::vector<bool> last;
    std::string file;
    bool is_last = false;
    const auto end_file = [&] {
        files.push_back(bytes_of(file));
        last.push_back(is_last);
        file.clear();
    };
    for (std::string line; std::getline(text, line);) {
        if (line == "--" || line == "==") {
            end_file();
            is_last = is_last || line == "==";
        } else {
            file += line + "\n";
        }
    }
    end_file();
    std::vector<ssda903::Part> parts;
    for (std::size_t i = 0; i < files.size(); ++i)
        parts.push_back({.name = std::to_string(i), .bytes = files[i].get(), .is_last_year = last[i]});
    const auto read = ssda903::read_csv(parts, 0);
    auto checked = std::make_shared<ssda903::Checked>();
    checked->data = read.data;
    checked->findings = ssda903::check(*checked->data, checked->rules);
    ssda903::tally(*read.data);
    std::ostringstream out;
    write_text(out, {ssda903::report_of("f", checked)});
    return 0;
}

}  // namespace census
