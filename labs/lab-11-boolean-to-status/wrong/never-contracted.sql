-- breaks: boolean-gone
-- Everything works, and the boolean stays for the time being.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql
\ir ../parts/both-versions.sql

-- @next
-- @deploy v3

\ir ../parts/required.sql

-- @pause 2s
