#include "contract.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace contract {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

void gave_up(const support::Ran& ran, int status, const std::string& told) {
    CAPTURE(ran.out);
    CAPTURE(ran.err);
    CAPTURE(told);
    CHECK(ran.status == status);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("cairn: "));
    CHECK(ran.err.ends_with("\n"));
    CHECK(count(ran.err, "\n") == 1);
    CHECK(ran.err.find(told) != std::string::npos);
}

void one_json_document(const support::Ran& ran) {
    CAPTURE(ran.err);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    CHECK(nlohmann::json::accept(ran.out));
    CHECK(ran.out.front() == '{');
    CHECK(ran.out.ends_with("}\n"));
}

}  // namespace contract
