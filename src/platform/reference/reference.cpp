#include "platform/reference/reference.h"

#include "core/check.h"
#include "core/embedded.h"

namespace embedded {
std::span<const core::EmbeddedFile> reference_data();
}

namespace reference {

std::string_view file(std::string_view name) {
    for (const auto& file : embedded::reference_data())
        if (file.path == name) return file.bytes;
    core::check(false, "the reference file was built into the program");
    return {};
}

const core::Calendar& england() {
    static const core::Calendar calendar = [] {
        std::vector<core::Date> days;
        std::string_view text = file("bank_holidays.csv");
        while (!text.empty()) {
            const auto end = text.find('\n');
            const auto line = text.substr(0, end);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            if (line.empty() || line.front() == '#' || line.starts_with("date,")) continue;
            const auto date = core::parse_date(line.substr(0, 10));
            core::check(date.has_value(), "every row of bank_holidays.csv begins with a date");
            days.push_back(*date);
        }
        return core::Calendar{std::move(days)};
    }();
    return calendar;
}

}  // namespace reference
