#include "platform/registers/files/export.h"

#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/past.h"

namespace registers {

http::Response export_list(const Call& call) {
    if (asks_for_past(call)) return show_past_list(call);
    const auto query = read_query(call.entity, call.request.query);
    const bool workbook = call.request.path.ends_with(".xlsx");
    const bool empty = call.request.query.get("template") == "yes";
    return call.read([&](Reader& reader) {
        auto body = empty      ? template_csv(call.entity)
                    : workbook ? export_xlsx(reader, call.entity, query)
                               : export_csv(reader, call.entity, query);
        if (workbook)
            return http::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                  call.entity.name + ".xlsx", std::move(body));
        return http::download("text/csv; charset=utf-8", call.entity.name + ".csv", std::move(body));
    });
}

}  // namespace registers
