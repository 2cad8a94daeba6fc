#include "platform/registers/files/export.h"

#include "platform/registers/asked.h"
#include "platform/registers/pages/pages.h"

namespace registers {

http::Response export_list(const Call& call) {
    auto query = read_query(call.entity, call.request.query);
    const auto asked = read_past_day(call.request.query, today_of(call));
    if (!asked.problem.empty()) return http::error(422, asked.problem + ".");
    // A file that holds more than was asked for is not noticed by whoever works on with it.
    if (const auto wrong = problems_of_filters(call.entity, call.request.query); !wrong.empty())
        return http::error(422, wrong[0].message + ".");
    query.on = asked.day;
    const auto name = call.entity.name + (query.on ? "-" + core::iso(*query.on) : std::string{});
    const bool workbook = call.request.path.ends_with(".xlsx");
    const bool empty = call.request.query.get("template") == "yes";
    return call.read([&](Reader& reader) {
        if (query.on && !reader.has_past(call.entity)) return http::error(422, too_much_past);
        auto body = empty      ? template_csv(call.entity)
                    : workbook ? export_xlsx(reader, call.entity, query, today_of(call))
                               : export_csv(reader, call.entity, query, today_of(call));
        if (workbook)
            return http::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx",
                                  std::move(body));
        return http::download("text/csv; charset=utf-8", name + ".csv", std::move(body));
    });
}

}  // namespace registers
