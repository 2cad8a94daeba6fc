#pragma once
#include <string>
#include <vector>

#include "platform/ui/components/content.h"

namespace ui {

/// Key or value of a summary list.
struct SummaryText {
    Html text;
    std::string classes = {};
};

struct SummaryAction {
    Html text;
    std::string href;
    std::string visually_hidden_text = {};  ///< what is changed: "name" in "Change name"
    std::string classes = {};
    Attributes attributes = {};
};

struct SummaryRow {
    Part<SummaryText> key;
    Part<SummaryText> value;
    std::vector<SummaryAction> actions = {};
    std::string actions_classes = {};
    std::string classes = {};
    /// The row has no actions and is meant to have none: its value does not reach into their column.
    bool keeps_actions_column = false;
};

struct SummaryCard {
    Html title;
    int heading_level = 2;
    std::vector<SummaryAction> actions = {};
    std::string title_classes = {};
    std::string actions_classes = {};
    std::string classes = {};
    Attributes attributes = {};
};

/// Facts with their names, in two columns. With a card: one of several lists on a page.
struct SummaryList {
    std::vector<SummaryRow> rows;
    Part<SummaryCard> card = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const SummaryList& list);

struct TaskTitle {
    Html text;
    std::string classes = {};
};

/// The state of a task: a tag, or plain text for "Completed".
struct TaskStatus {
    Html text = {};
    Part<Tag> tag = {};
    std::string classes = {};
};

struct Task {
    Part<TaskTitle> title;
    Part<TaskStatus> status;
    std::string href = {};  ///< empty: cannot be started yet
    Html hint = {};
    std::string classes = {};
    int number = 0;  ///< the number in the ids; 0: its place in the list
};

struct TaskList {
    std::vector<Task> items;
    std::string id_prefix = "task-list";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const TaskList& list);

}  // namespace ui
