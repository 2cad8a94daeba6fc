#include "rooms/yearly_report/store.h"

#include <charconv>

namespace yearly_report {
namespace {

constexpr auto text = db::Column::text;

const db::Query select_sections{
    "yearly_report_sections",
    "select slug, \"order\", title, part_of, kind, requirements, lead, document, section from yearly_report_sections "
    "where partnership = :partnership and year = :year order by slug collate \"C\"",
    {text, text, text, text, text, text, text, text, text}};
const db::Query select_outlined{"yearly_report_outlined",
                                "select distinct year from yearly_report_sections where partnership = :partnership "
                                "and kind in ('prose', 'computed')",
                                {text}};

const db::Query select_facts{
    "yearly_report_facts",
    "select topic, subject, kind, coalesce(area, ''), coalesce(period, ''), coalesce(\"on\", ''), statement, "
    "coalesce(figure, ''), document, section, id from yearly_report_published_facts where withdrawn_at is null and "
    "topic = :topic and (partnership = :partnership or partnership is null) and "
    "(:subject = '' or subject = :subject) and (:kind = '' or kind = :kind) and "
    "(:area = '' or area = :area) and (:period = '' or period = :period) order by code collate \"C\"",
    {text, text, text, text, text, text, text, text, text, text, text}};

SectionKind kind_from(const std::string& word) {
    if (word == "computed") return SectionKind::computed;
    if (word == "cover") return SectionKind::cover;
    if (word == "child") return SectionKind::child;
    return SectionKind::prose;
}

Section section_from(const db::Row& row) {
    Section section{.slug = row.text(0),
                    .order = 0,
                    .title = row.text(2),
                    .part_of = row.maybe_text(3).value_or(""),
                    .kind = kind_from(row.text(4)),
                    .requirements = codes_in(row.maybe_text(5).value_or("")),
                    .lead = row.maybe_text(6).value_or(""),
                    .document = row.maybe_text(7).value_or(""),
                    .section = row.maybe_text(8).value_or("")};
    const auto& order = row.text(1);
    std::from_chars(order.data(), order.data() + order.size(), section.order);
    return section;
}

template <typename Wanted>
std::vector<Section> sections_where(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                                    Wanted wanted) {
    std::vector<Section> sections;
    tx.each(select_sections, {{"partnership", partnership}, {"year", year.code()}}, [&](const db::Row& row) {
        auto section = section_from(row);
        if (wanted(section.kind)) sections.push_back(std::move(section));
    });
    return laid_out(std::move(sections));
}

}  // namespace

std::vector<Section> sections_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year) {
    return sections_where(tx, partnership, year,
                          [](SectionKind kind) { return kind == SectionKind::prose || kind == SectionKind::computed; });
}

std::vector<Section> companion_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                                  SectionKind companion) {
    return sections_where(tx, partnership, year, [&](SectionKind kind) { return kind == companion; });
}

std::vector<Section> outline_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year) {
    auto sections = sections_of(tx, partnership, year);
    if (!sections.empty()) return sections;
    return {{.slug = "performance-data",
             .order = 1,
             .title = "Performance data",
             .part_of = {},
             .kind = SectionKind::computed,
             .requirements = {},
             .lead = {},
             .document = {},
             .section = {}}};
}

std::vector<core::ReportingYear> outlined_years(db::ReadTx& tx, const std::string& partnership) {
    std::vector<core::ReportingYear> years;
    tx.each(select_outlined, {{"partnership", partnership}}, [&](const db::Row& row) {
        if (const auto year = core::ReportingYear::parse(row.text(0))) years.push_back(*year);
    });
    return years;
}

bool belongs_to(const Fact& fact, core::ReportingYear year) {
    if (const auto period = core::Period::parse(fact.period)) return core::ReportingYear::of(period->last()) == year;
    if (const auto day = core::parse_date(fact.on)) return core::ReportingYear::of(*day) == year;
    return true;
}

std::vector<Fact> facts_of(db::ReadTx& tx, const FactsWanted& wanted) {
    std::vector<Fact> facts;
    tx.each(select_facts,
            {{"topic", wanted.topic},
             {"partnership", wanted.partnership},
             {"subject", wanted.subject},
             {"kind", wanted.kind},
             {"area", wanted.area},
             {"period", wanted.period}},
            [&](const db::Row& row) {
                facts.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                                 row.text(6), row.text(7), row.text(8), row.text(9), row.text(10)});
            });
    return facts;
}

}  // namespace yearly_report
