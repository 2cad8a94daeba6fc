#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

/// Authority codes that a UPN may hold (post-1998 codes and the pseudo codes), as first and last of each run.
constexpr std::uint16_t runs[][2]{{1, 5},     {201, 213}, {301, 320}, {330, 336}, {340, 344}, {350, 359}, {370, 373},
                                  {380, 384}, {390, 394}, {420, 420}, {660, 681}, {701, 708}, {800, 803}, {805, 808},
                                  {810, 813}, {815, 816}, {820, 823}, {825, 826}, {830, 831}, {835, 841}, {845, 846},
                                  {850, 852}, {855, 857}, {860, 861}, {865, 896}, {908, 909}, {916, 916}, {919, 919},
                                  {921, 921}, {925, 926}, {928, 929}, {931, 931}, {933, 933}, {935, 938}, {940, 941}};

bool is_authority(std::string_view three) {
    if (!all_digits(three)) return false;
    const int code = (three[0] - '0') * 100 + (three[1] - '0') * 10 + (three[2] - '0');
    for (const auto& run : runs)
        if (run[0] <= code && code <= run[1]) return true;
    return false;
}

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        const std::string_view upn = block.read(children.upn[row]);
        return upn.size() == upn_length && !is_authority(upn.substr(1, 3));
    };
    flag(found, children, fails, children.upn);
}

}  // namespace

extern constinit const Rule cin_1530{
    .card = {.code = "1530",
             .severity = Severity::error,
             .years = {.first = 2023, .last = 2023},
             .statement = "Characters 2 to 4 of a 13-character UPN are a known authority code (post-1998 codes or the "
                          "pseudo codes).",
             .message = "The UPN holds no known authority code",
             .remedy = "Look the UPN up again: characters 2 to 4 name the authority that gave it.",
             .source = {.instrument = guide, .provision = "rule 1530"},
             .module = "ChildIdentifiers",
             .fields = {Column::upn}},
    .check = check};

}  // namespace census::cin
