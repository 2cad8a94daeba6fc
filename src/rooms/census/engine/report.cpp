#include "rooms/census/engine/report.h"

#include <ostream>
#include <set>

#include "rooms/census/engine/json_text.h"
#include "rooms/census/engine/utf8.h"

namespace census {
namespace {

std::string_view word_of(Severity severity) { return severity == Severity::error ? "error" : "query"; }

void write_finding(JsonText& json, const Told& told) {
    json.line().begin_object().key("rule").text(told.card.code).key("severity").text(word_of(told.card.severity));
    json.key("child").text_or_null(told.child).key("group").text(told.group).key("locations").begin_array();
    for (const Location& place : told.locations)
        json.begin_object()
            .key("table")
            .text(place.table)
            .key("row")
            .number(std::int64_t{place.row})
            .key("field")
            .text(place.column)
            .end_object();
    json.end_array().end_object();
}

void write_notes(JsonText& json, const core::Faults& notes) {
    json.key("notes").begin_array();
    for (const core::Fault& note : notes)
        json.line()
            .begin_object()
            .key("line")
            .number(static_cast<std::int64_t>(note.line))
            .key("what")
            .text(note.what)
            .key("remedy")
            .text(note.remedy)
            .end_object();
    json.end_array();
}

/// `flush` is called after each finding.
template <class Flush>
void write_report(JsonText& json, const Report& report, Flush flush) {
    json.line().begin_object().key("file").text(report.file);
    if (!report.unusable.empty()) json.key("unusable").text(report.unusable);
    json.key("collection").text_or_null(report.collection).key("year");
    if (report.year == 0)
        json.null();
    else
        json.number(std::int64_t{report.year});
    json.key("authority").text_or_null(report.authority).key("rules_of").number(std::int64_t{report.rules_of});
    json.key("rows").begin_object();
    for (const auto& [table, count] : report.rows) json.key(table).number(std::int64_t{count});
    json.end_object().key("findings").begin_array();
    if (report.each) {
        report.each([&](const Told& told) {
            write_finding(json, told);
            flush();
        });
    }
    json.end_array().key("return_level").begin_array();
    for (const auto& [card, values] : report.return_level)
        json.line()
            .begin_object()
            .key("rule")
            .text(card->code)
            .key("severity")
            .text(word_of(card->severity))
            .key("message")
            .text(std::string{card->message} + ": " + values)
            .end_object();
    json.end_array();
    write_notes(json, report.notes);
    json.end_object();
}

void write_card(std::ostream& out, const Card& card) {
    out << "\n"
        << card.code << " " << word_of(card.severity) << ": " << card.message
        << "\n  What must hold: " << card.statement << "\n  What to do: " << card.remedy << "\n";
    if (!card.judgement.empty()) out << "  (" << card.judgement << ")\n";
}

void write_told(std::ostream& out, const Told& told) {
    out << "    ";
    if (!told.group.empty()) out << told.group << ": ";
    for (std::size_t i = 0; i < told.locations.size(); ++i) {
        const Location& place = told.locations[i];
        const std::string value = shown_name(told.value(i));
        // For people the first row is row 1, as the lines of a file are counted.
        out << (i == 0 ? "" : ", ") << place.table << " " << place.row + 1 << " " << place.column;
        if (place.column != "LAchildID" && place.column != "CHILD") out << " " << (value.empty() ? "missing" : value);
    }
    out << "\n";
}

void write_report(std::ostream& out, const Report& report) {
    out << report.file << ": ";
    if (!report.unusable.empty()) {
        out << report.unusable << "\n";
        return;
    }
    out << report.collection;
    if (report.year != 0) out << " " << report.year;
    if (!report.authority.empty()) out << ", authority " << shown_name(report.authority);
    out << ", by the rules of " << report.rules_of << "\n";
    for (const core::Fault& note : report.notes) out << "  " << as_utf8(core::sentence(note)) << "\n";
    for (const auto& [card, values] : report.return_level) {
        write_card(out, *card);
        out << "  the whole return: " << values << "\n";
    }
    const Card* card = nullptr;
    std::string child;
    bool first = true;
    std::set<std::string_view> rules;
    report.each([&](const Told& told) {
        if (card != &told.card) {
            card = &told.card;
            rules.insert(card->code);
            write_card(out, *card);
            first = true;
        }
        if (first || child != told.child) {
            child = told.child;
            out << "  " << (child.empty() ? "(no identifier)" : shown_name(child)) << "\n";
            first = false;
        }
        write_told(out, told);
    });
    out << "\n"
        << report.count << " finding" << (report.count == 1 ? "" : "s") << " under " << rules.size() << " rule"
        << (rules.size() == 1 ? "" : "s") << ", " << report.return_level.size() << " about the return as a whole\n";
}

}  // namespace

void write_json(std::ostream& out, const std::vector<Report>& reports) {
    constexpr std::size_t enough = 1U << 20U;
    JsonText json;
    json.begin_object().key("files").begin_array();
    for (const Report& report : reports)
        write_report(json, report, [&] {
            if (json.written().size() > enough) out << json.take();
        });
    json.line().end_array().end_object();
    out << json.take() << '\n';
}

void write_json(JsonText& json, const Report& report) {
    write_report(json, report, [] {});
}

void write_text(std::ostream& out, const std::vector<Report>& reports) {
    for (const Report& report : reports) write_report(out, report);
}

std::string inert(std::string_view text) {
    std::string safe = as_utf8(text);
    if (!safe.empty() && std::string_view{"=+-@\t\r\n|%"}.find(safe.front()) != std::string_view::npos)
        safe.insert(safe.begin(), '\'');
    return safe;
}

}  // namespace census
