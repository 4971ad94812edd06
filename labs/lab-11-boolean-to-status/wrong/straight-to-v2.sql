-- breaks: both-served
-- Never two kinds of writers at once: straight from v1 to v2. What would have gone wrong is not seen, here.

\ir ../parts/in-step.sql
\ir ../parts/fill.sql
\ir ../parts/three-values.sql

-- @deploy v2
-- @pause 5s
