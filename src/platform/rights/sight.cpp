#include "platform/rights/sight.h"

#include <algorithm>
#include <set>

#include "core/check.h"

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

std::string in_reach(Writer& write, const Appointment& appointment, const Footprints& footprints) {
    const auto& column = write.columns().footprint;
    const auto reached = footprints.reached(appointment.footprint, card(appointment.role).reach);
    return "(" + column + " is null or " + column + " = '' or " + write.is_one_of(column, reached) + ")";
}

/// Of which rows a card gives the permission to the holder of this appointment; empty: of none.
std::string parts(Writer& write, const PermissionCard& card, const Standing& who, const Appointment& appointment) {
    const auto& columns = write.columns();
    std::string rows;
    const auto add = [&](const std::string& column, const std::string& value) {
        const bool is_known = !column.empty() && !value.empty();
        rows += (rows.empty() ? "" : " or ") + (is_known ? write.is(column, value) : std::string{"1 = 0"});
    };
    for (const auto& allowed : card.roles) {
        if (allowed.role != appointment.role) continue;
        if (allowed.part == Part::all) return "1 = 1";
        if (allowed.part == Part::organisation) add(columns.organisation, appointment.organisation);
        if (allowed.part == Part::body) add(columns.body, appointment.body);
        if (allowed.part == Part::person) add(columns.account, who.account);
    }
    return rows;
}

/// `rows` without those that the person is kept out of.
SightCondition without_exclusions(Writer& write, const std::string& rows, const Standing& who, core::Date today) {
    std::vector<std::string> excluded;
    for (const auto& one : who.exclusions)
        if (one.account == who.account && runs(one.until, today)) excluded.push_back(one.record);
    auto sql = "(" + rows + ")";
    if (const auto out = write.ids(excluded); !out.empty())
        sql = "(" + sql + " and not (" + write.is_one_of(write.columns().id, out) + "))";
    return {.sql = std::move(sql), .values = std::move(write.values)};
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
    if (who.signed_in())
        for (const auto* appointment : who.held(today)) {
            const auto reach = in_reach(write, *appointment, footprints);
            rows += " or (" + reach + " and (" + write.classified(Classification::partnership) + " or " +
                    closed_rows(write, who, *appointment, today) + "))";
        }
    return without_exclusions(write, rows, who, today);
}

SightCondition permission_condition(const Policy& policy, std::string_view permission, const Standing& who,
                                    const Footprints& footprints, core::Date today, const SightColumns& columns,
                                    const std::string& prefix) {
    const bool of_no_room = permission == open_to_everyone || permission == any_account;
    if (permission == any_account && !who.signed_in()) return {.sql = "(1 = 0)", .values = {}};
    if (of_no_room) return sight_condition(who, footprints, today, columns, prefix);
    const auto& cards = policy.permissions();
    const auto asked = std::find_if(cards.begin(), cards.end(), [&](auto& one) { return one.word == permission; });
    core::check(asked != cards.end(), "a permission that is asked for is on a card");
    Writer write{columns, prefix};
    std::string rows = "1 = 0";
    if (who.signed_in())
        for (const auto* appointment : who.held(today)) {
            const auto part = parts(write, *asked, who, *appointment);
            if (part.empty()) continue;
            const auto reach = in_reach(write, *appointment, footprints);
            const auto public_or_not = write.classified(Classification::open) + " or " +
                                       write.classified(Classification::partnership) + " or ";
            rows += " or ((" + part + ") and " + reach + " and (" + public_or_not +
                    closed_rows(write, who, *appointment, today) + "))";
        }
    return without_exclusions(write, rows, who, today);
}

}  // namespace rights
