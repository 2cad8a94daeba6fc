#pragma once

namespace db {

/// Within the work of `Database::write`: nothing of this transaction is to stay. It ends without a commit when the work
/// returns. For work that finds out late that it is refused; cheaper than a savepoint, which SQLite makes dearer with
/// each statement.
void abandon_write();
/// Whether this thread's write was abandoned.
bool write_is_abandoned();

}  // namespace db
