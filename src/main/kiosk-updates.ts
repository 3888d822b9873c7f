/** Joins the kiosk's updates to their tool and to what stands in their way. Part of the composition root: no rule of its own. */
import { join } from 'node:path'
import type { UpdateState } from '../shared/domain/update.ts'
import { onAnyInput } from './electron/any-input.ts'
import { openKeyValueFile } from './electron/key-value-file.ts'
import { createUpdateTool, installedKind } from './electron/update-tool.ts'
import type { Log } from './logging/ports.ts'
import { setAsideDamagedJson } from './storage/damaged-json.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import { systemClock } from './system-clock.ts'
import { createKioskUpdater } from './updates/kiosk-updater.ts'
import { createQuietCounter } from './updates/quiet-counter.ts'

/** Put in by the build, see electron.vite.config.ts; empty where nobody's updates are believed. */
declare const UPDATE_PUBLIC_KEY: string

export interface KioskUpdatesParts {
  readonly folder: string
  readonly appVersion: string
  readonly settings: Pick<SettingsStore, 'read' | 'onChanged'>
  readonly log: Log
  readonly isManaged: () => boolean
  readonly isSending: () => boolean
  readonly onChanged: (state: UpdateState) => void
}

export function createKioskUpdates({ folder, appVersion, settings, log, ...parts }: KioskUpdatesParts) {
  const damaged = setAsideDamagedJson(join(folder, 'updates.json'), systemClock.nowMs())
  if (damaged !== undefined) log.error('updates-damaged', { keptAs: damaged })
  const quiet = createQuietCounter({ monotonicMs: () => performance.now(), isSending: parts.isSending })
  const updater = createKioskUpdater({
    clock: systemClock,
    random: Math.random,
    log,
    file: openKeyValueFile(folder, 'updates'),
    tool: createUpdateTool(),
    running: appVersion,
    kind: installedKind(),
    publicKey: UPDATE_PUBLIC_KEY,
    isManaged: parts.isManaged,
    readFeed: () => settings.read().updateFeed,
    isQuiet: quiet.isQuiet,
    onChanged: (state) => parts.onChanged(state),
  })
  onAnyInput(() => {
    quiet.touched()
    updater.disturbed()
  })
  settings.onChanged(() => updater.reconsider())
  return updater
}
