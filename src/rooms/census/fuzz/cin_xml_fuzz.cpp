// Any bytes as a census file: read in small stretches by two threads, judged by every rule, told, and counted; once
// with what is plain read without a parser, once by the parser alone. Both must tell the same.
#include <cstdlib>
#include <sstream>

#include "rooms/census/cin/indicator.h"
#include "rooms/census/cin/report.h"
#include "rooms/census/formats/cin_xml.h"

namespace census {
namespace {

std::string told(const Bytes& bytes, std::uint8_t wish, bool plainly) {
    Oddities oddities;
    auto read =
        cin::read_xml(bytes, {.threads = 1U + wish % 2U, .stretch = 64U + wish * 16U, .plainly = plainly}, oddities);
    if (!read) return read.error().for_user;
    auto checked = std::make_shared<cin::Checked>();
    checked->rules = cin::RuleSet{read->header.census_year()};
    checked->data = std::move(*read);
    checked->findings = cin::check(checked->data, checked->rules);
    cin::tally(checked->data);
    std::ostringstream out;
    const std::vector<Report> reports{cin::report_of("f.xml", checked, oddities, bytes, 0)};
    write_json(out, reports);
    write_text(out, reports);
    return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) return 0;
    const auto bytes = bytes_of({reinterpret_cast<const char*>(data) + 1, size - 1});
    if (told(*bytes, data[0], true) != told(*bytes, data[0], false)) std::abort();
    return 0;
}

}  // namespace census
