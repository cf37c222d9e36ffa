-- Schema version 5: what the run of a job was told beside the request, so that a later run does the same. Neither is part of `fingerprint`.

-- Whether the images that the result only names are downloaded.
ALTER TABLE fetch_jobs ADD COLUMN downloads_assets INTEGER NOT NULL DEFAULT 0 CHECK (downloads_assets IN (0, 1));
-- Whether the job is sent together with others in one call.
ALTER TABLE fetch_jobs ADD COLUMN in_batch INTEGER NOT NULL DEFAULT 0 CHECK (in_batch IN (0, 1));
