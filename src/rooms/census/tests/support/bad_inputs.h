#pragma once
#include <string>
#include <vector>

#include "rooms/census/tests/support/small_return.h"

/// Files with something wrong in them, and what must be said of each: at the command line and after an upload alike.
namespace census::made {

struct BadInput {
    std::string name;
    std::vector<std::pair<std::string, std::string>> files;  ///< name and content
    std::string said;  ///< words of the one line that tells it; empty: nothing is wrong with it after all
    int line = 0;      ///< where; 0: about the file as a whole
    int children = 0;  ///< how many are checked; -1: the file is refused
};

inline BadInput bad_census(std::string name, std::string text, std::string said, int line, int children) {
    return {std::move(name), {{"return.xml", std::move(text)}}, std::move(said), line, children};
}

inline std::string in_utf16(const std::string& text) {
    std::string wide = "\xFF\xFE";
    for (const char c : text) wide += {c, '\0'};
    return wide;
}

inline std::vector<BadInput> bad_census_files() {
    const std::string good = small_return();
    const auto with = [&](const std::string& what, const std::string& instead) { return spoilt(good, what, instead); };
    return {
        bad_census("truncated XML", good.substr(0, good.find("APKN")), "the file ends within it", 31, 1),
        bad_census("truncated before the first child", good.substr(0, good.find("</Header>")),
                   "the markup around the children is broken here, or the file was cut off", 12, 0),
        bad_census("a record that is broken in itself", with("</ChildCharacteristics>", "</Childcharacteristics>"),
                   "this record cannot be read", 23, 1),
        bad_census("a wrong root", spoilt(with("<Message>", "<Census>"), "</Message>", "</Census>"),
                   "the root element is Census, not Message", 2, -1),
        bad_census("no XML at all", "LAchildID,UPN\nA1,X\n", "this is no XML file", 1, -1),
        bad_census("an external entity",
                   spoilt(with("<Message>", "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<Message>"),
                          "WBRI", "&x;"),
                   "entities are never expanded", 2, -1),
        bad_census("an entity bomb",
                   with("<Message>", "<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><Message>"),
                   "entities are never expanded", 2, -1),
        bad_census("an encoding that nobody knows", with("UTF-8", "EBCDIC"), "the encoding ebcdic cannot be read", 1,
                   -1),
        bad_census("bytes that are not the encoding they say", with("A1", "\xC9"), "bytes that are not UTF-8", 16, 2),
        bad_census("UTF-16", in_utf16(good), "the file is in UTF-16 LE, not UTF-8; it was converted", 1, 2),
        bad_census("a byte-order mark", "\xEF\xBB\xBF" + good, "", 0, 2),
        bad_census("a namespace", with("<Message>", "<Message xmlns=\"urn:x\">"),
                   "the elements are in the namespace urn:x; it was ignored", 2, 2),
        bad_census("an unknown element", with("<Sex>", "<Hair>red</Hair><Sex>"),
                   "the element Hair is not part of this return and was left out", 18, 2),
        bad_census("a repeated module",
                   with("</ChildIdentifiers>", "</ChildIdentifiers><ChildIdentifiers><Sex>M</Sex></ChildIdentifiers>"),
                   "ChildIdentifiers stands twice in one record; the first was kept", 19, 2),
        bad_census("a date in another format", with("2014-05-01", "01/05/2014"),
                   "in PersonBirthDate is no date and was taken as missing", 17, 2),
        bad_census("a file of another collection", with("<Collection>CIN", "<Collection>CLA"),
                   "the header names the collection", 0, 2),
        bad_census("a file of another year", spoilt(with("2026", "2019"), "2026-03-31", "2019-03-31"),
                   "there are no rules of 2019 at hand: those of 2023 were used", 0, 2),
        bad_census("an empty file", "", "the file is empty", 1, -1),
        bad_census("a NUL among the records", with("</Child>", std::string{"</Child>\0", 9}), "", 0, 2),
    };
}

inline std::vector<BadInput> bad_ssda903_files() {
    const std::string header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,M,05/12/2014,WBRI,UN1,,\n";
    const std::string episodes =
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        "1,01/07/2025,S,C2,N1,U4,PR1,,,,,,\n";
    const auto of = [&](std::string name, std::string text, std::string said, int line, int children) {
        return BadInput{std::move(name),
                        {{"header.csv", std::move(text)}, {"episodes.csv", episodes}},
                        std::move(said),
                        line,
                        children};
    };
    std::string semicolons = header, tabs = header;
    for (char& c : semicolons) c = c == ',' ? ';' : c;
    for (char& c : tabs) c = c == ',' ? '\t' : c;
    return {
        of("CSV with semicolons", semicolons, "", 0, 1),
        of("CSV with tabs", tabs, "", 0, 1),
        of("CSV with quotes and a line end within them",
           "\"CHILD\",\"SEX\",DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n\"1\",M,05/12/2014,\"WB\nRI\",,,\r\n", "", 0, 1),
        of("CSV with its headers in another order and case", "mc_dob,mother,UPN,Ethnic,dob,SEX,child\n,,,wbri,,m,1\n",
           "", 0, 1),
        of("CSV with a column that nobody knows", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,HAIR\n1,M,,,,,red\n",
           "the column HAIR is not part of Header and was left out", 1, 1),
        of("CSV without a column", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER\n1,M,,,,\n", "the column MC_DOB is missing", 1, 1),
        of("CSV with a short row", header + "2,F\n", "more or fewer cells than the first line has columns", 3, 2),
        of("CSV that ends within a quoted cell", header + "\"2,F\n", "the file ends within a quoted cell", 3, 2),
        of("CSV with a date in another format", header + "2,F,2014,,,,\n", "is no date and was taken as missing", 3, 2),
        of("CSV in windows-1252", header + "2\xC9,F,,,,,\n", "the text is not UTF-8; it was read as windows-1252", 3,
           2),
        of("CSV with a byte-order mark", "\xEF\xBB\xBF" + header, "", 0, 1),
        of("CSV of another return", "a,b,c\n1,2,3\n", "these columns belong to no file of the SSDA903", 1, 0),
        of("an empty CSV file", "", "the file is empty", 1, 0),
        {"two CSV files of one table",
         {{"a.csv", header}, {"b.csv", header}, {"episodes.csv", episodes}},
         "another file has the columns of Header too",
         1,
         1},
    };
}

}  // namespace census::made
