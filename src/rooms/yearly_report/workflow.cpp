#include "rooms/yearly_report/workflow.h"

#include <algorithm>
#include <array>

#include "platform/registers/entity.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/route.h"

namespace yearly_report {

using registers::Cells;
using registers::Choice;
using registers::Entity;
using registers::Field;
using registers::Need;
using registers::Problem;
using registers::Type;

namespace {

struct Step {
    State state;
    std::string_view word, title;
};

constexpr std::array steps{Step{State::outline, "outline", "Outline"},
                           Step{State::contributions, "contributions", "Contributions asked"},
                           Step{State::drafting, "drafting", "Drafting"},
                           Step{State::frozen, "frozen", "Figures frozen"},
                           Step{State::members, "members", "With members for comment"},
                           Step{State::scrutiny, "scrutiny", "With scrutiny committees"},
                           Step{State::cabinet, "cabinet", "With cabinet or other bodies"},
                           Step{State::signing, "signing", "With those who sign"},
                           Step{State::published, "published", "Published"},
                           Step{State::sent, "sent", "Published and sent"}};

const Step& step(State state) {
    return *std::find_if(steps.begin(), steps.end(), [&](const Step& one) { return one.state == state; });
}

std::vector<Choice> state_choices() {
    std::vector<Choice> all;
    for (const auto& one : steps) all.push_back({std::string{one.word}, std::string{one.title}});
    return all;
}

const Field report{.name = "report",
                   .label = "Report",
                   .type = Type::reference,
                   .need = Need::required,
                   .refers_to = &reports,
                   .in_list = true};
const Field section{.name = "section",
                    .label = "Section",
                    .hint = "The name of the section's file, such as foreword. Empty: the report as a whole.",
                    .most_characters = 80,
                    .in_list = true};

std::vector<Problem> check_contribution(const Entity& entity, const Cells& cells) {
    const auto& state = cell(entity, cells, "state");
    if ((state == "answered" || state == "accepted") && cell(entity, cells, "answer").empty())
        return {{"answer", "Enter the answer, or leave the state at asked"}};
    return {};
}

/// A comment is closed only when it is said what was done with it.
std::vector<Problem> check_comment(const Entity& entity, const Cells& cells) {
    if (cell(entity, cells, "outcome") == "open" || !cell(entity, cells, "done").empty()) return {};
    return {{"done", "Enter what was done with the comment, and why"}};
}

}  // namespace

std::string_view word(State state) { return step(state).word; }
std::string_view title(State state) { return step(state).title; }

std::optional<State> parse_state(std::string_view text) {
    for (const auto& one : steps)
        if (one.word == text) return one.state;
    return std::nullopt;
}

const std::vector<State>& all_states() {
    static const std::vector<State> all = [] {
        std::vector<State> states;
        for (const auto& one : steps) states.push_back(one.state);
        return states;
    }();
    return all;
}

bool may_draft(State state) { return state < State::frozen; }

std::vector<State> next_of(State state) {
    switch (state) {
        case State::outline:
            return {State::contributions, State::drafting};
        case State::contributions:
            return {State::drafting};
        case State::frozen:
            return {State::members};
        // A partnership's own route may leave out a committee or the cabinet.
        case State::members:
            return {State::scrutiny, State::cabinet, State::signing};
        case State::scrutiny:
            return {State::cabinet, State::signing};
        case State::cabinet:
            return {State::signing};
        default:
            return {};
    }
}

const Entity reports{
    .room = "yearly_report",
    .name = "reports",
    .one = "report in the making",
    .many = "reports in the making",
    .meaning = "A yearly report on its way from its outline to its readers.",
    .fields =
        {{.name = "code", .label = "Code", .need = Need::required, .most_characters = 60, .example = "lrscp-2024-25"},
         {.name = "partnership",
          .label = "Partnership",
          .need = Need::required,
          .most_characters = 40,
          .by_key = &partnership::partnerships,
          .in_list = true},
         {.name = "year", .label = "Year", .need = Need::required, .most_characters = 7, .in_list = true},
         {.name = "state",
          .label = "State",
          .type = Type::choice,
          .need = Need::required,
          .choices = state_choices(),
          .in_list = true},
         {.name = "snapshot",
          .label = "Frozen figures",
          .hint = "The reference of the snapshot that members, committees and partners read.",
          .most_characters = 20},
         {.name = "why", .label = "Why it was last moved", .type = Type::narrative}},
    .title = {"partnership", "year"},
    .key = {"code"},
    .source = "Children Act 2004, section 16G(7)",
    .edit_permission = "yearly_report.repair",
    .scope = {.partnership = "partnership"}};

const Entity drafts{
    .room = "yearly_report",
    .name = "drafts",
    .one = "draft of a section",
    .many = "drafts of sections",
    .meaning = "The prose of one section as it was written here, in Markdown. Its history keeps every version.",
    .fields = {report,
               {.name = "section", .label = "Section", .need = Need::required, .most_characters = 80, .in_list = true},
               {.name = "markdown", .label = "Text", .type = Type::narrative, .most_characters = 60000},
               {.name = "author", .label = "Last written by", .in_list = true}},
    .title = {"section", "report"},
    .key = {"report", "section"},
    .edit_permission = "yearly_report.repair",
    .scope = {.part_of = "report"}};

const Entity contributions{
    .room = "yearly_report",
    .name = "contributions",
    .one = "contribution",
    .many = "contributions",
    .meaning = "What an agency is asked to write for a report, by when, and what it answered.",
    .fields =
        {report,
         section,
         {.name = "organisation",
          .label = "Asked of",
          .type = Type::reference,
          .need = Need::required,
          .refers_to = &partnership::organisations,
          .in_list = true,
          .ask = "Choose the organisation that is asked"},
         {.name = "prompt",
          .label = "What is asked",
          .type = Type::narrative,
          .need = Need::required,
          .hint = "What was done, how well it worked for children, and what comes next.",
          .most_characters = 4000},
         {.name = "due",
          .label = "Due",
          .type = Type::date,
          .need = Need::required,
          .in_list = true,
          .ask = "Enter the day on which it is due"},
         {.name = "state",
          .label = "State",
          .type = Type::choice,
          .need = Need::required,
          .choices = {{"asked", "Asked"},
                      {"answered", "Answered"},
                      {"returned", "Returned with a question"},
                      {"accepted", "Accepted"}},
          .in_list = true},
         {.name = "answer", .label = "Answer", .type = Type::narrative, .most_characters = 20000},
         {.name = "answered_by", .label = "Answered by"},
         {.name = "question", .label = "Question on the answer", .type = Type::narrative, .most_characters = 2000}},
    .title = {"organisation", "section", "report"},
    .key = {"report", "section", "organisation"},
    .source = "Working Together 2023, paragraphs 106 to 110",
    .scope = {.part_of = "report"},
    .check = check_contribution};

const Entity comments{
    .room = "yearly_report",
    .name = "comments",
    .one = "comment",
    .many = "comments",
    .meaning = "What someone said about a report before it was published, and what was done with it.",
    .fields = {report,
               section,
               {.name = "said_by",
                .label = "Said by",
                .need = Need::required,
                .hint = "The member, committee or partner.",
                .in_list = true,
                .ask = "Enter who said it"},
               {.name = "on",
                .label = "On",
                .type = Type::date,
                .need = Need::required,
                .in_list = true,
                .ask = "Enter the day on which it was said"},
               {.name = "comment",
                .label = "Comment",
                .type = Type::narrative,
                .need = Need::required,
                .most_characters = 4000},
               {.name = "outcome",
                .label = "Outcome",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"open", "Open"},
                            {"taken_up", "Taken up"},
                            {"in_part", "Taken up in part"},
                            {"not_taken_up", "Not taken up"}},
                .in_list = true},
               {.name = "done", .label = "What was done, and why", .type = Type::narrative, .most_characters = 4000}},
    .title = {"said_by", "on"},
    .scope = {.part_of = "report"},
    .check = check_comment};

const Entity approvals{
    .room = "yearly_report",
    .name = "approvals",
    .one = "approval",
    .many = "approvals",
    .meaning = "A step of a report's way to publication: who considered it, when, and what they decided.",
    .fields = {report,
               {.name = "step",
                .label = "Step",
                .type = Type::choice,
                .need = Need::required,
                .choices = approval_steps(),
                .in_list = true},
               {.name = "body", .label = "Body or organisation", .need = Need::required, .in_list = true},
               {.name = "person", .label = "Person", .hint = "Who presented it."},
               {.name = "on",
                .label = "On",
                .type = Type::date,
                .need = Need::required,
                .in_list = true,
                .ask = "Enter the day on which it was decided"},
               {.name = "decision",
                .label = "Decision",
                .type = Type::choice,
                .need = Need::required,
                .choices = {{"approved", "Approved"},
                            {"noted", "Noted"},
                            {"with_comments", "Noted with comments"},
                            {"sent_back", "Sent back"}},
                .in_list = true},
               {.name = "snapshot", .label = "Frozen figures", .most_characters = 20}},
    .title = {"step", "body", "on"},
    .scope = {.part_of = "report"}};

const Entity dispatches{
    .room = "yearly_report",
    .name = "dispatches",
    .one = "dispatch",
    .many = "dispatches",
    .meaning = "A published version sent to a recipient, with the proof that it was.",
    .fields =
        {report,
         {.name = "of_version",
          .label = "Version",
          .type = Type::count,
          .need = Need::required,
          .least = 1,
          .in_list = true},
         {.name = "recipient",
          .label = "Recipient",
          .need = Need::required,
          .hint = "The Child Safeguarding Practice Review Panel, Foundations, the Department for Education, the Health "
                  "and Wellbeing Board...",
          .in_list = true},
         {.name = "sent_on",
          .label = "Sent on",
          .type = Type::date,
          .need = Need::required,
          .in_list = true,
          .ask = "Enter the day on which it was sent"},
         {.name = "how",
          .label = "How",
          .type = Type::choice,
          .need = Need::required,
          .choices = {{"email", "Email"}, {"portal", "Portal"}, {"post", "Post"}, {"meeting", "Papers of a meeting"}},
          .in_list = true,
          .ask = "Choose how it was sent"},
         {.name = "proof",
          .label = "Proof",
          .need = Need::required,
          .hint = "The reference of the email, receipt or minute that shows it.",
          .most_characters = 500},
         {.name = "received_on", .label = "Received on", .type = Type::date}},
    .title = {"recipient", "report", "of_version"},
    .source = "Working Together 2023, paragraphs 106 to 110: the Panel, Foundations and the Department for Education",
    .scope = {.part_of = "report"}};

const std::vector<const Entity*>& workflow_registers() {
    static const std::vector<const Entity*> all{&reports, &drafts, &contributions, &comments, &approvals, &dispatches};
    return all;
}

}  // namespace yearly_report
