#include <algorithm>
#include <set>

#include "core/check.h"
#include "platform/audit/audit.h"
#include "platform/jobs/mail.h"
#include "platform/registers/commands.h"
#include "platform/rights/accounts.h"
#include "rooms/partnership/lifecycles.h"
#include "rooms/partnership/partnership.h"

// How bodies and governing papers go from state to state.
namespace partnership {
namespace {

using registers::cell;
using registers::Entity;
using registers::Need;
using registers::Record;
using registers::Taking;

constexpr const char* decide = "partnership.decide";

/// Whether an appointment for `own` reaches records of `code`: it is that area or partnership, or what it is part of.
bool reaches(db::ReadTx& tx, const std::string& own, std::string code) {
    for (int step = 0; step < 10 && !code.empty(); ++step) {
        if (own == code) return true;
        const auto area = find_area(tx, code);
        code = area ? area->part_of : std::string{};
    }
    return false;
}

/// One letter to each business manager whose part the record is.
void tell_managers(audit::WriteTx& tx, const Taking& taking, const std::string& key, jobs::Subject subject,
                   const std::vector<jobs::Paragraph>& paragraphs) {
    const auto of_record = registers::access_record(tx, taking.entity, taking.record.id, taking.record.cells);
    for (const auto& standing : rights::all_standings(tx)) {
        const auto held = standing.held(taking.today);
        const bool manages = std::any_of(held.begin(), held.end(), [&](const rights::Appointment* one) {
            const auto& all = of_record.footprints;
            return one->role == rights::Role::business_manager &&
                   (all.empty() ||
                    std::any_of(all.begin(), all.end(), [&](auto& code) { return reaches(tx, one->footprint, code); }));
        });
        const auto account = manages ? rights::find_account(tx, standing.account) : std::nullopt;
        if (account)
            jobs::send(tx.store(), key + "/" + std::to_string(taking.record.version) + "/" + account->id,
                       {.to = account->email, .subject = subject, .paragraphs = paragraphs}, tx.now());
    }
}

/// A body whose groups go on would leave them hanging in the air.
std::string groups_go_on(db::ReadTx& tx, const Entity& entity, const Record& record, core::Date) {
    std::string names;
    registers::each_record(tx, entity, [&](const Record& other) {
        if (other.withdrawn_at.empty() && cell(entity, other.cells, "part_of") == record.id &&
            cell(entity, other.cells, "state") != "closed")
            names += (names.empty() ? "" : ", ") + other.title;
    });
    return names.empty() ? names
                         : "Bodies that are part of it are not closed: " + names +
                               ". Close them first, or make them part of another body.";
}

void tell_of_closing(const registers::Writer& at, const Taking& taking) {
    tell_managers(at.tx(), taking, "partnership.closed/" + taking.record.id, "A body of the partnership was closed",
                  {{taking.record.title + " was closed."},
                   {"End its seats, appointments and reporting lines in the register. When the published arrangements "
                    "name it, they change too: publish the change with its date, and tell the Department for "
                    "Education."}});
}

/// The arrangements are signed by each safeguarding partner before they are published.
std::string not_signed(db::ReadTx& tx, const Record& record, core::Date today) {
    const auto body = registers::find(tx, bodies, cell(papers, record.cells, "body"));
    if (!body) return "Say first of which body these arrangements are: its safeguarding partners sign them.";
    const auto& document = cell(papers, record.cells, "document");
    std::set<std::string> signed_by;
    registers::each_record(tx, signatories, [&](const Record& one) {
        if (!document.empty() && one.withdrawn_at.empty() && cell(signatories, one.cells, "document") == document)
            if (const auto found = registers::find(tx, organisations, cell(signatories, one.cells, "organisation")))
                signed_by.insert(cell(organisations, found->cells, "code"));
    });
    std::string missing;
    std::size_t partners = 0;
    for (const auto& member : members(tx, cell(bodies, body->cells, "code"), today)) {
        if (member.capacity != "safeguarding_partner") continue;
        ++partners;
        if (!signed_by.contains(member.organisation_code))
            missing += (missing.empty() ? "" : ", ") + member.organisation;
    }
    if (partners == 0) return "No safeguarding partner has a seat in " + body->title + " today: record them first.";
    return missing.empty() ? missing
                           : "Not every safeguarding partner has signed. Add to the register of signatories, under the "
                             "paper's document: " +
                                 missing + ".";
}

std::string may_be_published(db::ReadTx& tx, const Entity& entity, const Record& record, core::Date today) {
    if (cell(entity, record.cells, "paper").empty() && cell(entity, record.cells, "published_at").empty())
        return "Add the paper itself first, or the address at which it stands.";
    return cell(entity, record.cells, "kind") == "arrangements" ? not_signed(tx, record, today) : std::string{};
}

std::string has_paper(db::ReadTx&, const Entity& entity, const Record& record, core::Date) {
    const bool has =
        !cell(entity, record.cells, "paper").empty() || !cell(entity, record.cells, "published_at").empty();
    return has ? std::string{} : "Add the paper itself first, or the address at which it stands.";
}

/// The versions of this paper that were in force until now give way to the new one.
void supersede_earlier(const registers::Writer& at, const Taking& taking) {
    auto& tx = at.tx();
    const auto& entity = taking.entity;
    std::vector<Record> earlier;
    registers::each_record(tx, entity, [&](const Record& other) {
        const auto& state = cell(entity, other.cells, "state");
        const bool same = cell(entity, other.cells, "name") == cell(entity, taking.cells, "name") &&
                          cell(entity, other.cells, "body") == cell(entity, taking.cells, "body");
        if (other.id != taking.record.id && other.withdrawn_at.empty() && same &&
            (state == "published" || state == "under_review"))
            earlier.push_back(other);
    });
    const auto from = core::parse_date(cell(entity, taking.cells, "from")).value_or(taking.today);
    for (const auto& other : earlier) {
        auto cells = other.cells;
        cells[registers::place_of(entity, "state")] = "superseded";
        auto& to = cells[registers::place_of(entity, "to")];
        if (to.empty())
            to = core::iso(std::max(from - std::chrono::days{1},
                                    core::parse_date(cell(entity, other.cells, "from")).value_or(core::Date{})));
        const auto* step = registers::find_transition(entity, "supersede");
        core::check(registers::change(at, entity, other.id, other.version, cells, step).has_value(),
                    "the record was read in this transaction");
    }
}

void publish(const registers::Writer& at, const Taking& taking) {
    supersede_earlier(at, taking);
    if (cell(taking.entity, taking.cells, "kind") != "arrangements") return;
    tell_managers(at.tx(), taking, "partnership.published/" + taking.record.id,
                  "Safeguarding arrangements were published",
                  {{taking.record.title + " was published."},
                   {"Tell the Department for Education of the change, and check that the chair rota, the list of "
                    "relevant agencies and the links that the arrangements name are still right."}});
}

}  // namespace

const registers::Lifecycle life_of_bodies{
    .field = "state",
    // Bodies that had ended before anyone recorded them here are recorded as closed, with why.
    .begins = {"proposed", "live", "closed"},
    .states = {{"proposed", "It is planned, and does not meet yet."},
               {"live", "It meets."},
               {"dormant", "It stands, and does not meet for the time being."},
               {"closed", "It has ended. What it did stays on record."}},
    .transitions = {{.name = "start",
                     .from = {"proposed"},
                     .to = "live",
                     .verb = "Start the body",
                     .done = "Started the body",
                     .hint = "From its first day it meets and is part of the structure.",
                     .permission = decide,
                     .asks = {{"from", Need::required}, {"meetings_a_year"}}},
                    {.name = "rest",
                     .from = {"live"},
                     .to = "dormant",
                     .verb = "Let the body rest",
                     .done = "Let the body rest",
                     .hint = "It keeps its seats and can be brought back to work.",
                     .permission = decide,
                     .reason = Need::required},
                    {.name = "resume",
                     .from = {"dormant"},
                     .to = "live",
                     .verb = "Bring the body back to work",
                     .done = "Brought the body back to work",
                     .permission = decide},
                    {.name = "close",
                     .from = {"live", "dormant"},
                     .to = "closed",
                     .verb = "Close the body",
                     .done = "Closed the body",
                     .hint = "No step leads back. The business managers get a letter about what is left to do.",
                     .permission = decide,
                     .asks = {{"to", Need::required}, {"why_closed", Need::required}},
                     .source = "Working Together 2023, paragraph 105 (changes to published arrangements)",
                     .is_grave = true,
                     .guard = groups_go_on,
                     .effect = tell_of_closing}}};

const registers::Lifecycle life_of_papers{
    .field = "state",
    .begins = {"draft", "published"},
    .states = {{"draft", "It is being written, and nobody works by it yet."},
               {"sign_off", "The safeguarding partners are asked to agree to it."},
               {"published", "It is in force."},
               {"under_review", "It is in force while it is looked at again."},
               {"superseded", "It is no longer in force: another has taken its place, or none is needed."}},
    .transitions = {{.name = "send",
                     .from = {"draft"},
                     .to = "sign_off",
                     .verb = "Send to the safeguarding partners",
                     .done = "Sent to the safeguarding partners",
                     .guard = has_paper},
                    {.name = "return",
                     .from = {"sign_off"},
                     .to = "draft",
                     .verb = "Send back to be changed",
                     .done = "Sent back to be changed",
                     .permission = decide,
                     .reason = Need::required},
                    {.name = "publish",
                     .from = {"sign_off"},
                     .to = "published",
                     .verb = "Publish",
                     .done = "Published",
                     .hint = "Earlier versions of the same paper give way to it.",
                     .permission = decide,
                     .asks = {{"from", Need::required}, {"published_at"}, {"review"}},
                     .source = "Working Together 2023, paragraphs 104 and 105",
                     .guard = may_be_published,
                     .effect = publish},
                    {.name = "review",
                     .from = {"published"},
                     .to = "under_review",
                     .verb = "Begin a review",
                     .done = "Began a review"},
                    {.name = "keep",
                     .from = {"under_review"},
                     .to = "published",
                     .verb = "Keep as it is",
                     .done = "Kept as it is",
                     .permission = decide,
                     .asks = {{"review", Need::required}},
                     .reason = Need::required},
                    {.name = "supersede",
                     .from = {"published", "under_review"},
                     .to = "superseded",
                     .verb = "Take out of force",
                     .done = "Taken out of force",
                     .permission = decide,
                     .asks = {{"to", Need::required}},
                     .reason = Need::required,
                     .is_grave = true}}};

}  // namespace partnership
