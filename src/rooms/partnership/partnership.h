#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/period.h"
#include "platform/db/db.h"
#include "platform/disclosure/figures.h"
#include "platform/packs/pack.h"

namespace registers {
struct Entity;
}

/// The door of the room: areas, partnerships and documents, to be asked only.
namespace partnership {

struct Area {
    std::string code;  ///< of the Office for National Statistics ("E06000017"), or the footprint's own ("LRSCP")
    std::string name;
    std::string kind;
    std::string part_of;  ///< code; empty: of none that is recorded
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
};

std::vector<Area> all_areas(db::ReadTx& tx);  ///< by code
std::optional<Area> find_area(db::ReadTx& tx, const std::string& code);
std::vector<Partnership> all_partnerships(db::ReadTx& tx);
std::optional<Partnership> find_partnership(db::ReadTx& tx, const std::string& code);
std::vector<Document> all_documents(db::ReadTx& tx);
std::optional<Document> find_document(db::ReadTx& tx, const std::string& code);

/// The areas that are this partnership's own, in the order in which it names them: each authority's, and the one that
/// stands for all of them together where there is one.
std::vector<Area> footprint(db::ReadTx& tx, const Partnership& partnership);
/// Which areas make up which, for disclosure control: a partnership's its authorities', a county's its districts.
/// Countries and regions are national. What a joint area has beside its partnerships stands in it without a name.
std::vector<disclosure::Area> areas_in_sums(db::ReadTx& tx);
/// Whether it stood on any day of the year.
bool stood_in(const Partnership& partnership, core::ReportingYear year);

// Registers: who works together. Other rooms refer to their records.
extern const registers::Entity organisations, people, posts, bodies, appointments, seats;
/// All of them, each after those that it refers to.
const std::vector<const registers::Entity*>& registers_of_room();

extern const packs::File areas_file;
extern const packs::File partnerships_file;
extern const packs::File documents_file;

}  // namespace partnership
