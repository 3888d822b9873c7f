/** One named value in the database's `meta` table. Knows nothing of what it is. */
import type { DatabaseSync } from 'node:sqlite'
import type { Result } from '../../shared/errors/result.ts'
import { attempt } from './transaction.ts'

export interface MetaValue {
  /** @returns STORE_FAILED when the disk refused */
  read(): Result<Uint8Array | undefined>
  /** On disk when it returns, or part of the caller's transaction. @returns STORE_FULL or STORE_FAILED when the disk refused */
  write(value: Uint8Array): Result<undefined>
}

export function databaseValue(database: DatabaseSync, name: string): MetaValue {
  const read = database.prepare('SELECT value FROM meta WHERE name = ?')
  const write = database.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  return {
    read: () =>
      attempt(() => {
        const value = read.get(name)?.['value']
        return value instanceof Uint8Array ? value : undefined
      }),
    write: (value) =>
      attempt(() => {
        write.run(name, value)
        return undefined
      }),
  }
}
