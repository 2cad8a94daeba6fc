// Any bytes as a report: read, checked, told. Time must stay linear: the fuzzer's own limit on a slow input ends the
// run.
#include <cstdint>

#include "platform/claims/report.h"

namespace claims {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const Report report{.document = "f.md", .findings = check_text(text), .idle = {}};
    to_text(report);
    to_json(report);
    core::Faults faults;
    read_explanations(text, "claims.csv", faults);
    return 0;
}

}  // namespace claims
