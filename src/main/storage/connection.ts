/** A connection to a database file with our settings, and what can be told of the file before it is trusted. */
import { DatabaseSync } from 'node:sqlite'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { newFilePragmas, PAGE_BYTES } from './schema.ts'
import { attempt } from './transaction.ts'

/** The log may grow to 64 MB before a commit pays for moving it into the file; long before that, an idle moment does. */
const CHECKPOINT_PAGES = 64_000_000 / PAGE_BYTES

/** Two pictures of 3 MB and what goes with them; a transaction that does not fit is written twice in part. */
const CACHE_KIB = 8_000

/** Opens or begins the file at `path`. @returns STORE_FAILED or STORE_DAMAGED; nothing is left open then */
export function connect(path: string): Result<DatabaseSync> {
  const opened = attempt(() => new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5_000 }))
  if (!opened.ok) return opened
  // FULL: a commit in WAL mode is synced before it returns. secure_delete: freed pages are overwritten with zeros.
  const prepared = attempt(() =>
    opened.value.exec(`
      ${newFilePragmas}
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA cell_size_check = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA wal_autocheckpoint = ${Math.round(CHECKPOINT_PAGES)};
      PRAGMA cache_size = -${CACHE_KIB};
    `),
  )
  if (prepared.ok) return opened
  opened.value.close()
  return prepared
}

/** 0 for a file without tables. @returns STORE_DAMAGED when the file does not read */
export function schemaVersion(database: DatabaseSync): Result<number> {
  return attempt(() => Number(database.prepare('PRAGMA user_version').get()?.['user_version']))
}

/**
 * Whether the tables hold together, and each index agrees with its table: a row that an index has lost would never
 * be sent. By table: pictures may be gigabytes, and each one is proven by its own seal
 * when it is opened.
 *
 * @returns STORE_DAMAGED, or what the disk said
 */
export function checkTables(database: DatabaseSync, alsoPictures = false): Result<undefined> {
  const tables = attempt(() =>
    database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND (name <> 'picture' OR ?)`)
      .all(alsoPictures ? 1 : 0),
  )
  if (!tables.ok) return tables
  for (const { name } of tables.value) {
    const verdict = attempt(
      () =>
        database.prepare(`PRAGMA integrity_check('${String(name).replaceAll("'", "''")}')`).get()?.['integrity_check'],
    )
    if (!verdict.ok) return verdict
    if (verdict.value !== 'ok') return failure('STORE_DAMAGED', { note: `integrity_check of ${String(name)}` })
  }
  return success(undefined)
}
