#include "platform/rights/sight.h"

#include <set>

namespace rights {
namespace {

class Writer {
  public:
    Writer(const SightColumns& columns, const std::string& prefix) : columns_(columns), prefix_(prefix) {}

    std::string is(const std::string& column, const std::string& value) { return column + " = " + bound(value); }

    std::string is_one_of(const std::string& column, const std::set<std::string>& wanted) {
        if (wanted.empty()) return "1 = 0";
        std::string list;
        for (const auto& value : wanted) list += (list.empty() ? "" : ", ") + bound(value);
        return column + " in (" + list + ")";
    }

    std::string classified(Classification classification) {
        return is(columns_.classification, std::string{word(classification)});
    }

    /// The ids of those records of this table that the addresses name.
    std::set<std::string> ids(const std::vector<std::string>& addresses) const {
        std::set<std::string> found;
        for (const auto& address : addresses)
            if (address.starts_with(columns_.address)) found.insert(address.substr(columns_.address.size()));
        return found;
    }

    const SightColumns& columns() const { return columns_; }
    std::vector<std::pair<std::string, std::string>> values;

  private:
    std::string bound(const std::string& value) {
        values.emplace_back(prefix_ + std::to_string(values.size()), value);
        return ":" + values.back().first;
    }

    const SightColumns& columns_;
    const std::string& prefix_;
};

bool runs(const std::optional<core::Date>& until, core::Date today) { return !until || today <= *until; }

/// Restricted and sealed rows that this appointment opens; "1 = 0" when it opens none.
std::string closed_rows(Writer& write, const Standing& who, const Appointment& appointment, core::Date today) {
    std::vector<std::string> granted;
    for (const auto& grant : who.grants)
        if (runs(grant.until, today) &&
            (grant.account == who.account || (grant.account.empty() && grant.role == appointment.role)))
            granted.push_back(grant.record);
    const auto& columns = write.columns();
    const auto by_grant = [&] { return write.is_one_of(columns.id, write.ids(granted)); };
    const auto own_or_granted = [&] {
        const bool has_body = !columns.body.empty() && !appointment.body.empty();
        return "(" + (has_body ? write.is(columns.body, appointment.body) : "1 = 0") + " or " + by_grant() + ")";
    };
    std::string rows = "1 = 0";
    if (appointment.role != Role::system_administrator)
        rows += " or (" + write.classified(Classification::restricted) + " and " + own_or_granted() + ")";
    if (!columns.organisation.empty() && !appointment.organisation.empty() && who.strong)
        rows += " or (" + write.classified(Classification::organisation) + " and " +
                write.is(columns.organisation, appointment.organisation) + ")";
    const auto sealed = card(appointment.role).sealed;
    if (sealed == Sealed::never || !who.strong) return rows;
    rows += " or (" + write.classified(Classification::sealed);
    if (sealed == Sealed::own_group) rows += " and " + own_or_granted();
    if (sealed == Sealed::by_grant) rows += " and " + by_grant();
    return rows + ")";
}

}  // namespace

std::string_view word(Classification classification) {
    switch (classification) {
        case Classification::open:
            return "open";
        case Classification::partnership:
            return "partnership";
        case Classification::restricted:
            return "restricted";
        case Classification::sealed:
            return "sealed";
        case Classification::organisation:
            return "organisation";
    }
    return "sealed";
}

SightCondition sight_condition(const Standing& who, const Footprints& footprints, core::Date today,
                               const SightColumns& columns, const std::string& prefix) {
    Writer write{columns, prefix};
    std::string rows = write.classified(Classification::open);
    if (who.signed_in()) {
        for (const auto* appointment : who.held(today)) {
            const auto reached = footprints.reached(appointment->footprint, card(appointment->role).reach);
            rows += " or ((" + columns.footprint + " is null or " + columns.footprint + " = '' or " +
                    write.is_one_of(columns.footprint, reached) + ") and (" +
                    write.classified(Classification::partnership) + " or " +
                    closed_rows(write, who, *appointment, today) + "))";
        }
    }
    std::vector<std::string> excluded;
    for (const auto& one : who.exclusions)
        if (one.account == who.account && runs(one.until, today)) excluded.push_back(one.record);
    auto sql = "(" + rows + ")";
    if (const auto out = write.ids(excluded); !out.empty())
        sql = "(" + sql + " and not (" + write.is_one_of(columns.id, out) + "))";
    return {.sql = std::move(sql), .values = std::move(write.values)};
}

}  // namespace rights
