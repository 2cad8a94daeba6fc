#pragma once
#include "finding.h"
#include "tables.h"
#include "tree.h"

namespace tidy {

// Each check looks at one thing and adds what it finds. None of them reads a file or knows of the others.

/// Who includes whom: core, services, rooms and their doors, the floors of a room, app; no circles.
void check_layers(const Tree& tree, const Tables& tables, Findings& findings);
/// Each library in its one place, no costly header in a header, no library that the tables do not know.
void check_headers(const Tree& tree, const Tables& tables, Findings& findings);
/// Files of 400 lines, functions of 60, lines of 120 columns.
void check_sizes(const Tree& tree, Findings& findings);
/// Banned words with their replacement.
void check_words(const Tree& tree, const Tables& tables, Findings& findings);
/// Every file belongs to a part; rooms have the files that a room has; migrations and tests are named as the house
/// does.
void check_belonging(const Tree& tree, Findings& findings);
/// Commands of rooms take a grant; pages write by nothing that takes none.
void check_grants(const Tree& tree, Findings& findings);
/// Decisions are numbered, links resolve, reference data names its source and date.
void check_docs(const Tree& tree, Findings& findings);

/// All of the above, in the order of files and lines, without what the list of exceptions passes over, and with a
/// finding for each exception that no fault needs any more.
Findings check_all(const Tree& tree);

}  // namespace tidy
