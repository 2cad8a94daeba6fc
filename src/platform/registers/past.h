#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "platform/audit/audit.h"
#include "platform/registers/list.h"

/// Registers as they were: from the events of the audit trail, which keep every value that a record had.
namespace registers {

/// More events than this of one register are not read for one page; its records' own histories go back as before.
constexpr std::size_t most_past_events = 200'000;
inline constexpr const char* too_much_past =
    "This register has had more than 200,000 changes, too many to tell all of it for a past day. Each record's own "
    "history still tells";

/// A day in the past as an address asks for it: on=31/3/2026 or on=2026-03-31, or on-day, on-month and on-year.
struct AskedDay {
    std::string typed;              ///< as it was given; empty: none was
    std::optional<core::Date> day;  ///< empty: none was given, or it is no day
    std::string problem = {};       ///< what to do about it; empty: nothing
};
AskedDay read_day(const http::Fields& fields, const std::string& name = "on");
/// The same, and a day that has not come yet is refused.
AskedDay read_past_day(const http::Fields& fields, core::Date today, const std::string& name = "on");

/// The last second of a day in London.
core::Instant end_of(core::Date day);

/// Every record of the register as it was at the end of a moment, those withdrawn by then among them, by id: cells,
/// version, when and by whom it was added and changed. What it is called is made of the names that its references have
/// now.
std::vector<Record> records_at(db::ReadTx& tx, const Entity& entity, core::Instant at);

/// Whether a list with this query has the record: what `list` asks of the store.
bool is_listed(const Entity& entity, const ListQuery& query, const Record& record);
/// In the order of the query.
void put_in_order(const Entity& entity, const ListQuery& query, std::vector<Record>& records);
/// One page of rows that are all in hand.
Page page_of(std::vector<Record> rows, std::size_t number);

/// What one process did to a register: an edit, an import, a load.
struct Deed {
    audit::Process process;
    struct Told {
        std::string id, title;  ///< of the record, as it is called now
        audit::Event event;     ///< without what is not for the viewer
    };
    std::vector<Told> told;  ///< the first few of its records that are for the viewer
    std::size_t more = 0;    ///< how many records besides; of a great many, at least so many
};
struct DeedQuery {
    std::optional<core::Date> from = {}, to = {};  ///< both days included; empty: without that end
    std::size_t page = 1;
};
constexpr std::size_t deeds_on_a_page = 25;

}  // namespace registers
