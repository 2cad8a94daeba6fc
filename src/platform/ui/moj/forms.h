#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/ui/components/inputs.h"
#include "platform/ui/components/table.h"

namespace ui {

/// A date typed as 31/3/2025, with a calendar for those who have scripts. For dates people must look up; for those they
/// know (a birthday) use DateInput.
struct DatePicker {
    std::string name;
    Label label;
    std::string id = {};  ///< empty: the name
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::optional<std::string> value = {};
    std::string min_date = {};  ///< "31/3/2025"
    std::string max_date = {};
    std::string excluded_dates = {};  ///< "2/4/2025 5/4/2025-9/4/2025"
    std::string excluded_days = {};   ///< "saturday sunday"
    std::string week_start_day = {};
    std::optional<bool> leading_zeros = {};
    FormGroup form_group = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const DatePicker& picker);

struct AddAnotherItem {
    Html fields;                    ///< names and ids end in the item's number: "person[0][name]"
    Html legend = {};               ///< empty: the label and the number: "Person 1"
    Part<ErrorMessage> error = {};  ///< shown in the inline layout
    std::string described_by = {};
    std::string remove_name = "remove";
    /// Empty: the number from 0. (The official template loses the 0, and with it which item to remove.)
    std::string remove_value = {};
    std::string classes = {};
    std::string legend_classes = {};
    std::string fieldset_classes = {};
    Attributes attributes = {};
};

/// Several of the same kind: people, dates. Its buttons post to the page when there are no scripts.
struct AddAnother {
    std::vector<AddAnotherItem> items;
    std::string item_label = "Item";
    std::string id = {};
    bool inline_layout = false;  ///< fields and the button that removes them side by side
    std::string add_text = "Add another %{itemLabel}";
    std::string remove_text = "Remove %{itemLabel} %{number}";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const AddAnother& add);

struct UploadedFile {
    Html message;
    std::string file_name;           ///< as stored
    std::string original_file_name;  ///< as the person named it
    std::string delete_text = "Delete";
};

/// Several files, each sent as soon as it is chosen when there are scripts.
struct MultiFileUpload {
    Html upload;  ///< a FileUpload with the class moj-multi-file-upload__input, and a button for those without scripts
    std::vector<UploadedFile> files = {};
    Html heading = "Files added";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const MultiFileUpload& upload);

/// A table that scripts can sort by the click of a heading. Give each heading `sortable()`, and cells whose text does
/// not sort a `data-sort-value`. For lists of several pages use `ui::sort_header`, which asks the server.
Table sortable_table(Table table);
/// `sorted`: "ascending", "descending" or "none".
Cell sortable(Html text, std::string sorted = "none", std::string format = {});

/// A table whose rows can be chosen: the first column gets a box per row, and with scripts one that chooses all.
/// `values` and `labels` are one for each row.
struct MultiSelectTable {
    Table table;
    std::string name;
    std::vector<std::string> values;
    std::vector<std::string> labels;  ///< said for the box: "Choose action 12"
    std::vector<std::string> chosen = {};
    std::string id_prefix = {};  ///< empty: the name and "-"
};
Html render(const MultiSelectTable& multi_select);

}  // namespace ui
