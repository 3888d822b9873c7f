/** Writes the kiosk's configuration where the administrator says, and takes one over in two steps. Part of the composition root. */
import { open } from 'node:fs/promises'
import { nameIn, timedName } from './audit/export-for-staff.ts'
import type { AskWhereToSave, AuditLog } from './audit/ports.ts'
import type { ConfigurationUseCases } from './ipc/ports.ts'
import { changesBy, configurationText, readConfiguration, type Surroundings } from './policy/configuration-file.ts'
import type { AskWhatToOpen } from './policy/ports.ts'
import { writeWholeFile } from './storage/whole-file.ts'
import type { Settings } from '../shared/domain/settings.ts'
import type { Ms } from '../shared/domain/units.ts'
import { failure, success, type Result } from '../shared/errors/result.ts'

export interface KioskConfigurationParts {
  readonly appVersion: string
  readonly surroundings: () => Surroundings
  readonly checkServiceAddress: (baseUrl: string) => Result<unknown>
  /** As the administrator changes settings by hand. */
  readonly change: (change: Partial<Settings>) => Promise<Result<Settings>>
  readonly askWhereToSave: AskWhereToSave
  readonly askWhatToOpen: AskWhatToOpen
  readonly audit: () => Pick<AuditLog, 'append'>
  readonly nowMs: () => Ms
}

const fileType = { name: 'JSON', extension: 'json' }

/** A configuration with a long text in every language has 60 kB. */
const MAX_BYTES = 1_000_000

export function createKioskConfiguration(parts: KioskConfigurationParts): ConfigurationUseCases {
  /** What the administrator was shown and has not yet said yes to. */
  let shown: Partial<Settings> | undefined

  return {
    export: async () => {
      const nowMs = parts.nowMs()
      const path = await parts.askWhereToSave({ fileName: timedName('configuration', nowMs, 'json'), fileType })
      if (path === undefined) return success(undefined)
      const text = configurationText(parts.surroundings().settings, parts.appVersion, nowMs)
      const written = await writeWholeFile(path, async (file) => {
        await file.appendFile(text)
        return success(undefined)
      })
      if (!written.ok) return written
      parts.audit().append({ kind: 'configuration-exported' })
      return success({ fileName: nameIn(path) })
    },

    choose: async () => {
      shown = undefined
      const path = await parts.askWhatToOpen(fileType)
      if (path === undefined) return success(undefined)
      const text = await readUpTo(path, MAX_BYTES)
      if (text === undefined) return success({ at: 'refused', problems: [{ kind: 'unreadable' }] })
      const read = readConfiguration(text, parts.checkServiceAddress)
      if (!read.ok) return success({ at: 'refused', problems: read.problems })
      const found = changesBy(read.settings, parts.surroundings())
      shown = Object.fromEntries(found.changes.map(({ name, then }) => [name, then]))
      return success({ at: 'changes', ...found })
    },

    apply: async () => {
      if (!shown || Object.keys(shown).length === 0) return failure('SETTINGS_INVALID', { note: 'no file was chosen' })
      const wanted = shown
      const changed = await parts.change(wanted)
      if (!changed.ok) return changed
      shown = undefined
      parts.audit().append({ kind: 'configuration-imported', names: Object.keys(wanted).sort() })
      return changed
    },
  }
}

/** @returns nothing where the disk refuses or the file is longer */
async function readUpTo(path: string, maxBytes: number): Promise<string | undefined> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      return size > maxBytes ? undefined : await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch {
    return undefined
  }
}
