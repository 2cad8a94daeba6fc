#include <doctest/doctest.h>

#include <sstream>

#include "rooms/census/cin/check.h"
#include "rooms/census/cin/report.h"
#include "rooms/census/formats/cin_xml.h"
#include "support/return_writer.h"
#include "support/small_return.h"

using namespace census;
using made::small_return;
using made::spoilt;

namespace {

struct Outcome {
    std::string refused;
    std::vector<std::string> identifiers;
    core::Faults notes;

    bool notes_say(std::size_t line, std::string_view words) const {
        for (const auto& note : notes)
            if (note.line == line && note.what.find(words) != std::string::npos) return true;
        return false;
    }
};

Outcome read(const std::string& text, cin::ReadOptions options = {}) {
    const auto bytes = bytes_of(text);
    Oddities oddities;
    auto data = cin::read_xml(*bytes, options, oddities);
    if (!data) return {.refused = data.error().for_user, .identifiers = {}, .notes = {}};
    Outcome outcome;
    for (const auto& block : data->blocks)
        for (Row row = 0; row < block->children.count; ++row)
            outcome.identifiers.emplace_back(block->read(block->children.identifier[row]));
    outcome.notes = oddities.told("f.xml", *bytes);
    return outcome;
}

const std::vector<std::string> both{"A1", "A2"};
const std::vector<std::string> second{"A2"};

}  // namespace

TEST_CASE("census: a census file is read as its children") {
    const auto outcome = read(small_return());
    CHECK(outcome.identifiers == both);
    CHECK(outcome.notes.empty());
}

TEST_CASE("census: what is no census is refused in one line with its place") {
    CHECK(read("").refused == "line 1: the file is empty");
    CHECK(read("hello").refused == "line 1: this is no XML file");
    CHECK(read(spoilt(spoilt(small_return(), "<Message>", "<Census>"), "</Message>", "</Census>")).refused ==
          "line 2: the root element is Census, not Message: this is no Children in Need census");
    const auto loud = read("<a\xC2\x9B\xFF" + std::string(200, 'b') + "/>").refused;
    CHECK(loud == "line 1: the root element is a\uFFFD\uFFFD" + std::string(54, 'b') +
                      "..., not Message: this is no Children in Need census");
    CHECK(read(spoilt(small_return(), "UTF-8", "EBCDIC")).refused.find("line 1: the encoding ebcdic") == 0);
}

TEST_CASE("census: entities are never expanded") {
    const auto external = spoilt(small_return(), "<Message>",
                                 "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<Message>");
    CHECK(read(spoilt(external, "WBRI", "&x;")).refused.find("line 2: a document type declaration") == 0);
    const auto bomb =
        spoilt(small_return(), "<Message>", "<!DOCTYPE m [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Message>");
    CHECK(read(bomb).refused.find("line 2: a document type declaration") == 0);
    // The five of XML itself and character references are text.
    CHECK(read(spoilt(small_return(), "A1", "A&amp;&#49;")).identifiers.front() == "A&1");
}

TEST_CASE("census: a broken record is left out and the rest is read") {
    SUBCASE("a tag that does not match") {
        const auto outcome = read(spoilt(small_return(), "</ChildCharacteristics>", "</Childcharacteristics>"));
        CHECK(outcome.identifiers == second);
        CHECK(outcome.notes_say(23, "this record cannot be read"));
    }
    SUBCASE("a record without its end tag") {
        const auto outcome = read(spoilt(small_return(), "</Child>\n", "\n"));
        CHECK(outcome.identifiers == second);
        CHECK(outcome.notes_say(14, "its end tag is missing"));
    }
    SUBCASE("a file that was cut off") {
        const auto text = small_return();
        const auto outcome = read(text.substr(0, text.find("APKN")));
        CHECK(outcome.identifiers == std::vector<std::string>{"A1"});
        CHECK(outcome.notes_say(31, "the file ends within it"));
        CHECK(outcome.notes_say(31, "the file was cut off"));
    }
}

TEST_CASE("census: comments and CDATA lead nobody astray") {
    const auto commented = spoilt(small_return(), "<Child>", "<!-- <Child><x> --><Child>");
    CHECK(read(commented).identifiers == both);
    CHECK(read(spoilt(small_return(), "</Child>", "</Child><!-- </Child> <Child> -->")).identifiers == both);
    CHECK(read(spoilt(small_return(), ">A1<", "><![CDATA[<Child>A1]]><")).identifiers.front() == "<Child>A1");
    CHECK(read(spoilt(small_return(), ">A1<", ">A<!-- x -->1<")).identifiers.front() == "A1");
}

TEST_CASE("census: other encodings are converted, and told") {
    const auto text = spoilt(small_return(), "A1", "\xC3\x89");
    SUBCASE("a byte-order mark") { CHECK(read("\xEF\xBB\xBF" + text).identifiers.front() == "\xC3\x89"); }
    SUBCASE("UTF-16 with its mark") {
        std::string wide = "\xFF\xFE";
        for (const char c : spoilt(small_return(), "A1", "E")) wide += {c, '\0'};
        const auto outcome = read(wide);
        CHECK(outcome.identifiers == std::vector<std::string>{"E", "A2"});
        CHECK(outcome.notes_say(1, "UTF-16 LE"));
    }
    SUBCASE("ISO-8859-1 as declared") {
        const auto outcome = read(spoilt(spoilt(small_return(), "UTF-8", "ISO-8859-1"), "A1", "\xC9"));
        CHECK(outcome.identifiers.front() == "\xC3\x89");
    }
    SUBCASE("bytes that are not what they say") {
        CHECK(read(spoilt(small_return(), "A1", "\xC9")).notes_say(16, "not UTF-8"));
    }
}

TEST_CASE("census: what the return does not know is told and left out") {
    SUBCASE("a namespace") {
        const auto outcome = read(spoilt(small_return(), "<Message>", "<Message xmlns=\"urn:x\">"));
        CHECK(outcome.identifiers == both);
        CHECK(outcome.notes_say(2, "namespace urn:x"));
    }
    SUBCASE("elements, at any depth") {
        const auto outcome = read(spoilt(spoilt(small_return(), "<Sex>", "<Hair>red</Hair><Sex>"), "<CINdetails>",
                                         "<Extra><a><b/></a></Extra><CINdetails>"));
        CHECK(outcome.identifiers == both);
        CHECK(outcome.notes_say(18, "Hair"));
        CHECK(outcome.notes_say(24, "Extra"));
    }
    SUBCASE("a module that repeats") {
        const auto outcome =
            read(spoilt(small_return(), "</ChildIdentifiers>",
                        "</ChildIdentifiers><ChildIdentifiers><LAchildID>B</LAchildID></ChildIdentifiers>"));
        CHECK(outcome.identifiers == both);
        CHECK(outcome.notes_say(19, "ChildIdentifiers stands twice"));
    }
    SUBCASE("dates in another form") {
        CHECK(read(spoilt(small_return(), "2014-05-01", "01/05/2014"))
                  .notes_say(17, "\"01/05/2014\" in PersonBirthDate"));
        CHECK(read(spoilt(small_return(), "2014-05-01", "2014-02-30")).notes_say(17, "is no date"));
    }
}

TEST_CASE("census: however the cores share a file, they find the same") {
    const auto text = made::cin_return({.children = 300, .faults = 0.3});
    const auto bytes = bytes_of(text);
    const auto findings = [&](std::uint64_t stretch, unsigned threads) {
        Oddities oddities;
        const auto data = cin::read_xml(*bytes, {.threads = threads, .stretch = stretch}, oddities);
        REQUIRE(data);
        const Findings found = cin::check(*data, cin::RuleSet{2026});
        std::string all;
        for (std::uint16_t rule = 0; rule < 109; ++rule)
            for (const Location& place : cin::locations_of(*data, found, rule))
                all += std::to_string(rule) + std::string{place.table} + std::to_string(place.row) +
                       std::string{place.column} + "\n";
        for (const auto& each : found.return_level()) all += each.values + "\n";
        return all;
    };
    const auto whole = findings(1U << 30U, 1);
    CHECK(whole.size() > 1000);
    for (const std::uint64_t stretch : {200U, 1000U, 1301U, 20000U, 100000U}) {
        CHECK(findings(stretch, 1) == whole);
        CHECK(findings(stretch, 3) == whole);
    }
    // The careful way, taken because of one bad record at the end, agrees on all others.
    const auto broken = bytes_of(spoilt(text, "  </Children>", "<Child></Chil></Child></Children>"));
    Oddities oddities;
    const auto carefully = cin::read_xml(*broken, {}, oddities);
    REQUIRE(carefully);
    CHECK(oddities.is_partial());
    Row children = 0;
    for (const auto& block : carefully->blocks) children += block->children.count;
    CHECK(children == 300);
}

TEST_CASE("census: what is plain is read without a parser, and tells the same as with one") {
    const auto told = [](const std::string& text, bool plainly) {
        const auto bytes = bytes_of(text);
        Oddities oddities;
        auto data = cin::read_xml(*bytes, {.stretch = 5000, .plainly = plainly}, oddities);
        if (!data) return data.error().for_user;
        const auto checked = std::make_shared<cin::Checked>();
        checked->data = std::move(*data);
        checked->findings = cin::check(checked->data, checked->rules);
        std::ostringstream out;
        const std::vector<Report> reports{cin::report_of("f.xml", checked, oddities, *bytes, 0)};
        write_json(out, reports);
        write_text(out, reports);
        return out.str();
    };
    const auto same = [&](const std::string& text) { CHECK(told(text, true) == told(text, false)); };
    const auto large = made::cin_return({.children = 300, .seed = 3, .faults = 0.4});
    CHECK(told(large, true).size() > 10000);
    same(large);
    const auto with = [&](const char* what, const char* instead) { same(spoilt(small_return(), what, instead)); };
    with("<Sex>F</Sex>", "<Sex/>");
    with("<Sex>F</Sex>", "<Sex></Sex>");
    with("<Sex>F</Sex>", "<Sex>\n  F\t</Sex>");
    with("<Sex>F</Sex>", "<Sex >F</Sex >");
    with("<Sex>F</Sex>", "<Sex a=\"<Child>\">F</Sex>");
    with("<Sex>F</Sex>", "<Sex><b/>F<c>x</c></Sex>");
    with("<Sex>F</Sex>", "<Sex>&#70;</Sex>");
    with("<Sex>F</Sex>", "<Sex>F</sex>");
    with("<Sex>F</Sex>", "<Hair><a><b>c</b></a></Hair><Sex>F</Sex>");
    with("<Sex>F</Sex>", "<a b='c'/><Sex>F</Sex>");
    with("<Sex>F</Sex>", "<1/><Sex>F</Sex>");
    with("<Sex>F</Sex>", "<>F</>");
    with("<Sex>F</Sex>", "<Sex>F</Sex><Sex>M</Sex>");
    with("<Sex>F</Sex>", "stray & text > here <Sex>F</Sex>");
    with("<Sex>F</Sex>", "<!-- <Sex>M</Sex> --><Sex>F</Sex>");
    with("<Sex>F</Sex>", "<?target data?><Sex>F</Sex>");
    with("</Child>", "</Child></Child>");
    with("</Child>", "</Child><Other><Child/></Other>");
    with("2014-05-01", "2014-02-30");
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "<a>";
    for (int i = 0; i < 200; ++i) deep += "</a>";
    with("<Sex>F</Sex>", deep.c_str());
}

TEST_CASE("census: reading can be cancelled") {
    const auto text = made::cin_return({.children = 300});
    Oddities oddities;
    cin::ReadOptions options{.threads = 1, .stretch = 10000};
    options.progress = [](std::uint64_t done, std::uint64_t) { return done < 50000; };
    const auto data = cin::read_xml(*bytes_of(text), options, oddities);
    REQUIRE_FALSE(data);
    CHECK(data.error().reason == core::Reason::wrong_state);
}

TEST_CASE("census: a return of another collection or year is told and judged over its own year") {
    const auto bytes = bytes_of(spoilt(spoilt(small_return(), "CIN", "CLA"), "2026", "2019"));
    Oddities oddities;
    auto checked = cin::check_xml(*bytes, {}, oddities);
    REQUIRE(checked);
    CHECK(checked->rules.year() == 2023);
    const auto report =
        cin::report_of("f.xml", std::make_shared<cin::Checked>(std::move(*checked)), oddities, *bytes, 0);
    REQUIRE(report.notes.size() == 2);
    CHECK(report.notes[0].what == "the header names the collection \"CLA\", not CIN.");
    CHECK(report.notes[1].what == "there are no rules of 2019 at hand: those of 2023 were used.");
}
