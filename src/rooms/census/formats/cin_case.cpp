#include <algorithm>
#include <deque>
#include <map>

#include "rooms/census/cin/cells.h"
#include "rooms/census/formats/case_json.h"

namespace census::cin {
namespace {

/// One record while the tables are being joined: its row in the table it comes from, and its rows below by table.
struct Record {
    Row row = no_row;
    std::string key = {};
    std::map<std::string_view, std::deque<Record>> below = {};
};
using Records = std::deque<Record>;

/// A table of the case with its columns found by name.
class Sheet {
  public:
    explicit Sheet(const CaseTable* table) : table_(table) {}
    Row count() const { return table_ == nullptr ? 0 : static_cast<Row>(table_->rows.size()); }
    bool exists() const { return table_ != nullptr; }
    bool has(std::string_view column) const { return exists() && find(column) < table_->columns.size(); }
    std::span<const std::string> cell(Row row, std::string_view column) const {
        if (!has(column)) return {};
        return table_->rows[row][find(column)];
    }
    std::string text(Row row, std::string_view column) const {
        const auto texts = cell(row, column);
        return texts.empty() ? std::string{} : texts.front();
    }

  private:
    std::size_t find(std::string_view column) const {
        const auto& columns = table_->columns;
        return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
    }
    const CaseTable* table_;
};

constexpr std::string_view child_key = "LAchildID", episode_key = "CINdetailsID", assessment_key = "AssessmentID",
                           plan_key = "CPPID";

/// What the key of a row without an identifier begins with.
constexpr char nameless = '\x01';

/// Joins flat tables into children, by their identifiers.
class Joining {
  public:
    explicit Joining(const Case& tables) : case_(tables) {
        for (Row row = 0; row < sheet("ChildIdentifiers").count(); ++row)
            children_.push_back({.row = row, .key = key_of(sheet("ChildIdentifiers"), row)});
        place_under_children("ChildCharacteristics");
        place_under_children("Disabilities");
        place_under_children("CINdetails");
        for (const auto name : {"Assessments", "CINplanDates", "Section47", "ChildProtectionPlans"})
            place_under_episodes(name);
        place_under("AssessmentFactorsList", "Assessments", assessment_key);
        place_under("Reviews", "ChildProtectionPlans", plan_key);
    }

    Records& children() { return children_; }
    Sheet sheet(std::string_view name) const { return Sheet{case_.table(name)}; }

  private:
    /// Where a table has no identifiers, or a row has none, each row is a child of its own.
    std::string key_of(const Sheet& from, Row row) {
        const std::string key = from.text(row, child_key);
        return key.empty() ? nameless + std::to_string(nameless_++) : key;
    }

    Record& child(const std::string& key) {
        const auto found =
            std::find_if(children_.begin(), children_.end(), [&](auto& each) { return each.key == key; });
        if (found != children_.end()) return *found;
        return children_.emplace_back(Record{.row = no_row, .key = key});
    }

    /// The records of `table` below `above` that have this key: several where the key repeats; one made up where it has
    /// no row.
    static std::vector<Record*> matching(Record& above, std::string_view table, const std::string& key) {
        auto& records = above.below[table];
        std::vector<Record*> found;
        for (auto& each : records)
            if (each.key == key) found.push_back(&each);
        if (found.empty()) found.push_back(&records.emplace_back(Record{.row = no_row, .key = key}));
        return found;
    }

    void place_under_children(std::string_view table) {
        const Sheet from = sheet(table);
        for (Row row = 0; row < from.count(); ++row)
            child(key_of(from, row)).below[table].push_back({.row = row, .key = from.text(row, episode_key)});
    }

    static std::string_view own_key(std::string_view table) {
        return table == "Assessments" ? assessment_key : plan_key;
    }

    void place_under_episodes(std::string_view table) {
        const Sheet from = sheet(table);
        const bool numbered = table == "ChildProtectionPlans" && from.has(plan_key);
        for (Row row = 0; row < from.count(); ++row) {
            // Where plans are numbered, a row without a number is no plan.
            if (numbered && from.text(row, plan_key).empty()) continue;
            for (Record* episode : matching(child(key_of(from, row)), "CINdetails", from.text(row, episode_key)))
                episode->below[table].push_back({.row = row, .key = from.text(row, own_key(table))});
        }
    }

    void place_under(std::string_view table, std::string_view above, std::string_view key) {
        const Sheet from = sheet(table);
        for (Row row = 0; row < from.count(); ++row)
            for (Record* episode : matching(child(key_of(from, row)), "CINdetails", from.text(row, episode_key)))
                for (Record* record : matching(*episode, above, from.text(row, key)))
                    record->below[table].push_back({.row = row});
    }

    const Case& case_;
    Records children_;
    std::size_t nameless_ = 0;
};

/// Writes joined records into the columns of a block.
class Filling {
  public:
    Filling(Joining& joined, Block& block) : joined_(joined), block_(block) {}

    void run() {
        for (Record& child : joined_.children()) {
            const Row row = block_.children.add();
            block_.children.source_rows.push_back(child.row);
            cells("ChildIdentifiers", block_.children, identifier_cells, child.row, row);
            // A child of whom only other tables speak still has a name.
            if (child.row == no_row && child.key.front() != nameless)
                fill(block_, block_.children.identifier, row, child.key);
            const auto& characteristics = child.below["ChildCharacteristics"];
            const Row from = characteristics.empty() ? no_row : characteristics.front().row;
            block_.children.characteristics_source.push_back(from);
            cells("ChildCharacteristics", block_.children, characteristic_cells, from, row);
            for (const Record& each : child.below["Disabilities"])
                add("Disabilities", block_.disabilities, disability_cells, each, row);
            for (Record& each : child.below["CINdetails"]) fill_episode(each, row);
        }
        block_.seal();
    }

  private:
    void fill_episode(Record& episode, Row child) {
        const Row row = add("CINdetails", block_.episodes, episode_cells, episode, child);
        for (Record& each : episode.below["Assessments"])
            fill_factors(each, add("Assessments", block_.assessments, assessment_cells, each, row));
        for (const Record& each : episode.below["CINplanDates"])
            add("CINplanDates", block_.cin_plans, cin_plan_cells, each, row);
        for (const Record& each : episode.below["Section47"])
            add("Section47", block_.enquiries, enquiry_cells, each, row);
        for (Record& each : episode.below["ChildProtectionPlans"]) {
            const Row plan = add("ChildProtectionPlans", block_.plans, plan_cells, each, row);
            for (const Record& review : each.below["Reviews"])
                add("Reviews", block_.reviews, review_cells, review, plan);
        }
    }

    /// The factors stand in a table of their own, or as a list in the assessment's row.
    void fill_factors(Record& from, Row assessment) {
        const Sheet list = joined_.sheet("AssessmentFactorsList");
        if (list.exists()) {
            for (const Record& each : from.below["AssessmentFactorsList"]) {
                const Row row = block_.factors.add(assessment);
                block_.factors.source_rows.push_back(each.row);
                fill(block_, block_.factors.code, row, list.text(each.row, "AssessmentFactor"));
            }
            return;
        }
        if (from.row == no_row) return;
        for (const std::string& code : joined_.sheet("Assessments").cell(from.row, "AssessmentFactors")) {
            const Row row = block_.factors.add(assessment);
            block_.factors.source_rows.push_back(no_row);
            fill(block_, block_.factors.code, row, code);
        }
    }

    template <class T, std::size_t n>
    Row add(std::string_view name, T& table, const Cell<T> (&all)[n], const Record& record, Row parent) {
        const Row row = table.add(parent);
        table.source_rows.push_back(record.row);
        cells(name, table, all, record.row, row);
        return row;
    }

    template <class T, std::size_t n>
    void cells(std::string_view name, T& table, const Cell<T> (&all)[n], Row from, Row to) {
        if (from == no_row) return;
        const Sheet sheet = joined_.sheet(name);
        for (const auto& cell : all) fill(block_, table, cell, to, core::trimmed(sheet.text(from, cell.name)), 0);
    }

    Joining& joined_;
    Block& block_;
};

/// Columns of a census that no rule names: the keys of the tables, and the header's.
constexpr std::string_view other_columns[]{"LAchildID",    "CINdetailsID", "AssessmentID", "CPPID",   "SourceLevel",
                                           "SoftwareCode", "Release",      "SerialNo",     "DateTime"};

bool is_column(std::string_view table, std::string_view column) {
    const auto names = field_names();
    return std::find(std::begin(other_columns), std::end(other_columns), column) != std::end(other_columns) ||
           std::any_of(names.begin(), names.end(),
                       [&](const FieldName& name) { return name.table == table && name.column == column; });
}

}  // namespace

std::vector<std::string> strange_parts(const Case& tables) {
    std::vector<std::string> strange;
    const auto names = field_names();
    for (const auto& [name, table] : tables.tables) {
        const std::string& asked = name;  // clang 14 takes no binding into a lambda
        if (std::none_of(names.begin(), names.end(), [&](const FieldName& each) { return each.table == asked; })) {
            strange.push_back("table " + name);
            continue;
        }
        for (const std::string& column : table.columns)
            if (!is_column(name, column)) strange.push_back("column " + column + " of " + name);
    }
    return strange;
}

Return return_of(const Case& tables) {
    Return data;
    const Sheet header{tables.table("Header")};
    if (header.count() > 0) {
        const auto text = [&](std::string_view column) { return std::string{core::trimmed(header.text(0, column))}; };
        data.header = {.collection = text("Collection"),
                       .year = text("Year"),
                       .reference_date = text("ReferenceDate"),
                       .source_level = text("SourceLevel"),
                       .lea = text("LEA"),
                       .software = text("SoftwareCode"),
                       .release = text("Release"),
                       .serial = text("SerialNo"),
                       .made_at = text("DateTime"),
                       .present = true};
        data.period = data.header.period();
    }
    auto block = std::make_unique<Block>();
    block->header = data.header;
    block->period = data.period;
    Joining joined{tables};
    Filling{joined, *block}.run();
    data.blocks.push_back(std::move(block));
    return data;
}

}  // namespace census::cin
