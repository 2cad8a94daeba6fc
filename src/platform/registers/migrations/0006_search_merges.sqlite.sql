-- The index of words merges its parts when there are sixteen of a size, and not a little at every sixty-fourth save: that
-- save took ten times as long as the others. Parts of one size are at most sixteen, so that a search reads few.
insert into registers_text (registers_text, rank) values ('automerge', 0);
