-- due: failed built-concurrently
-- tries: to hide the statement from whoever reads it: it is put together from pieces.
DO LANGUAGE plpgsql U&'BEGIN EXECUTE concat(''CRE'', ''ATE /* '', chr(10), '' */ IN'', ''DEX b ON or'', ''ders (U&"st\\0061tus", created_at)''); END';
-- @pause 1s
