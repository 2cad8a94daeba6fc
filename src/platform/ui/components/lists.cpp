#include "platform/ui/components/lists.h"

#include <algorithm>

#include "platform/ui/out.h"

namespace ui {
namespace {

void write_action(Out& out, const SummaryAction& action, const Part<SummaryCard>& card) {
    out << "<a class=\"govuk-link";
    out.classes(action.classes) << "\"";
    out.attribute("href", action.href).attributes(action.attributes) << ">" << action.text;
    // Two lists on a page may both offer "Change name": the card's title tells them apart for screen readers.
    const bool in_card = card && !card->title.empty();
    if (!action.visually_hidden_text.empty() || in_card) {
        out << "<span class=\"govuk-visually-hidden\">";
        if (!action.visually_hidden_text.empty()) {
            out << " ";
            out.text(action.visually_hidden_text);
        }
        if (in_card) out << " (" << card->title << ")";
        out << "</span>";
    }
    out << "</a>\n";
}

void write_row(Out& out, const SummaryList& list, const SummaryRow& row, bool any_actions) {
    static const SummaryText nothing{.text = {}};
    const auto& key = row.key ? *row.key : nothing;
    const auto& value = row.value ? *row.value : nothing;
    out << "<div class=\"govuk-summary-list__row";
    if (any_actions && row.actions.empty() && !row.keeps_actions_column) out << " govuk-summary-list__row--no-actions";
    out.classes(row.classes) << "\"><dt class=\"govuk-summary-list__key";
    out.classes(key.classes) << "\">" << key.text << "</dt><dd class=\"govuk-summary-list__value";
    out.classes(value.classes) << "\">" << value.text << "</dd>";
    if (!row.actions.empty()) {
        out << "<dd class=\"govuk-summary-list__actions";
        out.classes(row.actions_classes) << "\">";
        if (row.actions.size() == 1) {
            write_action(out, row.actions.front(), list.card);
        } else {
            out << "<ul class=\"govuk-summary-list__actions-list\">";
            for (const auto& action : row.actions) {
                out << "<li class=\"govuk-summary-list__actions-list-item\">";
                write_action(out, action, list.card);
                out << "</li>\n";
            }
            out << "</ul>";
        }
        out << "</dd>";
    }
    out << "</div>";
}

void open_card(Out& out, const Part<SummaryCard>& card) {
    out << "<div class=\"govuk-summary-card";
    out.classes(card->classes) << "\"";
    out.attributes(card->attributes) << "><div class=\"govuk-summary-card__title-wrapper\">";
    if (!card->title.empty()) {
        out << "<h";
        out.number(card->heading_level) << " class=\"govuk-summary-card__title";
        out.classes(card->title_classes) << "\">" << card->title << "</h";
        out.number(card->heading_level) << ">";
    }
    if (card->actions.size() == 1) {
        out << "<div class=\"govuk-summary-card__actions";
        out.classes(card->actions_classes) << "\">";
        write_action(out, card->actions.front(), card);
        out << "</div>";
    } else if (!card->actions.empty()) {
        out << "<ul class=\"govuk-summary-card__actions";
        out.classes(card->actions_classes) << "\">";
        for (const auto& action : card->actions) {
            out << "<li class=\"govuk-summary-card__action\">";
            write_action(out, action, card);
            out << "</li>\n";
        }
        out << "</ul>";
    }
    out << "</div><div class=\"govuk-summary-card__content\">";
}

std::string task_id(const TaskList& list, int number, const char* suffix) {
    return list.id_prefix + "-" + std::to_string(number) + suffix;
}

void write_task(Out& out, const TaskList& list, const Task& task, int number) {
    static const TaskTitle no_title{.text = {}};
    static const TaskStatus no_status{};
    const auto& title = task.title ? *task.title : no_title;
    const auto& status = task.status ? *task.status : no_status;
    const auto hint_id = task.hint.empty() ? std::string{} : task_id(list, number, "-hint");
    const auto status_id = task_id(list, number, "-status");
    out << "<li class=\"govuk-task-list__item";
    if (!task.href.empty()) out << " govuk-task-list__item--with-link";
    out.classes(task.classes) << "\"><div class=\"govuk-task-list__name-and-hint\">";
    if (!task.href.empty()) {
        out << "<a class=\"govuk-link govuk-task-list__link";
        out.classes(title.classes) << "\"";
        out.attribute("href", task.href)
                .attribute("aria-describedby", hint_id.empty() ? status_id : hint_id + " " + status_id)
            << ">\n"
            << title.text << "\n</a>\n";
    } else {
        out << "<div";
        out.optional("class", title.classes) << ">" << title.text << "</div>";
    }
    if (!task.hint.empty()) {
        out << "<div";
        out.attribute("id", hint_id) << " class=\"govuk-task-list__hint\">" << task.hint << "</div>";
    }
    out << "</div><div class=\"govuk-task-list__status";
    out.classes(status.classes) << "\"";
    out.attribute("id", status_id) << ">" << (status.tag ? render(*status.tag) : status.text) << "</div></li>";
}

}  // namespace

Html render(const SummaryList& list) {
    const bool any_actions =
        std::any_of(list.rows.begin(), list.rows.end(), [](const auto& row) { return !row.actions.empty(); });
    Out out;
    if (list.card) open_card(out, list.card);
    out << "<dl class=\"govuk-summary-list";
    out.classes(list.classes) << "\"";
    out.attributes(list.attributes) << ">";
    for (const auto& row : list.rows) write_row(out, list, row, any_actions);
    out << "</dl>";
    if (list.card) out << "</div></div>";
    return out;
}

Html render(const TaskList& list) {
    Out out;
    out << "<ul class=\"govuk-task-list";
    out.classes(list.classes) << "\"";
    out.attributes(list.attributes) << ">";
    int place = 0;
    for (const auto& task : list.items) {
        ++place;
        write_task(out, list, task, task.number != 0 ? task.number : place);
    }
    out << "</ul>";
    return out;
}

}  // namespace ui
