/** The wrapped data keys in the database's `meta` table. Knows nothing of what is wrapped. */
import type { DatabaseSync } from 'node:sqlite'
import type { KeySlots } from './key-ring.ts'
import { attempt } from './transaction.ts'

/** The first key had no number when it was the only one. */
const NAME = /^data-key(?:-([2-9]|[1-9]\d{1,8}))?$/

export interface DatabaseKeySlots extends KeySlots {
  /** To be called within a transaction. Throws what SQLite throws. */
  dropOlderThan(version: number): void
}

export function databaseKeySlots(database: DatabaseSync): DatabaseKeySlots {
  const listed = () =>
    database
      .prepare(`SELECT name, value FROM meta WHERE name LIKE 'data-key%'`)
      .all()
      .flatMap(({ name, value }): [number, Uint8Array][] => {
        const match = NAME.exec(String(name))
        return match && value instanceof Uint8Array ? [[Number(match[1] ?? 1), value]] : []
      })
  return {
    list: () => attempt(() => new Map(listed())),
    write: (version, wrapped) =>
      attempt(() => {
        database
          .prepare(
            'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
          )
          .run(slotName(version), wrapped)
        return undefined
      }),
    dropOlderThan: (version) => {
      const drop = database.prepare('DELETE FROM meta WHERE name = ?')
      for (const [older] of listed()) if (older < version) drop.run(slotName(older))
    },
  }
}

function slotName(version: number): string {
  return version === 1 ? 'data-key' : `data-key-${version}`
}
