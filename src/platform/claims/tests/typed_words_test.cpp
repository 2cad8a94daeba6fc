#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "platform/claims/typed_words.h"

namespace {

std::vector<std::string> stated(const char* text) {
    std::vector<std::string> all;
    for (const auto& one : claims::typed_words(text)) all.push_back(one.stated);
    return all;
}

}  // namespace

TEST_CASE("claims: a number above twelve in words is found, with its line, and small counts and names are none") {
    CHECK(stated("Police visits rose from fifteen to twelve, and two hundred families were seen.") ==
          std::vector<std::string>{"fifteen, two hundred"});
    CHECK(stated("Twelve partners met three times; half of them came from one county.").empty());
    CHECK(stated("There were 2,961 meetings and 15% were late.").empty());
    CHECK(stated("Children of the twenty-first century.").empty());
    // Ages say who is meant.
    for (const char* sound :
         {"Of them 15% were younger than fifteen.", "18% were between five and nineteen, 25% older.",
          "A family with a child up to the age of nineteen, or twenty-five with special needs.",
          "22% were sixty-five or over, against 18%.",
          "About 134,800 people under eighteen lived in the county, 20% of everyone.",
          "A local offer reaches care leavers up to twenty-five."})
        CHECK(stated(sound).empty());
    CHECK(stated("Between fifteen and twenty families came.").size() == 1);
    const auto found = claims::typed_words("# A heading\n\nFirst.\n\nThirty schools took part.\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 5);
    CHECK(found[0].passage == "Thirty schools took part.");
    CHECK(found[0].verdict == claims::Verdict::cannot_be_checked);
    CHECK(found[0].check == claims::typed_words_check);
}
