#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_code(found, block.children.ethnicity); }

}  // namespace

extern constinit const Rule cin_4220{
    .card = {.code = "4220",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "Ethnicity is there and a known code.",
             .message = "The ethnicity is missing or no known code",
             .remedy = "Enter a code of the list; REFU where it was declined, NOBT where it was not obtained.",
             .source = {.instrument = guide, .provision = "rule 4220"},
             .module = "ChildCharacteristics",
             .fields = {Column::ethnicity}},
    .check = check};

}  // namespace census::cin
