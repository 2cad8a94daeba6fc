#pragma once
#include <string>
#include <vector>

#include "platform/publish/formats.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

/// Every file of a report as it is kept when it is frozen: the formats that need no other program, the whole HTML
/// for paper and for offices (from which PDF and DOCX are made), and each chapter's page as
/// "pages/SLUG.html". "pages.csv" lists them: slug, title. What the masks withhold is in none of them.
std::vector<publish::File> archive(const Report& report, const disclosure::Masks& masks);
/// What is frozen: `archive` of the yearly report; the same of its cover report and its short version for children, in
/// the folders cover/ and child/ ("page.html" is the page of each); and "masks.csv", the owner's log of what is
/// withheld in them and why. The masks are solved over all three together.
std::vector<publish::File> archive_with_companions(db::ReadTx& tx, const Report& yearly, const std::string& partnership,
                                                   core::ReportingYear year);

/// Sixty-four hexadecimal digits over all paths and bytes: the same report gives the same.
std::string hash_of(const std::vector<publish::File>& files);

/// A section of the first level with all that stand in it, as a page of its own: its heading is the page's.
struct Chapter {
    std::string slug, title;
    publish::Document document;
};
std::vector<Chapter> chapters_of(const Report& report);
/// The chapter that holds this section; empty when there is none.
std::string chapter_of(const Report& report, const std::string& slug);

/// What the document is, empty: a whole report is dear to copy.
publish::Document without_blocks(const publish::Document& document);
/// The blocks of one part alone.
publish::Document part_of(const Report& report, const Part& part);

}  // namespace yearly_report
