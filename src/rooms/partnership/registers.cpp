#include "core/date.h"
#include "rooms/partnership/fields.h"
#include "rooms/partnership/partnership.h"

// The register of who works together, and how. Names are those of Working Together 2023 (docs/glossary.md).
namespace partnership {

namespace {

/// "close needs successor or reason": a body that is closed says why. The successor points back to it.
std::vector<Problem> check_body(const Entity& entity, const Cells& cells) {
    auto problems = dates_in_order(entity, cells);
    if (cell(entity, cells, "state") == "closed" && cell(entity, cells, "why_closed").empty())
        problems.push_back({"why_closed", "Enter why it closed, or what took its place"});
    return problems;
}

/// A partnership ends when its arrangements do, and what took its place is recorded first.
std::vector<Problem> end_is_told(const Entity& entity, const Cells& cells) {
    if (cell(entity, cells, "kind") != "partnership" || !cell(entity, cells, "document").empty()) return {};
    return {{"document", "Enter the document that tells of the end of this partnership"}};
}

std::string stands_for(const Entity& entity, const Cells& cells, core::Date today) {
    const auto first = core::parse_date(cell(entity, cells, "from"));
    const auto last = core::parse_date(cell(entity, cells, "to"));
    if (!first || *first > today) return {};
    const auto end = last && *last < today ? *last : today;
    auto years = core::year_of(end) - core::year_of(*first);
    const bool before =
        std::pair{core::month_of(end), core::day_of(end)} < std::pair{core::month_of(*first), core::day_of(*first)};
    if (before) --years;
    return years == 0 ? "Less than a year" : std::to_string(years) + (years == 1 ? " year" : " years");
}

std::vector<Problem> check_seat(const Entity& entity, const Cells& cells) {
    auto problems = dates_in_order(entity, cells);
    if (cell(entity, cells, "organisation").empty() && cell(entity, cells, "post").empty() &&
        cell(entity, cells, "holder").empty())
        problems.push_back({"organisation", "Choose the organisation or the post, or enter who holds the seat"});
    return problems;
}

}  // namespace

const Entity organisations{
    .room = "partnership",
    .name = "organisations",
    .one = "organisation",
    .many = "organisations",
    .meaning =
        "A body of people with its own duties to children: a safeguarding partner, a relevant agency, an education "
        "provider, a charity, a provider, an inspectorate.",
    .fields = {code,
               {.name = "name", .label = "Name", .need = Need::required, .most_characters = 300, .in_list = true},
               {.name = "sector",
                .label = "Sector",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"local_authority", "Local authority"},
                            {"police", "Police"},
                            {"health", "Health"},
                            {"education", "Education and childcare"},
                            {"justice", "Probation and youth justice"},
                            {"fire_ambulance", "Fire and ambulance"},
                            {"family_court", "Family courts"},
                            {"voluntary", "Voluntary, community, faith and sport"},
                            {"provider", "Provider of care"},
                            {"inspectorate", "Inspectorate"},
                            {"national", "National body"}},
                .in_list = true},
               {.name = "part_of", .label = "Part of", .type = Type::reference, .refers_to = &organisations},
               footprint,
               {.name = "duties",
                .label = "Duties",
                .type = Type::choices,
                .hint = "The duties to safeguard and promote the welfare of children that bind it.",
                .choices = {{"s11", "Children Act 2004, section 11"},
                            {"s16e", "Children Act 2004, section 16E (safeguarding partner)"},
                            {"s175", "Education Act 2002, section 175"},
                            {"s157", "Education Act 2002, section 157"}}},
               {.name = "many",
                .label = "Stands for many",
                .type = Type::yes_no_not_known,
                .hint = "Yes when this one entry stands for all of a kind: the district councils, the schools."},
               from,
               to,
               document,
               section,
               note},
    .title = {"name"},
    .key = {"code"},
    .scope = {.footprint = "footprint", .open_to_read = true},
    .check = dates_in_order};

const Entity people{
    .room = "partnership",
    .name = "people",
    .one = "person",
    .many = "people",
    .meaning =
        "Someone who works in or with the partnership. A person is not a role: what they may do follows from their "
        "appointments.",
    .fields = {code,
               {.name = "name", .label = "Name", .need = Need::required, .in_list = true},
               {.name = "organisation",
                .label = "Organisation",
                .type = Type::reference,
                .refers_to = &organisations,
                .in_list = true},
               {.name = "email", .label = "Email address", .most_characters = 254},
               {.name = "telephone", .label = "Telephone number", .most_characters = 40},
               document,
               section,
               note},
    .title = {"name"},
    .key = {"code"},
    .scope = {.footprint_of = {"organisation"}}};

const Entity posts{
    .room = "partnership",
    .name = "posts",
    .one = "post",
    .many = "posts",
    .meaning = "A place in an organisation that one person after another holds; it may be shared, or vacant.",
    .fields = {code,
               {.name = "title_of_post", .label = "Title", .need = Need::required, .in_list = true},
               {.name = "organisation",
                .label = "Organisation",
                .type = Type::reference,
                .need = Need::required,
                .refers_to = &organisations,
                .in_list = true},
               {.name = "level",
                .label = "Level",
                .type = Type::choice,
                .choices = {{"chief_officer", "Chief officer"},
                            {"director", "Director"},
                            {"assistant_director", "Assistant director or head of service"},
                            {"manager", "Manager"},
                            {"other", "Other"}},
                .in_list = true},
               {.name = "vacant", .label = "Vacant", .type = Type::yes_no_not_known},
               {.name = "shared", .label = "Shared by several people", .type = Type::yes_no_not_known},
               from,
               to,
               document,
               section,
               note},
    .title = {"title_of_post", "organisation"},
    .key = {"code"},
    .scope = {.footprint_of = {"organisation"}},
    .check = dates_in_order};

const Entity bodies{
    .room = "partnership",
    .name = "bodies",
    .one = "body",
    .many = "bodies",
    .meaning =
        "Where organisations meet: the partnership itself, its subgroups, forums and panels, and the outside boards it "
        "works with.",
    .fields =
        {code,
         {.name = "name", .label = "Name", .need = Need::required, .in_list = true},
         {.name = "kind",
          .label = "Kind",
          .type = Type::choice,
          .need = Need::required,
          .choices = {{"strategic_meeting", "Strategic meeting"},
                      {"partnership", "Partnership"},
                      {"subgroup", "Subgroup"},
                      {"task_and_finish", "Task and finish group"},
                      {"forum", "Forum"},
                      {"network", "Network"},
                      {"panel", "Panel"},
                      {"external_board", "Outside board"}},
          .in_list = true},
         {.name = "state",
          .label = "State",
          .type = Type::choice,
          .need = Need::required,
          .choices = {{"proposed", "Proposed"}, {"live", "Live"}, {"dormant", "Dormant"}, {"closed", "Closed"}},
          .in_list = true},
         {.name = "part_of", .label = "Part of", .type = Type::reference, .refers_to = &bodies},
         footprint,
         {.name = "feeds_into",
          .label = "Feeds into",
          .type = Type::reference,
          .hint = "A dotted line: it reports there without being part of it.",
          .refers_to = &bodies},
         {.name = "successor_of", .label = "Successor of", .type = Type::reference, .refers_to = &bodies},
         {.name = "remit", .label = "Remit", .type = Type::narrative},
         {.name = "meetings_a_year",
          .label = "Meetings a year, at least",
          .type = Type::count,
          .most = 366,
          .in_list = true},
         {.name = "quorum", .label = "Quorum", .most_characters = 500},
         {.name = "chairing", .label = "Chairing", .hint = "The rule by which it is chaired.", .most_characters = 500},
         {.name = "why_closed", .label = "Why it closed", .type = Type::narrative, .most_characters = 1000},
         from,
         to,
         document,
         section,
         note},
    .title = {"name"},
    .key = {"code"},
    .scope = {.footprint = "footprint", .footprint_of = {"part_of"}},
    .check = check_body,
    .lifecycle = {.field = "state",
                  // One that ended before anybody wrote it down is recorded as it is.
                  .begins = {"proposed", "live", "closed"},
                  .transitions = {{.name = "begin",
                                   .label = "Begin its work",
                                   .from = {"proposed"},
                                   .to = "live",
                                   .sets = {{"from", "today"}}},
                                  {.name = "rest", .label = "Let it rest", .from = {"live"}, .to = "dormant"},
                                  {.name = "wake", .label = "Take it up again", .from = {"dormant"}, .to = "live"},
                                  {.name = "close",
                                   .label = "Close it",
                                   .from = {"proposed", "live", "dormant"},
                                   .to = "closed",
                                   .asks = {"why_closed"},
                                   .sets = {{"to", "today"}},
                                   .guard = end_is_told},
                                  {.name = "reopen",
                                   .label = "Reopen it",
                                   .from = {"closed"},
                                   .to = "live",
                                   .clears = {"to", "why_closed"}}}},
    .computed = {{.name = "stands_for",
                  .label = "Stands for",
                  .hint = "The whole years from its first day to its last, or to today.",
                  .value = stands_for}}};

const Entity appointments{
    .room = "partnership",
    .name = "appointments",
    .one = "appointment",
    .many = "appointments",
    .meaning = "A person holds a role, from a day to a day. Rights in Cairn come from appointments and end with them.",
    .fields = {{.name = "person",
                .label = "Person",
                .type = Type::reference,
                .need = Need::required,
                .refers_to = &people,
                .in_list = true},
               {.name = "role",
                .label = "Role",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"post_holder", "Holds the post"},
                            {"lead_safeguarding_partner", "Lead safeguarding partner"},
                            {"delegated_safeguarding_partner", "Delegated safeguarding partner"},
                            {"partnership_chair", "Partnership chair"},
                            {"partnership_deputy_chair", "Partnership deputy chair"},
                            {"chair", "Chair"},
                            {"independent_chair", "Independent chair"},
                            {"deputy_chair", "Deputy chair"},
                            {"independent_scrutineer", "Independent scrutineer"},
                            {"young_scrutineer", "Young scrutineer"},
                            {"business_manager", "Business manager"},
                            {"lay_member", "Lay member"},
                            {"designated_safeguarding_lead", "Designated safeguarding lead"},
                            {"lado", "Local authority designated officer"},
                            {"named_gp", "Named GP"},
                            {"champion", "Champion"}},
                .in_list = true},
               {.name = "body", .label = "In the body", .type = Type::reference, .refers_to = &bodies, .in_list = true},
               {.name = "organisation",
                .label = "For the organisation",
                .type = Type::reference,
                .refers_to = &organisations,
                .in_list = true},
               {.name = "post", .label = "By holding the post", .type = Type::reference, .refers_to = &posts},
               {.name = "interim", .label = "Interim", .type = Type::yes_no_not_known},
               {.name = "appointed_by", .label = "Appointed by"},
               {.name = "footprint",
                .label = "Rights in Cairn for",
                .hint =
                    "The area or partnership in which the person may use Cairn in this role. Empty: the appointment "
                    "gives no rights.",
                .most_characters = 40,
                .footprint = true,
                .own = true},
               from,
               to,
               document,
               section,
               note},
    .title = {"person", "role", "from"},
    .key = {"person", "role", "body", "organisation", "from"},
    .source = "Working Together 2023, paragraphs 48 and 56 (lead and delegated safeguarding partners)",
    .edit_permission = "partnership.appoint",
    .scope = {.footprint = "footprint", .footprint_of = {"body", "organisation", "person"}},
    .not_by = "person",
    .check = dates_in_order};

const Entity seats{.room = "partnership",
                   .name = "seats",
                   .one = "seat",
                   .many = "seats",
                   .meaning = "A place in a body, held by an organisation or a post, in a capacity.",
                   .fields = {{.name = "body",
                               .label = "Body",
                               .type = Type::reference,
                               .need = Need::required,
                               .refers_to = &bodies,
                               .in_list = true},
                              {.name = "organisation",
                               .label = "Organisation",
                               .type = Type::reference,
                               .refers_to = &organisations,
                               .in_list = true},
                              {.name = "post", .label = "Post", .type = Type::reference, .refers_to = &posts},
                              {.name = "holder",
                               .label = "Who",
                               .hint = "When it is neither an organisation nor one post: the chairs of the subgroups."},
                              {.name = "capacity",
                               .label = "Capacity",
                               .type = Type::choice,
                               .need = Need::required,
                               .choices = {{"safeguarding_partner", "Safeguarding partner"},
                                           {"relevant_agency", "Relevant agency"},
                                           {"member", "Member"},
                                           {"in_attendance", "In attendance"},
                                           {"by_invitation", "By invitation"},
                                           {"at_own_request", "At their own request"}},
                               .in_list = true},
                              {.name = "deputy", .label = "Named deputy"},
                              {.name = "why_chosen",
                               .label = "Why chosen",
                               .type = Type::narrative,
                               .hint = "Why a relevant agency was chosen, as the arrangements must say.",
                               .most_characters = 2000,
                               .source = "Working Together 2023, paragraph 104 (what published arrangements include)"},
                              {.name = "through",
                               .label = "Takes part through",
                               .type = Type::reference,
                               .hint = "The body that speaks for those whom one seat stands for.",
                               .refers_to = &bodies},
                              from,
                              to,
                              document,
                              section,
                              note},
                   .title = {"body", "organisation", "post", "holder"},
                   .key = {"body", "organisation", "post", "holder", "capacity"},
                   .scope = {.part_of = "body"},
                   .check = check_seat};

const std::vector<const Entity*>& registers_of_room() {
    static const std::vector<const Entity*> all{&organisations, &people,      &posts,      &bodies,
                                                &appointments,  &seats,       &chair_rota, &reporting_lines,
                                                &homes,         &signatories, &papers};
    return all;
}

}  // namespace partnership
