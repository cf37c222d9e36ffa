-- Schema version 3: the index gathers 8 MiB of new entries in memory, not 1 MiB, before it writes a sorted run. An ingest then
-- writes fewer runs and merges less: about a third less processor time for the index (ARCHITECTURE.md).
INSERT INTO page_search (page_search, rank) VALUES ('hashsize', 8388608);
