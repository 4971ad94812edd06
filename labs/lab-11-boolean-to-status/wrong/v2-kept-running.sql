-- breaks: v3-alone
-- Nobody asks for the boolean any more, except for some workers of v2, as a reserve.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v2 v3

\ir ../parts/required.sql

-- @pause 2s
