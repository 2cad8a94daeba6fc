#include "platform/registers/files/export.h"

#include "core/csv.h"
#include "platform/registers/files/import.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/pages/parts.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

constexpr std::size_t batch = 500;

}  // namespace

std::vector<std::string> headings(const Entity& entity, const ListQuery& query) {
    std::vector<std::string> all{reference_heading};
    for (const auto& field : entity.fields) all.push_back(field.label);
    for (const auto& one : entity.worked_out)
        if (!query.on) all.push_back(one.field.label);
    return all;
}

void each_with_titles(Reader& reader, const Entity& entity, const ListQuery& query, core::Date today,
                      const std::function<void(const Record&, const std::vector<std::string>&)>& take) {
    std::vector<Record> waiting;
    const auto send = [&] {
        Titles titles;
        for (const auto& record : waiting) titles.want(entity, record.cells);
        titles.load(reader);
        if (!query.on) reader.work_out(entity, waiting, today);
        for (const auto& record : waiting) {
            std::vector<std::string> texts = record.cells;
            texts.insert(texts.end(), record.worked_out.begin(), record.worked_out.end());
            for (std::size_t i = 0; i < entity.fields.size(); ++i) {
                if (entity.fields[i].type == Type::reference && !texts[i].empty())
                    texts[i] = titles.of(*entity.fields[i].refers_to, texts[i]);
                if (entity.fields[i].by_key != nullptr) texts[i] = shown_text(entity.fields[i], texts[i], titles);
                if (const auto file = entity.fields[i].type == Type::file ? kept_file(texts[i]) : std::nullopt)
                    texts[i] = file->name;
            }
            take(record, texts);
        }
        waiting.clear();
    };
    reader.each_listed(entity, query, [&](const Record& record) {
        waiting.push_back(record);
        if (waiting.size() >= batch) send();
    });
    send();
}

std::string export_csv(Reader& reader, const Entity& entity, const ListQuery& query, core::Date today) {
    std::string csv = core::csv_line(headings(entity, query));
    each_with_titles(reader, entity, query, today, [&](const Record& record, const std::vector<std::string>& texts) {
        std::vector<std::string> cells{record.id};
        cells.insert(cells.end(), texts.begin(), texts.end());
        csv += core::csv_line(cells);
    });
    return csv;
}

std::string template_csv(const Entity& entity) {
    std::vector<std::string> labels;
    for (const auto& field : entity.fields)
        if (field.type != Type::working_day_due && field.type != Type::file) labels.push_back(field.label);
    return core::csv_line(labels);
}

}  // namespace registers
