-- Schema version 4: what was sent to providers, or is to be, the ledger of `folio fetch`. It is what keeps a page from being paid for twice.

CREATE TABLE fetch_jobs (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    -- The path or address as the user named it.
    source TEXT NOT NULL,
    -- Of the whole file; NULL for an address.
    source_sha256 TEXT,
    -- SHA-256 over provider, source, pages and options: equal for what would be the same request.
    fingerprint TEXT NOT NULL,
    document_key TEXT NOT NULL,
    -- Where the part begins in the source, from 0; NULL where the source is sent as a whole.
    first_page INTEGER,
    -- NULL where nobody knows before the answer.
    page_count INTEGER,
    options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(options)),
    -- pending: not sent; submitting: a call that may cost is under way; running: the task is known;
    -- uncertain: such a call was cut off, and may have been paid for.
    state TEXT NOT NULL CHECK (state IN ('pending', 'submitting', 'running', 'uncertain', 'done', 'failed')),
    phase TEXT,
    task_id TEXT,
    -- How often it was submitted.
    attempts INTEGER NOT NULL DEFAULT 0,
    -- The pages of the answers received: what the provider charges.
    pages_charged INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    error_message TEXT,
    parse_id INTEGER REFERENCES parses (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    submitted_at TEXT,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX fetch_jobs_by_fingerprint ON fetch_jobs (fingerprint);
CREATE INDEX fetch_jobs_by_parse ON fetch_jobs (parse_id) WHERE parse_id IS NOT NULL;
-- What waits to be downloaded, and where an address is mentioned.
CREATE INDEX asset_links_remote ON asset_links (remote_url) WHERE status = 'remote';
CREATE INDEX fetch_jobs_unfinished ON fetch_jobs (id) WHERE state NOT IN ('done', 'failed');
