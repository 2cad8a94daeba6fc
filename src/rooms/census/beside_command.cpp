#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "rooms/census/beside.h"
#include "rooms/census/census.h"
#include "rooms/census/checking_command.h"
#include "rooms/census/engine/bytes.h"
#include "rooms/census/engine/json_text.h"

namespace census {
namespace {

core::Result<Results> results_of_file(const std::string& file) {
    const auto bytes = open_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return check_in_memory(file, (*bytes)->all(), {});
}

std::string_view word(Moved moved) {
    return moved == Moved::no ? "no clear change" : moved == Moved::up ? "up" : "down";
}

void write_json(std::ostream& out, const Results& then, const Results& now, const std::vector<Beside>& lines) {
    JsonText json;
    json.begin_object().key("then").number(std::int64_t{then.year}).key("now").number(std::int64_t{now.year});
    json.key("lines").begin_array();
    for (const auto& one : lines) {
        json.line().begin_object().key("about").text(one.about).key("name").text(one.name);
        json.key("then").text_or_null(one.then).key("now").text_or_null(one.now);
        json.key("interval").text_or_null(one.interval).key("moved").text(word(one.moved));
        json.key("note").text_or_null(one.note).end_object();
    }
    json.end_array().end_object();
    out << json.take() << "\n";
}

void write_text(std::ostream& out, const Results& then, const Results& now, const std::vector<Beside>& lines) {
    out << fmt::format("{:48} {:>22} {:>22}  change, 95% interval\n", "", then.year, now.year);
    std::string about;
    for (const auto& one : lines) {
        if (about != one.about) out << "\n" << (about = one.about) << "\n";
        out << fmt::format("{:48} {:>22} {:>22}  {}{}{}\n", one.name, one.then, one.now, one.interval,
                           one.moved == Moved::no ? "" : fmt::format(": {}", word(one.moved)),
                           one.note.empty() ? "" : " (" + one.note + ")");
    }
}

}  // namespace

int beside_command(const CheckCommand& command, std::ostream& out, std::ostream& err) {
    constexpr int nothing = 0, something = 1, unusable = 2;
    if (command.files.size() != 1) {
        err << "--beside takes one return and the earlier one\n";
        return unusable;
    }
    const auto now = results_of_file(command.files.front());
    const auto then = results_of_file(command.beside);
    if (!now) err << command.files.front() << ": " << now.error().for_user << "\n";
    if (!then) err << command.beside << ": " << then.error().for_user << "\n";
    if (!now || !then) return unusable;
    const auto lines = beside(*then, *now);
    if (command.json)
        write_json(out, *then, *now, lines);
    else
        write_text(out, *then, *now, lines);
    const bool moved = std::any_of(lines.begin(), lines.end(), [](auto& one) { return one.moved != Moved::no; });
    return moved ? something : nothing;
}

}  // namespace census
