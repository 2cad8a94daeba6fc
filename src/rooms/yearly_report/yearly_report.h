#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/fault.h"
#include "core/period.h"
#include "core/result.h"
#include "platform/claims/explanations.h"
#include "platform/db/db.h"
#include "platform/disclosure/figures.h"
#include "platform/publish/document.h"
#include "platform/publish/formats.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/sections.h"

/// The door of the room: the statutory yearly report (Children Act 2004 s.16G(7)), written from the record.
namespace yearly_report {

enum class PartState {
    told,        ///< there is text, a table or a chart
    parts_only,  ///< a heading over other sections
    gap          ///< the record holds nothing for it: said in the report
};

/// A published fact that a report tells.
struct ToldFact {
    std::string id, subject;  ///< of the register's record
};

/// A section as it stands in the document.
struct Part {
    Section section;
    PartState state;
    std::size_t first, end;  ///< its blocks, its heading first; those of the sections in it follow after `end`
    std::vector<ToldFact> facts = {};  ///< those that its narrative lists, in order
};

enum class Drafts { ignored, used };

struct Report {
    publish::Document document;
    std::vector<Part> parts;  ///< in the order of reading
    core::Faults faults;      ///< what in the narrative stands for nothing in the record; empty when all is well
};

/// The report of a partnership for a reporting year, as its outline in the packs orders it and as far as the record
/// goes. Refused when there is no such partnership, or neither outline nor value of its areas in that year.
/// `prose`: whether what was drafted here stands before the packs' narratives; what is not published is for those who
/// work on it.
core::Result<Report> write(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                           Drafts prose = Drafts::ignored);

/// The documents that one record gives.
enum class Kind {
    yearly,  ///< the report itself
    cover,   ///< the paper with which it goes to a committee
    child    ///< short, for children and young people
};
std::optional<Kind> parse_kind(std::string_view word);  ///< "yearly", "cover", "child"
std::string_view word(Kind kind);
/// "yearly-report-2024-25": what its files are called.
std::string stem_of(Kind kind, core::ReportingYear year);
/// `write`, and its two companions.
core::Result<Report> write_kind(db::ReadTx& tx, Kind kind, const std::string& partnership, core::ReportingYear year,
                                Drafts prose = Drafts::ignored);

/// The figures that sentences of the report may tell: those of the year and of the year before, of the partnership's
/// areas. For the claim checker.
std::vector<figures::Figure> known_to(db::ReadTx& tx, const partnership::Partnership& partnership,
                                      core::ReportingYear year);

/// Why passages that the claim checker finds are right all the same: what people recorded, here or in a pack.
std::vector<claims::Explanation> explanations_of(db::ReadTx& tx);

/// What of a report must be withheld by the profile, solved over everything that the record tells of its areas and what
/// publications of this store and `earlier` ones told. `publish::disclose` applies it; the same record gives the same
/// masks everywhere.
disclosure::Masks masks_of(db::ReadTx& tx, const publish::Document& draft, const disclosure::Profile& profile,
                           std::vector<disclosure::Earlier> earlier = {});
/// By the default profile: what everyone reads of it.
disclosure::Masks public_masks(db::ReadTx& tx, const publish::Document& draft);
/// The same for all that the record tells of a partnership's areas.
disclosure::Masks public_masks(db::ReadTx& tx, const partnership::Partnership& partnership);

/// A published version's files in one format, as they were frozen; whatever has changed since. PDF and DOCX are made of
/// what was frozen for them where none was kept. Refused when there is no such version, or it has no such document.
core::Result<std::vector<publish::File>> published_files(db::ReadTx& tx, const std::string& partnership,
                                                         core::ReportingYear year, std::int64_t version, Kind kind,
                                                         publish::Format format);

/// The reporting years that a pack outlines; where it outlines none, those in which the partnership's areas have
/// values, unless another arrangement has followed it. Newest first.
std::vector<core::ReportingYear> years_of(db::ReadTx& tx, const std::string& partnership);
/// Those of `years_of` whose report is worth opening: outlined, begun here, or, where no year is outlined, with enough
/// values to fill a page; newest first.
std::vector<core::ReportingYear> reported_years(db::ReadTx& tx, const std::string& partnership);

}  // namespace yearly_report
