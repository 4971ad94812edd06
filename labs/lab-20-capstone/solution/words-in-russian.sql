-- As two-way-trigger; the words are in the learner's own language.
\ir ../parts/copy.sql
\ir ../parts/add.sql
-- @next
\ir ../parts/trigger.sql
\ir ../parts/both-versions.sql
-- @next
\ir ../parts/fill.sql
-- @next
\ir ../parts/require.sql
\ir ../parts/index.sql
-- @next
\ir ../parts/there-and-back.sql
-- @next
\ir ../parts/contract.sql
-- @write words-in-russian
-- @may-fail
-- @run words
-- @pause 2s
