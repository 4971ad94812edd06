-- When the lab began: what was written before is the seed's.
CREATE TABLE zdm.lab AS SELECT clock_timestamp() AS began;
