#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) { required_code(found, data.now.codes(Column::oc3_in_touch)); }

}  // namespace

extern constinit const Rule ssda903_131{
    .card = {.code = "131",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A care leaver's in-touch code is known.",
             .message = "Whether the authority is in touch is missing or no known code",
             .remedy = "Enter YES, NO, DIED, REFU, NREQ or RHOM.",
             .source = {.instrument = guide, .provision = "rule 131"},
             .module = "OC3",
             .fields = {Column::oc3_in_touch}},
    .check = check};

}  // namespace census::ssda903
