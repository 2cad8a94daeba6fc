#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/period.h"
#include "platform/db/db.h"
#include "platform/disclosure/figures.h"
#include "platform/rights/grant.h"

namespace registers {
struct Entity;
}
namespace audit {
class WriteTx;
}
namespace rights {
class Footprints;
}

/// The door of the room: areas, partnerships and documents, to be asked only. What was withdrawn is found by its code,
/// for figures and records still name it; `all_partnerships` are those to choose from.
namespace partnership {

struct Area {
    std::string code;  ///< of the Office for National Statistics ("E06000017"), or the footprint's own ("LRSCP")
    std::string name;
    std::string kind;
    std::string part_of;       ///< code; empty: of none that is recorded
    std::string la_code = {};  ///< the three digits of the authority in returns to the DfE; empty: no authority
    bool withdrawn = false;    ///< out of lists and choices; still named where it was used
};

struct Partnership {
    std::string code;
    std::string name;
    std::string legal_basis;
    std::vector<std::string> areas;                ///< codes
    std::string successor_of;                      ///< code; empty: none recorded
    std::optional<core::Date> established, ended;  ///< empty: not told, or still standing
};

struct Document {
    std::string code;
    std::string title;
    std::string publisher;  ///< empty: not told
    std::string published;  ///< ISO date; empty: not told
    std::string kind;       ///< "source": read by us; "cited": named by a source
    std::string covers;     ///< code of the period that it reports on; empty: none
    std::string note;
    std::string footprint = {};  ///< code of the area or partnership whose it is; empty: of everyone
};

/// For a room whose records are a source themselves (an accepted return): adds the document or renews it. `pack` is the
/// room's word, so that no data pack claims it.
void put_document(audit::WriteTx& tx, const rights::Granted& by, const Document& document, const std::string& pack);

std::vector<Area> all_areas(db::ReadTx& tx);  ///< by code; withdrawn ones too
std::optional<Area> find_area(db::ReadTx& tx, const std::string& code);
std::vector<Partnership> all_partnerships(db::ReadTx& tx);  ///< by code; none that was withdrawn
std::optional<Partnership> find_partnership(db::ReadTx& tx, const std::string& code);
std::vector<Document> all_documents(db::ReadTx& tx);
std::optional<Document> find_document(db::ReadTx& tx, const std::string& code);

/// The areas that are this partnership's own, in the order in which it names them: each authority's, and the one that
/// stands for all of them together where there is one.
std::vector<Area> footprint(db::ReadTx& tx, const Partnership& partnership);
/// Areas, partnerships and joint arrangements, and which lies inside which: for whom records are.
rights::Footprints footprints(db::ReadTx& tx);
/// Which areas make up which, for disclosure control: a partnership's its authorities', a county's its districts.
/// Countries and regions are national. What a joint area has beside its partnerships stands in it without a name.
std::vector<disclosure::Area> areas_in_sums(db::ReadTx& tx);
// Questions of the yearly report and of meetings about the registers below. Withdrawn records are in no answer.

struct Body {
    std::string code, name;
    std::string kind;  ///< value of the register's field: "subgroup"
    std::string state;
    std::string remit;                            ///< empty: not told
    std::optional<std::int64_t> meetings_a_year;  ///< at least; empty: not told
    std::string chairing;                         ///< the rule by which it is chaired; empty: not told
    std::vector<std::string> parents;             ///< codes of bodies: those it is part of, or that oversee it
    std::vector<std::string> dotted;              ///< codes of bodies that it feeds into without being overseen
    std::vector<std::string> successor_of;        ///< codes; at most one
    std::string why_closed;
    std::string document, section;                 ///< where this is published
    std::optional<core::Date> from = {}, to = {};  ///< empty: not told
    std::string part_of = {};                      ///< code of the body that it is part of; empty: of none
};
/// By name; closed ones too. Solid lines never run in a circle: a line that would close one is left out.
std::vector<Body> structure(db::ReadTx& tx);
/// The bodies that stood on any day of the year, and the lines that held then. A day that is not told is taken from the
/// body it is part of, the partnership it is, or (its first) the end of the body it followed. A closed body whose last
/// day nothing tells is left out.
std::vector<Body> structure_in(db::ReadTx& tx, core::ReportingYear year);

struct RotaEntry {
    core::Date from, to;
    std::string role;  ///< "chair" or "deputy_chair"
    std::string organisation_code, organisation;
    std::string holder;        ///< a name; empty: not told
    std::string as_published;  ///< the document's own words, where they differ
    std::string document, section, note;
};
/// By day, chairs before deputies. Several may hold the chair of one year.
std::vector<RotaEntry> rota(db::ReadTx& tx);

struct Member {
    std::string body;          ///< code
    std::string organisation;  ///< name; empty: the seat belongs to no organisation
    std::string organisation_code;
    std::string post;      ///< title; empty: none
    std::string holder;    ///< in words, where neither says who
    std::string capacity;  ///< "safeguarding_partner", "relevant_agency", "member", "in_attendance", ...
    std::string reason;    ///< why a relevant agency was chosen; empty: not told
    std::string through;   ///< name of the body through which it takes part; empty: in person
    std::string document, section, note;
};
/// Seats that stand on the day, by body, capacity in the order of the declaration, then name. Empty `body`: of all.
std::vector<Member> members(db::ReadTx& tx, const std::string& body, core::Date on);
/// Those of `members` that are relevant agencies (Children Act 2004 s.16E(1)(b)).
std::vector<Member> relevant_agencies(db::ReadTx& tx, const std::string& body, core::Date on);

/// Who signed a document, as it prints them, in its order.
struct Signatory {
    std::string name, office, organisation;  ///< organisation: name; may be empty
    std::string document, section;
};
/// Those of the documents of this partnership that report on the year.
std::vector<Signatory> signatories_of(db::ReadTx& tx, const Partnership& partnership, core::ReportingYear year);

/// Whether it stood on any day of the year.
bool stood_in(const Partnership& partnership, core::ReportingYear year);

// Registers: who works together. Other rooms refer to their records.
extern const registers::Entity documents, areas, partnerships;
extern const registers::Entity organisations, people, posts, bodies, appointments, seats, chair_rota, reporting_lines,
    homes, signatories, papers;
/// All of them, each after those that it refers to.
const std::vector<const registers::Entity*>& registers_of_room();

}  // namespace partnership
