#include "rooms/yearly_report/making/companions.h"

#include "rooms/yearly_report/making/cover_parts.h"
#include "rooms/yearly_report/making/outline_writer.h"
#include "rooms/yearly_report/store.h"

namespace yearly_report {
namespace {

using publish::Block;

Report begun(const Report& yearly, const std::string& title, const std::string& about) {
    Report report;
    report.document = yearly.document;
    report.document.title = title;
    report.document.about = about;
    report.document.blocks.clear();
    report.document.blocks.emplace_back(publish::Heading{1, title});
    return report;
}

/// Committees refer to a paper's paragraphs by number, whatever heading they stand under.
void number_paragraphs(publish::Document& document) {
    int number = 0;
    for (auto& block : document.blocks)
        if (auto* paragraph = std::get_if<publish::Paragraph>(&block)) paragraph->number = ++number;
}

void finish(Report& report) {
    for (auto& fault : publish::faults_of(report.document)) report.faults.push_back(std::move(fault));
}

/// The parts of the version for children when nobody wrote one yet: what stands in between is for people to write.
std::vector<Section> usual_child() {
    const std::vector<std::pair<const char*, const char*>> parts{{"child-about", "What this is"},
                                                                 {"child-heard", "What you told us"},
                                                                 {"child-did", "What we did"},
                                                                 {"child-next", "What comes next"},
                                                                 {"child-worried", "If you are worried"}};
    std::vector<Section> all;
    for (const auto& [slug, title] : parts)
        all.push_back(
            {.slug = slug, .order = static_cast<int>(all.size()), .title = title, .kind = SectionKind::child});
    return all;
}

std::vector<Block> child_blocks(const Section& section, const Made& made) {
    if (made.narrated) return {};
    if (section.slug == "child-about")
        return {publish::Paragraph{
            {publish::Text{"People in councils, the police, health and schools work together so that children are "
                           "safe. Every year they have to tell everyone what they did. This is the short version, for "
                           "children and young people."}}}};
    if (section.slug == "child-worried")
        return {publish::Paragraph{
            {publish::Text{"Tell a grown-up you trust: a teacher, a nurse, a police officer. You can talk to Childline "
                           "at any time, free, and nobody has to know. If you are in danger now, call the emergency "
                           "number."}}}};
    return {};
}

}  // namespace

Report write_cover(db::ReadTx& tx, const Report& yearly, const std::string& partnership, core::ReportingYear year) {
    auto outline = companion_of(tx, partnership, year, SectionKind::cover);
    if (outline.empty()) outline = usual_cover();
    auto report = begun(yearly, "Cover report: " + yearly.document.title, yearly.document.about);
    const Cover cover{tx, yearly, partnership, year, outline};
    OutlineWriter{tx, partnership, year, report, {}}.write(
        outline, [&](const Section& section, const Made& made) { return cover_blocks(cover, section, made); });
    number_paragraphs(report.document);
    finish(report);
    return report;
}

Report write_child(db::ReadTx& tx, const Report& yearly, const std::string& partnership, core::ReportingYear year) {
    auto outline = companion_of(tx, partnership, year, SectionKind::child);
    if (outline.empty()) outline = usual_child();
    auto report =
        begun(yearly, "Keeping children safe in " + year.code() + ": the short version of " + yearly.document.publisher,
              "The long report says where every number comes from.");
    OutlineWriter{tx, partnership, year, report, {}}.write(outline, child_blocks);
    finish(report);
    return report;
}

}  // namespace yearly_report
