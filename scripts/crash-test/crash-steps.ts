/**
 * Where a kiosk can be stopped dead: before and after everything that it does to the disk or says to the service.
 * Hangs itself into SQLite, the file system and the ports from outside; the kiosk's own code knows nothing of it.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import type { ServiceFetch } from '../../src/main/okayface/service-exchange.ts'
import type { QueueMemory, SubmissionStore } from '../../src/main/submission/ports.ts'

/** Called before and after each step; may not come back. */
export type Reach = (step: string) => void

const bothSides = (...steps: readonly string[]) => steps.flatMap((step) => [`before ${step}`, `after ${step}`])

/** Steps of a working day: accepting, sending, answering, withdrawing, renewing the key, keeping to the periods. */
export const dailySteps = [
  ...bothSides('add', 'save queued', 'save sending', 'save held', 'save answered', 'save withdrawn'),
  ...bothSides('destroy pictures', 'set reference', 'open pictures', 'sweep', 'write queue notes', 'make request'),
  ...bothSides('sql BEGIN', 'sql COMMIT', 'sql PRAGMA wal_checkpoint'),
  ...bothSides('sql INSERT submission', 'sql INSERT picture', 'sql INSERT audit', 'sql INSERT meta'),
  ...bothSides('sql UPDATE submission', 'sql UPDATE picture', 'sql DELETE picture', 'sql DELETE submission'),
  ...bothSides('sql DELETE meta', 'file writeSync'),
]

/** Steps by which a file is begun, or brought over from the first version. */
export const birthSteps = bothSides(
  ...['sql CREATE', 'sql ALTER', 'sql VACUUM', 'sql PRAGMA user_version', 'sql COMMIT', 'sql INSERT audit'],
  ...['file renameSync', 'file rmSync', 'file fsyncSync'],
)

/** Every step that a life can be told to stop at. */
export const namedSteps: readonly string[] = [...new Set([...dailySteps, ...birthSteps])]

/** To be called before any database is opened. */
export function stepInsideSqlite(reach: Reach): void {
  // what is taken off the prototypes is called with the object that it belongs to
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { exec } = DatabaseSync.prototype
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    const step = `sql ${sqlStep(sql)}`
    reach(`before ${step}`)
    exec.call(this, sql)
    reach(`after ${step}`)
  }
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { run } = StatementSync.prototype
  const steppedRun = function (this: StatementSync, ...values: Parameters<typeof run>) {
    const step = `sql ${sqlStep(this.sourceSQL)}`
    reach(`before ${step}`)
    const result = run.apply(this, values)
    reach(`after ${step}`)
    return result
  }
  StatementSync.prototype.run = steppedRun as typeof run
}

/** To be called before any module of the kiosk is loaded: they take their functions from the built-in's exports. */
export function stepInsideFiles(reach: Reach): void {
  for (const name of ['renameSync', 'rmSync', 'writeSync', 'fsyncSync'] as const) {
    const original = fs[name] as (...values: unknown[]) => unknown
    const stepped = (...values: unknown[]): unknown => {
      // the kiosk's own lines to its watcher are no step
      if (name === 'writeSync' && values[0] === 1) return original(...values)
      reach(`before file ${name}`)
      const result = original(...values)
      reach(`after file ${name}`)
      return result
    }
    Object.assign(fs, { [name]: stepped })
  }
  syncBuiltinESMExports()
}

export function steppedStore(store: SubmissionStore, reach: Reach): SubmissionStore {
  const around = <T>(step: string, work: () => T): T => {
    reach(`before ${step}`)
    const result = work()
    reach(`after ${step}`)
    return result
  }
  return {
    ...store,
    add: async (...pair) => {
      reach('before add')
      const added = await store.add(...pair)
      reach('after add')
      return added
    },
    openPictures: async (id) => {
      reach('before open pictures')
      const pictures = await store.openPictures(id)
      reach('after open pictures')
      return pictures
    },
    saveProgress: (id, progress) => around(`save ${progress.state.at}`, () => store.saveProgress(id, progress)),
    setReference: async (id, reference) => {
      reach('before set reference')
      const set = await store.setReference(id, reference)
      reach('after set reference')
      return set
    },
    destroyPictures: (id) => around('destroy pictures', () => store.destroyPictures(id)),
    sweep: (periods) => around('sweep', () => store.sweep(periods)),
  }
}

export function steppedMemory(memory: QueueMemory, reach: Reach): QueueMemory {
  return {
    ...memory,
    write: (text) => {
      reach('before write queue notes')
      const written = memory.write(text)
      reach('after write queue notes')
      return written
    },
  }
}

export function steppedFetch(fetch: ServiceFetch, reach: Reach): ServiceFetch {
  return async (url, post) => {
    reach('before make request')
    const response = await fetch(url, post)
    reach('after make request')
    return response
  }
}

/** The verb and what it is done to: `INSERT picture`, `COMMIT`, `PRAGMA wal_checkpoint`. */
function sqlStep(sql: string): string {
  const [verb = ''] = /[A-Z]+/.exec(sql) ?? []
  if (verb === 'CREATE' || verb === 'ALTER') return verb
  if (verb === 'PRAGMA') return /PRAGMA \w+/.exec(sql)?.[0] ?? verb
  const table = /\b(?:INTO|UPDATE|FROM)\s+(\w+)/.exec(sql)?.[1]
  return table === undefined ? verb : `${verb} ${table}`
}
