#include "platform/rights/sight.h"

#include <algorithm>
#include <set>

#include "core/check.h"

namespace rights {
namespace {

const std::string never = "1 = 0", always = "1 = 1";

/// One of these. What can be said before the store is asked is left out: its planners guess at every word.
std::string any_of(const std::vector<std::string>& conditions) {
    std::string sql;
    for (const auto& one : conditions) {
        if (one == always) return always;
        if (one != never) sql += (sql.empty() ? "(" : " or ") + one;
    }
    return sql.empty() ? never : sql + ")";
}

/// All of these.
std::string all_of(const std::vector<std::string>& conditions) {
    std::string sql;
    for (const auto& one : conditions) {
        if (one == never) return never;
        if (one != always) sql += (sql.empty() ? "(" : " and ") + one;
    }
    return sql.empty() ? always : sql + ")";
}

class Writer {
  public:
    Writer(const SightColumns& columns, const std::string& prefix) : columns_(columns), prefix_(prefix) {}

    std::string is(const std::string& column, const std::string& value, const std::string& ids = {}) {
        return is_one_of(column, {value}, ids);
    }

    /// `ids`: as in SightColumns.
    std::string is_one_of(const std::string& column, const std::set<std::string>& wanted, const std::string& ids = {}) {
        return wanted.empty() ? never : column + " in (" + list(wanted, ids) + ")";
    }

    /// What `in` looks through for one of these or the empty text.
    std::string or_none(const std::set<std::string>& wanted, const std::string& ids) {
        if (wanted.empty()) return "''";
        return list(wanted, ids) + (ids.empty() ? ", ''" : " union all select ''");
    }

    /// The words are our own: as they are, so that the store's planner sees them.
    std::string classified(Classification classification) const {
        return columns_.classification + " = '" + std::string{word(classification)} + "'";
    }
    std::string public_or_partnership() const {
        return columns_.classification + " in ('" + std::string{word(Classification::open)} + "', '" +
               std::string{word(Classification::partnership)} + "')";
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
    std::string list(const std::set<std::string>& wanted, const std::string& ids) {
        std::string all;
        for (const auto& value : wanted) all += (all.empty() ? "" : ", ") + bound(value);
        const auto place = ids.find("{}");
        return place == std::string::npos ? all : ids.substr(0, place) + all + ids.substr(place + 2);
    }

    std::string bound(const std::string& value) {
        values.emplace_back(prefix_ + std::to_string(values.size()), value);
        return ":" + values.back().first;
    }

    const SightColumns& columns_;
    const std::string& prefix_;
};

bool runs(const std::optional<core::Date>& until, core::Date today) { return !until || today <= *until; }

/// Restricted and sealed rows that this appointment opens.
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
        return any_of({has_body ? write.is(columns.body, appointment.body, columns.body_ids) : never, by_grant()});
    };
    std::vector<std::string> rows;
    if (appointment.role != Role::system_administrator)
        rows.push_back(all_of({write.classified(Classification::restricted), own_or_granted()}));
    if (!columns.organisation.empty() && !appointment.organisation.empty() && who.strong)
        rows.push_back(all_of({write.classified(Classification::organisation),
                               write.is(columns.organisation, appointment.organisation, columns.organisation_ids)}));
    const auto sealed = card(appointment.role).sealed;
    if (sealed == Sealed::never || !who.strong) return any_of(rows);
    std::string which = always;
    if (sealed == Sealed::own_group) which = own_or_granted();
    if (sealed == Sealed::by_grant) which = by_grant();
    rows.push_back(all_of({write.classified(Classification::sealed), which}));
    return any_of(rows);
}

std::string in_reach(Writer& write, const Appointment& appointment, const Footprints& footprints) {
    const auto& columns = write.columns();
    const auto& column = columns.footprint;
    if (column == "''") return always;  // a table without footprints is of the installation
    const auto reached = footprints.reached(appointment.footprint, card(appointment.role).reach);
    return "coalesce(" + column + ", '') in (" + write.or_none(reached, columns.footprint_ids) + ")";
}

/// Of which rows a card gives the permission to the holder of this appointment.
std::string parts(Writer& write, const PermissionCard& card, const Standing& who, const Appointment& appointment) {
    const auto& columns = write.columns();
    const auto has = [&](Part part) {
        return std::any_of(card.roles.begin(), card.roles.end(),
                           [&](auto& one) { return one.role == appointment.role && one.part == part; });
    };
    if (has(Part::all)) return always;
    std::vector<std::string> rows;
    const auto add = [&](Part part, const std::string& column, const std::string& value, const std::string& ids) {
        if (has(part) && !column.empty() && !value.empty()) rows.push_back(write.is(column, value, ids));
    };
    add(Part::organisation, columns.organisation, appointment.organisation, columns.organisation_ids);
    add(Part::body, columns.body, appointment.body, columns.body_ids);
    add(Part::person, columns.account, who.account, {});
    return any_of(rows);
}

/// `rows` without those that the person is kept out of.
SightCondition without_exclusions(Writer& write, const std::string& rows, const Standing& who, core::Date today) {
    std::vector<std::string> excluded;
    for (const auto& one : who.exclusions)
        if (one.account == who.account && runs(one.until, today)) excluded.push_back(one.record);
    const auto out = write.ids(excluded);
    auto sql = rows == never || out.empty() ? "(" + rows + ")"
                                            : "(" + rows + " and not " + write.is_one_of(write.columns().id, out) + ")";
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
    std::vector<std::string> rows{write.classified(Classification::open)};
    if (who.signed_in())
        for (const auto* appointment : who.held(today))
            rows.push_back(all_of(
                {in_reach(write, *appointment, footprints), any_of({write.classified(Classification::partnership),
                                                                    closed_rows(write, who, *appointment, today)})}));
    return without_exclusions(write, any_of(rows), who, today);
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
    std::vector<std::string> rows;
    if (who.signed_in())
        for (const auto* appointment : who.held(today)) {
            const auto part = parts(write, *asked, who, *appointment);
            if (part == never) continue;
            rows.push_back(
                all_of({part, in_reach(write, *appointment, footprints),
                        any_of({write.public_or_partnership(), closed_rows(write, who, *appointment, today)})}));
        }
    return without_exclusions(write, any_of(rows), who, today);
}

}  // namespace rights
