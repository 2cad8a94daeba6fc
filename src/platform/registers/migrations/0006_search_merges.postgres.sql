-- PostgreSQL folds its index of words by itself.
select 1;
