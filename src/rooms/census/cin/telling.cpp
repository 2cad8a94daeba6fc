#include "rooms/census/cin/telling.h"

#include <algorithm>

#include "rooms/census/cin/cells.h"

namespace census::cin {
namespace {

std::string_view word_of(TableOf table) {
    switch (table) {
        case TableOf::disabilities:
            return "disability";
        case TableOf::cin_details:
            return "episode";
        case TableOf::assessments:
            return "assessment";
        case TableOf::assessment_factors:
            return "factor";
        case TableOf::cin_plan_dates:
            return "CIN plan";
        case TableOf::section47:
            return "section 47";
        case TableOf::child_protection_plans:
            return "protection plan";
        case TableOf::reviews:
            return "review";
        default:
            return "child";
    }
}

/// The row's number below the row above it, counting from 1, after the number of that one.
std::string path_of(const Block& block, const Table& table, Row row) {
    if (table.above == nullptr) return {};
    std::string path = path_of(block, *table.above, table.parent[row]);
    if (!path.empty()) path += ", ";
    const Row number = row - table.first[table.parent[row]] + 1;
    return path.append(word_of(table_of(table.row_field))).append(" ").append(std::to_string(number));
}

template <class T, std::size_t n>
std::string cell_text(const Block& block, const T& table, const Cell<T> (&cells)[n], Field field, Row row) {
    for (const auto& cell : cells) {
        if (cell.days != nullptr && (table.*cell.days).field == field) {
            const Day day = (table.*cell.days)[row];
            return given(day) ? core::iso(date_of(day)) : std::string{};
        }
        if (cell.codes != nullptr && (table.*cell.codes).field == field)
            return std::string{block.text_of(table.*cell.codes, (table.*cell.codes)[row])};
        if (cell.texts != nullptr && (table.*cell.texts).field == field)
            return std::string{block.read((table.*cell.texts)[row])};
        if (cell.numbers != nullptr && (table.*cell.numbers).field == field) {
            const Number number = (table.*cell.numbers)[row];
            return number == no_number ? std::string{} : std::to_string(number);
        }
    }
    return {};
}

std::string factors_of(const Block& block, Row assessment) {
    std::string all;
    const Span rows = rows_below(block.factors, block.assessments, assessment);
    for (Row row = rows.begin; row < rows.end; ++row)
        all.append(all.empty() ? "" : " ").append(block.text_of(block.factors.code, block.factors.code[row]));
    return all;
}

std::string readable_value(const Block& block, Field field, Row row) {
    switch (table_of(field)) {
        case TableOf::header:
            return block.header.reference_date;
        case TableOf::child_identifiers:
            return cell_text(block, block.children, identifier_cells, field, row);
        case TableOf::child_characteristics:
            return cell_text(block, block.children, characteristic_cells, field, row);
        case TableOf::disabilities:
            return cell_text(block, block.disabilities, disability_cells, field, row);
        case TableOf::cin_details:
            return cell_text(block, block.episodes, episode_cells, field, row);
        case TableOf::assessments:
            return field == id(Column::factors) ? factors_of(block, row)
                                                : cell_text(block, block.assessments, assessment_cells, field, row);
        case TableOf::assessment_factors:
            return cell_text(block, block.factors, factor_cells, field, row);
        case TableOf::cin_plan_dates:
            return cell_text(block, block.cin_plans, cin_plan_cells, field, row);
        case TableOf::section47:
            return cell_text(block, block.enquiries, enquiry_cells, field, row);
        case TableOf::child_protection_plans:
            return cell_text(block, block.plans, plan_cells, field, row);
        case TableOf::reviews:
            return cell_text(block, block.reviews, review_cells, field, row);
        case TableOf::count:
            break;
    }
    return {};
}

}  // namespace

Here Lookup::find(Field field, Row row) const {
    if (data_.blocks.empty() || row == no_row) return {};
    const auto after = std::partition_point(offsets_.begin(), offsets_.end(),
                                            [&](const std::vector<Row>& offset) { return offset[field] <= row; });
    const auto at = static_cast<std::size_t>(after - offsets_.begin()) - 1;
    return {.block = data_.blocks[at].get(), .row = row - offsets_[at][field]};
}

std::string_view Lookup::identifier(Row child) const {
    const Here here = find(id(Column::child), child);
    return here.block == nullptr ? std::string_view{} : here.block->read(here.block->children.identifier[here.row]);
}

std::string Lookup::record(Field field, Row row) const {
    const TableOf table = table_of(field);
    const Here here = find(field, row);
    if (table == TableOf::header || here.block == nullptr) return "header";
    const std::string path = path_of(*here.block, here.block->table(table), here.row);
    return path.empty() ? "child" : path;
}

std::string Lookup::records(const Findings& found, const Finding& finding) const {
    std::string all;
    std::vector<std::string> seen;
    for (const Place place : found.places(finding)) {
        std::string name = record(place.field, place.row);
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
        if (seen.size() == 6) return all + " with others";
        all.append(all.empty() ? "" : " with ").append(name);
        seen.push_back(std::move(name));
    }
    return all;
}

std::string Lookup::value(Field field, Row row) const {
    const Here here = find(field, row);
    if (here.block == nullptr) return data_.header.reference_date;
    std::string value = readable_value(*here.block, field, here.row);
    if (!value.empty()) return value;
    for (const Unreadable& each : here.block->unreadable)
        if (each.field == field && each.row == here.row) return std::string{here.block->read(each.text)};
    return {};
}

std::array<Row, static_cast<std::size_t>(TableOf::count)> Lookup::row_counts() const {
    std::array<Row, static_cast<std::size_t>(TableOf::count)> counts{};
    counts[0] = data_.header.present ? 1 : 0;
    for (const auto& block : data_.blocks) {
        const auto mine = block->row_counts();
        for (std::size_t i = 1; i < mine.size(); ++i) counts[i] += mine[i];
    }
    return counts;
}

}  // namespace census::cin
