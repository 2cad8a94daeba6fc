#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ui/components/lists.h"

namespace ui {

/// One question of a journey: a page of its own.
template <class Answers>
struct Step {
    std::string page;      ///< last part of its address: "start-date"
    std::string question;  ///< as on the check-answers page: "Start date"
    std::function<bool(const Answers&)> answered;
    std::function<Html(const Answers&)> answer;  ///< as on the check-answers page
    bool (*asked)(const Answers&) = nullptr;     ///< not every answer leads here; empty: always asked
};

/// Questions in their order. Which page a person may open is computed from the answers so far, so no one can skip
/// ahead, and changing an answer asks what has become necessary.
template <class Answers>
class Journey {
  public:
    /// `base`: "/training/sessions/4/book"; pages are below it, and "check" is the last.
    Journey(std::string base, std::vector<Step<Answers>> steps) : base_(std::move(base)), steps_(std::move(steps)) {}

    std::string address(std::string_view page) const { return base_ + "/" + std::string{page}; }

    /// The page to continue with: the first question that is asked and not answered; "check" when there is none.
    std::string next(const Answers& answers) const {
        for (const auto& step : steps_)
            if (is_asked(step, answers) && !step.answered(answers)) return step.page;
        return "check";
    }

    /// Whether all that is asked before `page` has been answered.
    bool may_open(std::string_view page, const Answers& answers) const {
        for (const auto& step : steps_) {
            if (step.page == page) return is_asked(step, answers);
            if (is_asked(step, answers) && !step.answered(answers)) return false;
        }
        return page == "check";
    }

    /// The page before, for the back link; the base when there is none.
    std::string before(std::string_view page, const Answers& answers) const {
        std::string previous = base_;
        for (const auto& step : steps_) {
            if (step.page == page) return previous;
            if (is_asked(step, answers)) previous = address(step.page);
        }
        return previous;
    }

    /// All that was asked, with links to change it.
    SummaryList check_answers(const Answers& answers) const {
        SummaryList list{.rows = {}};
        for (const auto& step : steps_) {
            if (!is_asked(step, answers)) continue;
            SummaryRow row{.key = step.question,
                           .value = step.answered(answers) ? step.answer(answers) : Html{"Not answered yet"}};
            row.actions.push_back(
                {.text = "Change", .href = address(step.page), .visually_hidden_text = step.question});
            list.rows.push_back(std::move(row));
        }
        return list;
    }

  private:
    static bool is_asked(const Step<Answers>& step, const Answers& answers) {
        return !step.asked || step.asked(answers);
    }

    std::string base_;
    std::vector<Step<Answers>> steps_;
};

enum class TaskState { cannot_start, not_started, in_progress, completed };

/// A task whose state says itself in words and colour; one that cannot start has no link.
inline Task task(std::string title, std::string href, TaskState state, Html hint = {}) {
    switch (state) {
        case TaskState::cannot_start:
            return {.title = title,
                    .status =
                        TaskStatus{.text = "Cannot start yet", .classes = "govuk-task-list__status--cannot-start-yet"},
                    .hint = std::move(hint)};
        case TaskState::not_started:
            return {.title = title,
                    .status = TaskStatus{.tag = Tag{.text = "Not started", .classes = "govuk-tag--blue"}},
                    .href = std::move(href),
                    .hint = std::move(hint)};
        case TaskState::in_progress:
            return {.title = title,
                    .status = TaskStatus{.tag = Tag{.text = "In progress", .classes = "govuk-tag--teal"}},
                    .href = std::move(href),
                    .hint = std::move(hint)};
        case TaskState::completed:
            break;
    }
    return {
        .title = title, .status = TaskStatus{.text = "Completed"}, .href = std::move(href), .hint = std::move(hint)};
}

}  // namespace ui
