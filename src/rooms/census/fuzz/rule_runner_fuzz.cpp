// Any text as a case file: whatever tables it describes are judged by every rule of both returns.
#include <sstream>

#include "rooms/census/cin/report.h"
#include "rooms/census/formats/case_json.h"
#include "rooms/census/formats/ssda903_case.h"
#include "rooms/census/ssda903/check.h"

namespace census {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto cases = read_cases({reinterpret_cast<const char*>(data), size});
    if (!cases) return 0;
    for (const Case& each : *cases) {
        auto checked = std::make_shared<cin::Checked>();
        checked->rules = cin::RuleSet{2023 + static_cast<int>(size % 4)};
        checked->data = cin::return_of(each);
        checked->findings = cin::check(checked->data, checked->rules);
        std::ostringstream out;
        write_text(out, {cin::report_of("case", checked)});
        const auto other = ssda903::return_of(each);
        ssda903::check(*other, ssda903::RuleSet{0});
    }
    return 0;
}

}  // namespace census
