/**
 * What each call from a page does: which part is asked, what is written down, who is told. Who may call is asked before
 * (ipc/administrator-only.ts, ipc/officer-only.ts); how anything is done is the parts' concern.
 */
import type { Settings } from '../shared/domain/settings.ts'
import { errorCatalog } from '../shared/errors/error-catalog.ts'
import { failure, success, type Result } from '../shared/errors/result.ts'
import type { PassphraseLock } from './access/passphrase-lock.ts'
import type { AdminAccess, OfficerAccess } from './access/ports.ts'
import { consentLine } from './audit/consent-line.ts'
import { exportForStaff } from './audit/export-for-staff.ts'
import type { AskWhereToSave } from './audit/ports.ts'
import type { CounterDesk } from './displays/counter-desk.ts'
import type { ConfigurationUseCases, KioskUseCases, UseCases } from './ipc/ports.ts'
import type { createResultsWay, createTelemetry } from './kiosk-fleet.ts'
import type { createKioskSupport } from './kiosk-support.ts'
import type { KioskWorld } from './kiosk-world.ts'
import type { Log } from './logging/ports.ts'
import type { ModeSwitch } from './practice/mode-switch.ts'
import type { ApiKeyStore } from './storage/api-key-store.ts'
import type { SecretBox } from './storage/ports.ts'
import type { SealedSecret } from './storage/sealed-secret.ts'
import type { SettingsStore } from './storage/settings-store.ts'
import { admit } from './submission/admission.ts'
import type { OnlineHint } from './submission/online-hint.ts'
import { listForStaff } from './submission/staff-list.ts'

export interface KioskUseCaseParts {
  readonly worlds: ModeSwitch<KioskWorld>
  readonly settings: SettingsStore
  readonly changeSettings: (change: Partial<Settings>) => Promise<Result<Settings>>
  readonly apiKeys: ApiKeyStore
  readonly testKey: () => Promise<Result<undefined>>
  readonly passphrase: PassphraseLock
  readonly secretBox: SecretBox
  readonly resultsSecret: SealedSecret
  readonly results: ReturnType<typeof createResultsWay>
  readonly access: AdminAccess
  readonly officers: OfficerAccess
  readonly counter: CounterDesk
  readonly support: ReturnType<typeof createKioskSupport>
  readonly configuration: ConfigurationUseCases
  readonly online: OnlineHint
  readonly observer: ReturnType<typeof createTelemetry>['observer']
  readonly describe: KioskUseCases['describe']
  /** After anything that a paused queue may have waited for. */
  readonly tellChange: () => Promise<void>
  /** After what had kept the keys shut is gone. */
  readonly openWithKeys: () => Promise<void>
  readonly askWhereToSave: AskWhereToSave
  readonly quit: () => void
  readonly nowMs: () => number
  readonly log: Log
}

export function createKioskUseCases(parts: KioskUseCaseParts): UseCases {
  const { worlds, settings, changeSettings, apiKeys, testKey, passphrase, secretBox, resultsSecret, results } = parts
  const { access, officers, counter, support, configuration, online, observer } = parts
  const { describe, tellChange, openWithKeys, askWhereToSave, quit, nowMs, log } = parts

  return {
    kiosk: {
      describe,
      noteRendererFailure: ({ code, note }) => {
        if (errorCatalog[code].source !== 'camera') return log.error('renderer-failure', { code, note })
        log.warn('camera-failed', { code, note })
        observer.cameraFailed(code)
      },
      quit: async () => {
        quit()
        return success(undefined)
      },
    },
    access,
    officer: {
      state: () => officers.state(),
      signIn: (officer, pin) => officers.signIn(officer, pin),
      signOut: () => officers.signOut(),
      setPin: (officer, pin) => officers.setPin(officer, pin),
      remove: async (officer) => officers.remove(officer),
    },
    settings: {
      read: () => settings.read(),
      change: changeSettings,
    },
    apiKey: {
      state: () => apiKeys.state(),
      set: async (text) => {
        const set = await apiKeys.set(text)
        if (set.ok) {
          worlds.current().audit.append({ kind: 'api-key-set' })
          await tellChange()
        }
        return set
      },
      clear: async () => {
        const cleared = apiKeys.clear()
        if (cleared.ok) {
          worlds.current().audit.append({ kind: 'api-key-cleared' })
          await tellChange()
        }
        return cleared
      },
      test: testKey,
    },
    visit: {
      recordUnchecked: (reason, officer) =>
        worlds
          .current()
          .audit.append({ kind: 'not-checked-by-face', reason, ...(officer !== undefined && { officer }) }),
      recordConsent: (given) => worlds.current().audit.append(consentLine(given)),
    },
    counter,
    submission: {
      submit: async (wished, officer) => {
        // a customer who is done while the mode changes loses nothing by it
        const { store, queue } = await worlds.ready()
        const admitted = await admit(wished, store, settings.read().overrideSureRefusals)
        return admitted.ok ? queue.submit({ ...admitted.value, ...(officer !== undefined && { officer }) }) : admitted
      },
      find: (id) => worlds.current().store.find(id),
      list: (limit) => listForStaff(worlds.current().store, limit),
      status: () => worlds.current().queue.status(),
      sendNow: (id) => worlds.current().queue.sendNow(id),
      setReference: (id, reference) => worlds.current().queue.setReference(id, reference),
      withdraw: (id, by, reason, officer) => worlds.current().queue.withdraw(id, by, reason, officer),
      hintOnline: (isOnline) => {
        if (isOnline) online.hint()
      },
    },
    audit: {
      export: (format) => {
        const { opened } = worlds.current()
        return exportForStaff(format, {
          exportTo: async (path) => (opened.ok ? opened.value.archive.exportTo(path, format) : opened),
          askWhereToSave,
          nowMs: nowMs(),
        })
      },
      page: async (query) => {
        const { opened } = worlds.current()
        return opened.ok ? opened.value.archive.page(query) : opened
      },
      verify: () => worlds.current().inspectAudit(),
    },
    passphrase: {
      state: () => passphrase.state(),
      enter: async (text) => {
        const entered = await passphrase.enter(text)
        if (entered.ok) await openWithKeys()
        return entered
      },
      set: async (text) => {
        // where the system protects the keys nobody needs to remember anything
        const before = await secretBox.protection()
        if (before === 'os') return failure('SETTINGS_INVALID', { note: 'the system protects' })
        const set = await passphrase.set(text)
        if (set.ok && before !== 'passphrase') await openWithKeys()
        return set
      },
    },
    results: {
      state: async () => {
        const secret = await resultsSecret.read()
        const { waiting = 0, trouble } = worlds.current().courier?.status() ?? {}
        const isUnset = !secret.ok && secret.error.code === 'RESULTS_SECRET_MISSING'
        return { secret: secret.ok ? 'set' : isUnset ? 'unset' : 'unreadable', waiting, ...(trouble && { trouble }) }
      },
      setSecret: async (text) => {
        const set = await resultsSecret.set(text)
        if (set.ok) {
          worlds.current().audit.append({ kind: 'settings-changed', names: ['resultsSecret'] })
          worlds.current().courier?.resume()
        }
        return set
      },
      clearSecret: async () => {
        const cleared = resultsSecret.clear()
        if (cleared.ok) worlds.current().audit.append({ kind: 'settings-changed', names: ['resultsSecret'] })
        return cleared
      },
      test: () => results.tryOut(),
    },
    support: {
      diagnose: async () => success(await support.readDiagnostics()),
      saveBundle: (page) => support.saveBundle(page),
    },
    configuration,
    pictureKey: {
      renew: async () => {
        const { opened } = worlds.current()
        return opened.ok ? opened.value.rotateKey() : opened
      },
    },
    practice: {
      rehearse: (outcome) => worlds.current().rehearse(outcome),
    },
  }
}
