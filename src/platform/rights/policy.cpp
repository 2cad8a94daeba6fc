#include "platform/rights/policy.h"

#include <algorithm>

#include "core/check.h"

namespace rights {
namespace {

constexpr std::string_view nothing_here = "There is nothing at this address, or it is not for you to see.";

bool runs(const std::optional<core::Date>& until, core::Date today) { return !until || today <= *until; }

std::string lower_first(std::string_view text) {
    std::string low{text};
    if (!low.empty() && low[0] >= 'A' && low[0] <= 'Z') low[0] = static_cast<char>(low[0] - 'A' + 'a');
    return low;
}

/// "business manager for LRSCP, from 1 April 2026 to 31 March 2027"
std::string told(const Appointment& appointment, const Footprints* footprints) {
    std::string text{card(appointment.role).title};
    if (!appointment.body.empty()) text += " of " + appointment.body;
    text += " for " + (footprints ? footprints->name(appointment.footprint) : appointment.footprint);
    if (!appointment.organisation.empty()) text += ", acting for " + appointment.organisation;
    text += ", since " + core::in_words(appointment.from);
    if (appointment.to) text += " and until " + core::in_words(*appointment.to);
    return text;
}

bool reaches(const Appointment& appointment, const Record& record, const Footprints& footprints) {
    if (record.footprints.empty()) return true;
    const auto reached = footprints.reached(appointment.footprint, card(appointment.role).reach);
    return std::any_of(record.footprints.begin(), record.footprints.end(),
                       [&](const std::string& code) { return reached.contains(code); });
}

bool is_part(Part part, const Appointment& appointment, const Standing& who, const Record& record) {
    switch (part) {
        case Part::all:
            return true;
        case Part::organisation:
            return !appointment.organisation.empty() && appointment.organisation == record.organisation;
        case Part::body:
            return !appointment.body.empty() && appointment.body == record.body;
        case Part::person:
            return !record.account.empty() && record.account == who.account;
    }
    return false;
}

/// The grants for this record that hold for the appointment's role or the person by name.
const RecordGrant* let_in(const Standing& who, const Appointment& appointment, const Record& record, core::Date today) {
    for (const auto& grant : who.grants) {
        if (grant.record != record.address || !runs(grant.until, today)) continue;
        if (grant.account == who.account || (grant.account.empty() && grant.role == appointment.role)) return &grant;
    }
    return nullptr;
}

/// Why this appointment opens the record's classification; empty when it does not.
std::string opens(const Standing& who, const Appointment& appointment, const Record& record,
                  const Footprints& footprints, core::Date today) {
    const auto* grant = let_in(who, appointment, record, today);
    const auto by_grant = grant == nullptr ? std::string{} : "Let into this record: " + grant->reason + ".";
    const bool own_body = !record.body.empty() && appointment.body == record.body;
    const auto held = told(appointment, &footprints) + ".";
    switch (record.classification) {
        case Classification::open:
            return "The record is public.";
        case Classification::partnership:
            return held;
        case Classification::restricted:
            // A system administrator keeps the machine, not the partnership's business.
            if (appointment.role == Role::system_administrator) return {};
            return own_body ? held : by_grant;
        case Classification::organisation:
            return !record.organisation.empty() && appointment.organisation == record.organisation ? held
                                                                                                   : std::string{};
        case Classification::sealed:
            break;
    }
    switch (card(appointment.role).sealed) {
        case Sealed::never:
            return {};
        case Sealed::by_grant:
            return by_grant;
        case Sealed::own_group:
            return own_body ? held : by_grant;
        case Sealed::all:
            return held;
    }
    return {};
}

const Exclusion* kept_out(const Standing& who, const Record& record, core::Date today) {
    const auto found = std::find_if(who.exclusions.begin(), who.exclusions.end(), [&](const Exclusion& one) {
        return one.record == record.address && one.account == who.account && runs(one.until, today);
    });
    return found == who.exclusions.end() ? nullptr : &*found;
}

Decision no(bool sees, std::string because, std::string ask = {}) {
    return {.allowed = false, .sees = sees, .because = {std::move(because)}, .ask = std::move(ask)};
}

constexpr auto ask_office = "Ask your business manager.";

}  // namespace

std::string_view title(Classification classification) {
    switch (classification) {
        case Classification::open:
            return "Public";
        case Classification::partnership:
            return "Partnership";
        case Classification::restricted:
            return "Restricted group";
        case Classification::sealed:
            return "Sealed case";
        case Classification::organisation:
            return "Sealed to one organisation";
    }
    return "";
}

std::vector<Allowed> every_role() {
    std::vector<Allowed> all;
    for (const auto& role : roles()) all.push_back({role.role});
    return all;
}

core::Refusal missing_record() { return {core::Reason::not_found, std::string{nothing_here}, "missing or not theirs"}; }

Policy::Policy(std::vector<PermissionCard> cards) : cards_(std::move(cards)) {
    std::string faults;
    std::set<std::string_view> seen;
    for (const auto& card : cards_) {
        const auto dot = card.word.find('.');
        const bool shaped = dot != card.word.npos && dot > 0 && dot + 1 < card.word.size();
        if (!shaped) faults += " " + std::string{card.word} + " is not written room.what;";
        if (card.what.empty()) faults += " " + std::string{card.word} + " is not explained;";
        if (!seen.insert(card.word).second) faults += " " + std::string{card.word} + " is declared twice;";
    }
    core::check(faults.empty(), ("the permissions:" + faults).c_str());
}

const PermissionCard* Policy::find(std::string_view permission) const {
    const auto found = std::find_if(cards_.begin(), cards_.end(), [&](auto& card) { return card.word == permission; });
    return found == cards_.end() ? nullptr : &*found;
}

bool Policy::knows(std::string_view permission) const {
    return permission == open_to_everyone || permission == any_account || find(permission) != nullptr;
}

std::string Policy::who_has(std::string_view permission) const {
    const auto* card = find(permission);
    if (card == nullptr) return {};
    std::string words;
    for (std::size_t i = 0; i < card->roles.size(); ++i) {
        if (i > 0) words += i + 1 == card->roles.size() ? " or " : ", ";
        words += lower_first(rights::card(card->roles[i].role).title);
    }
    return words;
}

Decision Policy::sight(const Standing& who, const Record& record, const Footprints& footprints,
                       core::Date today) const {
    if (const auto* exclusion = kept_out(who, record, today))
        return no(false, "Kept out of this record: " + exclusion->reason + ".", ask_office);
    if (record.classification == Classification::open)
        return {.allowed = true, .sees = true, .because = {"The record is public."}, .ask = {}};
    if (!who.signed_in()) return no(false, "Nobody is signed in.", "Sign in.");
    Decision decision{.allowed = false, .sees = false, .because = {}, .ask = ask_office};
    for (const auto* appointment : who.held(today)) {
        if (!reaches(*appointment, record, footprints)) continue;
        if (auto why = opens(who, *appointment, record, footprints, today); !why.empty())
            decision.because.push_back(std::move(why));
    }
    decision.sees = decision.allowed = !decision.because.empty();
    if (!decision.sees) return no(false, "No appointment held today opens this record.", ask_office);
    const bool is_sealed =
        record.classification == Classification::sealed || record.classification == Classification::organisation;
    if (is_sealed && !who.strong)
        return no(false, "Sealed cases open only after signing in with a second factor.",
                  "Set up a code under Your account, then sign in with it.");
    return decision;
}

Decision Policy::decide(std::string_view permission, const Standing& who, const Record& record,
                        const Footprints& footprints, core::Date today) const {
    auto seen = sight(who, record, footprints, today);
    if (!seen.sees || permission == open_to_everyone) return seen;
    if (!who.signed_in()) return no(true, "Nobody is signed in.", "Sign in.");
    if (permission == any_account) return seen;
    const auto* wanted = find(permission);
    core::check(wanted != nullptr, "a permission that is asked for is on a card");
    Decision decision{.allowed = false, .sees = true, .because = {}, .ask = {}};
    for (const auto* appointment : who.held(today)) {
        if (!reaches(*appointment, record, footprints)) continue;
        if (record.classification != Classification::open &&
            opens(who, *appointment, record, footprints, today).empty())
            continue;
        for (const auto& allowed : wanted->roles)
            if (allowed.role == appointment->role && is_part(allowed.part, *appointment, who, record))
                decision.because.push_back(told(*appointment, &footprints) + ".");
    }
    decision.allowed = !decision.because.empty();
    if (decision.allowed) return decision;
    const auto holders = who_has(permission);
    return no(true, "No appointment held today lets them " + std::string{wanted->what} + " here.",
              holders.empty() ? std::string{ask_office} : "This can be done by the " + holders + ".");
}

Decision Policy::decide(std::string_view permission, const Standing& who, core::Date today) const {
    if (permission == open_to_everyone)
        return {.allowed = true, .sees = true, .because = {"The page is public."}, .ask = {}};
    if (!who.signed_in()) return no(true, "Nobody is signed in.", "Sign in.");
    if (permission == any_account)
        return {.allowed = true, .sees = true, .because = {"Everyone with an account may."}, .ask = {}};
    const auto* wanted = find(permission);
    core::check(wanted != nullptr, "a permission that is asked for is on a card");
    Decision decision{.allowed = false, .sees = true, .because = {}, .ask = {}};
    for (const auto* appointment : who.held(today))
        for (const auto& allowed : wanted->roles)
            if (allowed.role == appointment->role) decision.because.push_back(told(*appointment, nullptr) + ".");
    decision.allowed = !decision.because.empty();
    if (decision.allowed) return decision;
    const auto holders = who_has(permission);
    return no(true, "No appointment held today lets them " + std::string{wanted->what} + ".",
              holders.empty() ? std::string{ask_office} : "This can be done by the " + holders + ".");
}

std::optional<core::Refusal> Policy::refusal(const Decision& decision, std::string_view permission) const {
    if (decision.allowed) return {};
    if (!decision.sees) return missing_record();
    const auto* card = find(permission);
    std::string sentence = "You may not " + std::string{card ? card->what : "do this"} + ". " + decision.ask;
    return core::Refusal{core::Reason::forbidden, std::move(sentence), "no " + std::string{permission}};
}

}  // namespace rights
