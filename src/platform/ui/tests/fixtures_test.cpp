#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <vector>

#include "canonical.h"
#include "fixture_options.h"

namespace {

namespace fs = std::filesystem;
using fixtures::Json;

const fs::path components = fs::path{SOURCE_DIR} / "node_modules/govuk-frontend/dist/govuk/components";

/// A fixture that our types cannot express, with the reason. The list may only shrink; it is empty.
struct Exception {
    std::string component;
    std::string name;
    std::string reason;
};
const std::vector<Exception> exceptions{};

const Exception* exception_for(const std::string& component, const std::string& name) {
    for (const auto& one : exceptions)
        if (one.component == component && one.name == name) return &one;
    return nullptr;
}

struct Tally {
    int matched = 0;
    int all = 0;
};

void compare(const std::string& component, const fixtures::Mapper& mapper, const Json& fixture, Tally& tally) {
    const auto name = fixture.at("name").get<std::string>();
    ++tally.all;
    if (const auto* exception = exception_for(component, name)) {
        std::printf("left out: %s, %s: %s\n", component.c_str(), name.c_str(), exception->reason.c_str());
        return;
    }
    const auto ours = canonical(mapper(fixture.at("options")).str());
    const auto theirs = canonical(fixture.at("html").get<std::string>());
    if (ours == theirs) ++tally.matched;
    if (ours != theirs) FAIL_CHECK(component << ", " << name << ":\n" << first_difference(ours, theirs));
}

}  // namespace

TEST_CASE("ui: every fixture of govuk-frontend renders as the official templates do") {
    fixtures::Mappers mappers;
    fixtures::add_form_mappers(mappers);
    fixtures::add_content_mappers(mappers);
    fixtures::add_navigation_mappers(mappers);

    Tally tally;
    std::set<std::string> found;
    for (const auto& folder : fs::directory_iterator{components}) {
        const auto file = folder.path() / "fixtures.json";
        if (!fs::exists(file)) continue;
        const auto component = folder.path().filename().string();
        found.insert(component);
        const auto mapper = mappers.find(component);
        if (mapper == mappers.end()) {
            FAIL_CHECK("no component of ours for " << component);
            continue;
        }
        std::ifstream stream{file};
        const auto all = Json::parse(stream);
        for (const auto& fixture : all.at("fixtures")) compare(component, mapper->second, fixture, tally);
    }
    std::printf("%d of %d fixtures match, %zu components, %zu exceptions\n", tally.matched, tally.all, found.size(),
                exceptions.size());
    for (const auto& [component, mapper] : mappers) CHECK_MESSAGE(found.contains(component), component);
    // govuk-frontend 6.6.0. A new release changes these; the failures above show what else it changed.
    CHECK(found.size() == 39);
    CHECK(tally.all == 725);
    CHECK(tally.matched + static_cast<int>(exceptions.size()) == tally.all);
}

TEST_CASE("ui: the comparison sees what a reader would see") {
    const auto same = [](const char* a, const char* b) { return canonical(a) == canonical(b); };
    CHECK(same("<p class=\"a\" id=\"b\">x</p>", "<p id=\"b\"\n class=\"a\">\n  x </p>"));
    CHECK(same("<div><p>x</p> <p>y</p></div>", "<div><p>x</p><p>y</p></div>"));
    CHECK(same("<p class=\" a  b \">x</p>", "<p class=\"a b\">x</p>"));
    CHECK(same("<p>a <b> b</b></p>", "<p>a <b>b</b></p>"));
    CHECK(same("<input disabled>", "<input disabled=\"\">"));
    CHECK_FALSE(same("<p>a<b>b</b></p>", "<p>a <b>b</b></p>"));
    CHECK_FALSE(same("<p class=\"a\">x</p>", "<p class=\"b\">x</p>"));
    CHECK_FALSE(same("<p>x</p>", "<p>y</p>"));
    CHECK_FALSE(same("<p>x</p>", "<div>x</div>"));
    CHECK_FALSE(same("<p>x</p><hr>", "<p>x</p>"));
    CHECK_FALSE(same("<p>1 &lt; 2</p>", "<p>1 &amp;lt; 2</p>"));
    CHECK_FALSE(same("<label>a</label><input>", "<label>a</label> <input>"));
    CHECK_FALSE(same("<textarea>a  b</textarea>", "<textarea>a b</textarea>"));
}
