/** The tables, version by version. What their rows mean is the stores' concern. */

/**
 * Largest page that SQLite knows: a picture of 1.5 MB is written in 23 pieces rather than in 366, which is what makes
 * accepting a pair cost little more than writing its bytes [`npm run bench:queue`].
 */
export const PAGE_BYTES = 65_536

/** For files begun anew: the page size must be said before the first table. */
export const newFilePragmas = `PRAGMA page_size = ${PAGE_BYTES};`

/** Results of before schema 4 said the reference themselves. */
export const referenceOutOfMessages = `
   UPDATE outbox SET reference = json_extract(message, '$.data.reference'),
     message = json_remove(message, '$.data.reference')
   WHERE json_valid(message) AND json_type(message, '$.data.reference') = 'text';`

/** Until the key has opened, and nothing of them is left. */
export const REFERENCES_IN_CLEAR = 'references-in-clear'
export const noteReferencesInClear = `
   INSERT OR IGNORE INTO meta (name, value) SELECT '${REFERENCES_IN_CLEAR}', x'01'
   WHERE EXISTS (SELECT 1 FROM submission WHERE reference IS NOT NULL
     UNION ALL SELECT 1 FROM outbox WHERE reference IS NOT NULL);`

/**
 * Each entry brings the schema one version further; entries are never changed once released.
 * Pictures lie in a table of their own, so that listing submissions never reads past them.
 */
export const schemaSteps: readonly string[] = [
  `CREATE TABLE meta (
     name TEXT PRIMARY KEY,
     value BLOB NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE submission (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     receipt TEXT NOT NULL UNIQUE,
     created_at_ms INTEGER NOT NULL,
     reference TEXT,
     state_at TEXT NOT NULL,
     state_json TEXT NOT NULL,
     last_failure_json TEXT,
     lost_replies INTEGER NOT NULL DEFAULT 0,
     card_check_json TEXT NOT NULL,
     face_check_json TEXT NOT NULL
   ) STRICT;
   CREATE INDEX submission_by_state ON submission (state_at, sequence);
   CREATE TABLE picture (
     submission_id TEXT NOT NULL REFERENCES submission (id),
     subject TEXT NOT NULL CHECK (subject IN ('card', 'face')),
     width_px INTEGER NOT NULL,
     height_px INTEGER NOT NULL,
     sealed BLOB NOT NULL,
     PRIMARY KEY (submission_id, subject)
   ) STRICT;`,

  // 2: pages of 64 KiB (the new file has them already), the audit log, and what retention must remember.
  // A record that cannot be read has the state_at 'quarantined'; its state_json stays as it was.
  `ALTER TABLE submission ADD COLUMN ended_at_ms INTEGER;
   ALTER TABLE submission ADD COLUMN overdue_days INTEGER NOT NULL DEFAULT 0;
   UPDATE submission SET ended_at_ms = created_at_ms WHERE state_at IN ('answered', 'withdrawn');
   CREATE TABLE audit (
     sequence INTEGER PRIMARY KEY,
     at_ms INTEGER NOT NULL,
     line TEXT NOT NULL,
     hash TEXT NOT NULL
   ) STRICT;
   CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
     BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
   CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
     BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;`,

  // 3: results that are to be told to the organisation's own systems; a row goes when it was taken
  `CREATE TABLE outbox (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     receipt TEXT NOT NULL,
     created_at_ms INTEGER NOT NULL,
     message TEXT NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0,
     due_at_ms INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX outbox_by_due ON outbox (due_at_ms, sequence);`,

  // 4: staff's reference, sealed. The column of before holds only what the key has not sealed yet. In a result it is a
  // column too, so that the message can be written, and a result be kept, without the key.
  // Results, too, are not kept for ever
  `ALTER TABLE submission ADD COLUMN reference_sealed BLOB;
   ALTER TABLE outbox ADD COLUMN reference TEXT;
   ALTER TABLE outbox ADD COLUMN reference_sealed BLOB;
   ALTER TABLE outbox ADD COLUMN overdue_days INTEGER NOT NULL DEFAULT 0;
   ${referenceOutOfMessages}
   ${noteReferencesInClear}`,
]

export const SCHEMA_VERSION = schemaSteps.length
