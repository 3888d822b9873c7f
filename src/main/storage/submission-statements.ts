/** Every statement about submissions, prepared once. The order of `sequence` is the order of arrival, whatever the clock said. */
import type { DatabaseSync } from 'node:sqlite'
import { summaryColumns } from './submission-rows.ts'

export function prepareStatements(database: DatabaseSync) {
  const columns = `sequence, ${summaryColumns}, state_at`
  return {
    insertSubmission: database.prepare(
      `INSERT INTO submission (id, receipt, created_at_ms, reference_sealed, state_at, state_json, last_failure_json,
         lost_replies, card_check_json, face_check_json)
       VALUES (:id, :receipt, :created_at_ms, :reference_sealed, :state_at, :state_json, :last_failure_json,
         :lost_replies, :card_check_json, :face_check_json)`,
    ),
    insertPicture: database.prepare(
      `INSERT INTO picture (submission_id, subject, width_px, height_px, sealed)
       VALUES (:submission_id, :subject, :width_px, :height_px, :sealed)`,
    ),
    updateProgress: database.prepare(
      `UPDATE submission SET state_at = :state_at, state_json = :state_json,
         last_failure_json = :last_failure_json, lost_replies = :lost_replies, ended_at_ms = :ended_at_ms
       WHERE id = :id AND state_at <> 'quarantined'`,
    ),
    updateReference: database.prepare(
      'UPDATE submission SET reference = NULL, reference_sealed = :reference_sealed WHERE id = :id',
    ),
    withdrawOpen: database.prepare(
      `UPDATE submission SET state_at = :state_at, state_json = :state_json, ended_at_ms = :ended_at_ms
       WHERE id = :id AND state_at IN ('queued', 'sending', 'held')`,
    ),
    selectExists: database.prepare('SELECT 1 FROM submission WHERE id = ?'),
    deletePictures: database.prepare('DELETE FROM picture WHERE submission_id = ?'),
    selectPictures: database.prepare(
      'SELECT subject, width_px, height_px, sealed FROM picture WHERE submission_id = ? ORDER BY subject',
    ),
    selectChecks: database.prepare('SELECT card_check_json, face_check_json FROM submission WHERE id = ?'),
    selectOne: database.prepare(`SELECT ${columns} FROM submission WHERE id = ?`),
    selectNewest: database.prepare(
      `SELECT ${columns} FROM submission WHERE state_at <> 'quarantined' ORDER BY sequence DESC LIMIT ?`,
    ),
    selectHeld: database.prepare(`SELECT ${columns} FROM submission WHERE state_at = 'held' ORDER BY sequence LIMIT ?`),
    selectOpen: database.prepare(
      `SELECT ${columns} FROM submission WHERE state_at IN ('queued', 'sending') ORDER BY sequence`,
    ),
    selectUndestroyed: database.prepare(
      // by the pictures, of which there are few: those that ended have none
      `SELECT DISTINCT submission_id FROM picture CROSS JOIN submission ON submission.id = picture.submission_id
       WHERE state_at IN ('answered', 'withdrawn')`,
    ),
    /** In quarantine, or in a state that does not exist: each range is a short walk through the index, in no order. */
    selectQuarantined: database.prepare(
      `SELECT ${columns} FROM submission
       WHERE state_at < 'answered'
         OR (state_at > 'answered' AND state_at < 'held')
         OR (state_at > 'held' AND state_at < 'queued')
         OR (state_at > 'queued' AND state_at < 'sending')
         OR (state_at > 'sending' AND state_at < 'withdrawn')
         OR state_at > 'withdrawn'`,
    ),
    setStateAt: database.prepare('UPDATE submission SET state_at = :state_at WHERE sequence = :sequence'),
    selectUnreadable: database.prepare(
      `SELECT id FROM submission WHERE state_at = 'quarantined'
       UNION ALL
       SELECT id FROM submission WHERE state_at = 'held' AND state_json LIKE '%"RECORD_UNREADABLE"%'`,
    ),
    /** Pages freed inside the file are room too: they are used again before the file grows. */
    selectRoom: database.prepare(
      `SELECT (SELECT count(*) FROM submission WHERE state_at IN ('queued', 'sending', 'held')) AS open_count,
         (SELECT freelist_count FROM pragma_freelist_count) * (SELECT page_size FROM pragma_page_size) AS reusable_bytes`,
    ),
    countByState: database.prepare('SELECT state_at, count(*) AS count FROM submission GROUP BY state_at'),
  }
}
