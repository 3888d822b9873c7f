/**
 * A change of the settings, from whoever may make one: what is asked first, what must give way, who is told. All or nothing:
 * where the other mode does not open, the kiosk stays in the one that it was in.
 */
import type { Settings } from '../shared/domain/settings.ts'
import type { Result } from '../shared/errors/result.ts'
import type { AuditLog } from './audit/ports.ts'
import { enterOrReturn, type ModeSwitch, type World } from './practice/mode-switch.ts'
import { forgetKeyOfOtherService, type ApiKeyStore } from './storage/api-key-store.ts'
import type { SettingsStore } from './storage/settings-store.ts'

export interface KioskChangeParts {
  readonly settings: SettingsStore
  readonly worlds: ModeSwitch<World & { readonly audit: AuditLog }>
  readonly apiKeys: Pick<ApiKeyStore, 'clear'>
  readonly checkServiceAddress: (baseUrl: string) => Result<unknown>
  /** Told after the change is kept and its mode is open. */
  readonly onChanged: (change: Partial<Settings>) => Promise<void>
}

/** @returns what the settings' store refuses a change with, or STORE_FAILED where the other mode does not open; the settings are then as before */
export function createKioskChange(parts: KioskChangeParts): (change: Partial<Settings>) => Promise<Result<Settings>> {
  const { settings, worlds, apiKeys, checkServiceAddress, onChanged } = parts

  return async (change) => {
    const before = settings.read()
    const allowed = settings.mayChange(change)
    if (!allowed.ok) return allowed
    const forgotten = forgetKeyOfOtherService(before, change, apiKeys, checkServiceAddress)
    if (!forgotten.ok) return forgotten
    const changed = settings.change(change)
    if (!changed.ok) return changed
    const entered = await enterOrReturn(worlds, before.mode, changed.value.mode)
    if (!entered.ok) {
      const undone = settings.change(sameFieldsOf(before, change))
      return undone.ok ? entered : undone
    }
    worlds.current().audit.append({ kind: 'settings-changed', names: Object.keys(change).sort() })
    await onChanged(change)
    return changed
  }
}

function sameFieldsOf(settings: Settings, fields: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name in fields))
}
