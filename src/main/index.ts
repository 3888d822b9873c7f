/** The composition root of main: makes the parts and joins them. No rule lives here. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bindHandlers, bindNotices } from '../shared/contract/ipc-bind.ts'
import { createAdminAccess } from './access/admin-access.ts'
import { pinCost } from './access/pin-hash.ts'
import { accessLine } from './access/access-line.ts'
import { appReady, claimSingleInstance, endOnDefect, sandboxEveryPage } from './electron/app-lifecycle.ts'
import { registerAppScheme, serveRenderer } from './electron/app-protocol.ts'
import { shrinkImage } from './electron/image-shrinker.ts'
import { ownPageOnly } from './electron/ipc-port.ts'
import { openKeyValueFile } from './electron/key-value-file.ts'
import { guardPermissions, openKioskWindow, type KioskWindow } from './electron/kiosk-window.ts'
import { netFetch, resolveProxy } from './electron/net-fetch.ts'
import { createOsCipher } from './electron/os-cipher.ts'
import { onWake } from './electron/power-events.ts'
import { APP_URL } from './guard/app-origin.ts'
import { describeKiosk, wrongClock } from './health/describe-kiosk.ts'
import { exportForStaff } from './audit/export-for-staff.ts'
import { administratorOnly } from './ipc/administrator-only.ts'
import { createHandlers } from './ipc/handlers.ts'
import { inputParsers } from './ipc/input-parsers.ts'
import type { UseCases } from './ipc/ports.ts'
import { createLiveVerifier, openWorld } from './kiosk-world.ts'
import { createLogger } from './logging/logger.ts'
import { createConnectionWait } from './okayface/await-connection.ts'
import { createClockEvidence } from './okayface/clock-evidence.ts'
import { verifyUrl } from './okayface/service-address.ts'
import { createModeSwitch, enterOrReturn } from './practice/mode-switch.ts'
import { createApiKeyStore, forgetKeyOfOtherService } from './storage/api-key-store.ts'
import { setAsideDamagedJson } from './storage/damaged-json.ts'
import { createSettingsStore } from './storage/settings-store.ts'
import { listForStaff } from './submission/staff-list.ts'
import { systemClock } from './system-clock.ts'

/** Put in by the build, see electron.vite.config.ts. */
declare const BUILT_AT_MS: number

const here = dirname(fileURLToPath(import.meta.url))

registerAppScheme()
sandboxEveryPage()
if (claimSingleInstance()) void run()

async function run(): Promise<void> {
  /** Open from the end of this function on; whoever speaks earlier speaks to nobody. */
  const screen: { window?: KioskWindow } = {}
  let finish = (): Promise<void> => Promise.resolve()
  const app = await appReady({ onSecondInstance: () => screen.window?.focus(), beforeQuit: () => finish() })

  // an installed kiosk shows its own page, whatever its environment says
  const devServerUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']

  const log = createLogger({
    folder: join(app.userDataFolder, 'logs'),
    nowMs: () => systemClock.nowMs(),
    // nobody reads a kiosk's standard error but a technician who started it by hand
    onUnwritable: (reason) => process.stderr.write(`the log cannot be written: ${reason}\n`),
  })
  endOnDefect((name) => log.error('defect', { name }))
  log.info('started', { version: app.version })

  const osCipher = createOsCipher()
  const damaged = setAsideDamagedJson(join(app.userDataFolder, 'settings.json'), systemClock.nowMs())
  if (damaged !== undefined) log.error('settings-damaged', { keptAs: damaged })
  const file = openKeyValueFile(app.userDataFolder, 'settings')
  // the rule for addresses is the same for every version
  const checkServiceAddress = (baseUrl: string) => verifyUrl(baseUrl, 'v2')
  const settings = createSettingsStore({ file, checkServiceAddress })
  for (const name of settings.fellBack) log.warn('setting-unreadable', { name })
  const apiKeys = createApiKeyStore({ box: osCipher, file })

  const clockEvidence = createClockEvidence({
    nowMs: () => systemClock.nowMs(),
    monotonicMs: () => performance.now(),
    builtAtMs: BUILT_AT_MS,
  })
  const notices = bindNotices((channel, payload) => screen.window?.send(channel, payload))
  const parts = {
    folder: app.userDataFolder,
    appVersion: app.version,
    osCipher,
    apiKeys,
    settings,
    fetch: netFetch,
    awaitConnection: createConnectionWait({ resolveProxy }),
    shrink: shrinkImage,
    clock: systemClock,
    clockEvidence,
    random: Math.random,
    log,
  }
  const liveVerifier = createLiveVerifier(parts)
  const worlds = createModeSwitch((mode) =>
    openWorld(mode, {
      ...parts,
      onChanged: (summary) => notices.submission.changed(summary),
      onQueueChanged: (status) => notices.submission.queueChanged(status),
      onWarningsChanged: () => void describe().then((now) => notices.kiosk.changed(now)),
      onDamaged: () => void worlds.reopen().then(async () => notices.kiosk.changed(await describe())),
    }),
  )
  finish = () => worlds.leave()
  await worlds.enter(settings.read().mode)

  const access = createAdminAccess({
    file,
    clock: systemClock,
    cost: pinCost,
    onChanged: (state) => notices.access.changed(state),
    onEvent: (event) => worlds.current().audit.append(accessLine(event)),
  })
  const describe = async () => {
    const world = worlds.current()
    const room = world.store.canAccept()
    return describeKiosk({
      appVersion: app.version,
      settings: settings.read(),
      apiKeyState: await apiKeys.state(),
      secretProtection: await osCipher.protection(),
      ...(!room.ok && { storeProblem: room.error }),
      warnings: [...world.warnings(), ...wrongClock(clockEvidence.verdict())],
    })
  }
  /** After anything that a paused queue may have waited for. */
  const tellChange = async () => {
    worlds.current().queue.resume()
    notices.kiosk.changed(await describe())
  }
  settings.onChanged((changed) => notices.settings.changed(changed))

  const useCases: UseCases = {
    kiosk: {
      describe,
      noteRendererFailure: ({ code, note }) => log.error('renderer-failure', { code, note }),
    },
    access,
    settings: {
      read: () => settings.read(),
      change: async (change) => {
        const before = settings.read()
        const forgotten = forgetKeyOfOtherService(before, change, apiKeys, checkServiceAddress)
        if (!forgotten.ok) return forgotten
        const changed = settings.change(change)
        if (!changed.ok) return changed
        const entered = await enterOrReturn(worlds, before.mode, changed.value.mode)
        if (!entered.ok) {
          settings.change({ mode: before.mode })
          return entered
        }
        worlds.current().audit.append({ kind: 'settings-changed', names: Object.keys(change).sort() })
        await tellChange()
        return changed
      },
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
      test: () => liveVerifier.testKey(),
    },
    visit: {
      recordUnchecked: (reason) => worlds.current().audit.append({ kind: 'not-checked-by-face', reason }),
    },
    submission: {
      submit: (pair) => worlds.current().queue.submit(pair),
      find: (id) => worlds.current().store.find(id),
      list: (limit) => listForStaff(worlds.current().store, limit),
      status: () => worlds.current().queue.status(),
      sendNow: (id) => worlds.current().queue.sendNow(id),
      setReference: (id, reference) => worlds.current().queue.setReference(id, reference),
      withdraw: (id, by, reason) => worlds.current().queue.withdraw(id, by, reason),
      hintOnline: (isOnline) => worlds.current().queue.hintOnline(isOnline),
    },
    audit: {
      export: (format) => {
        const { opened } = worlds.current()
        return exportForStaff(format, {
          exportTo: async (path) => (opened.ok ? opened.value.archive.exportTo(path, format) : opened),
          askWhereToSave: async (suggestion) => screen.window?.askWhereToSave(suggestion),
          nowMs: systemClock.nowMs(),
        })
      },
    },
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
  bindHandlers(
    ownPageOnly(devServerUrl),
    inputParsers,
    createHandlers(administratorOnly(useCases, () => access.allow())),
  )

  onWake(() => {
    clockEvidence.forget()
    worlds.currentIfAny()?.queue.hintOnline(true)
    notices.kiosk.woke(undefined)
  })
  serveRenderer(join(here, '../renderer'))
  guardPermissions(devServerUrl)
  screen.window = await openKioskWindow({
    url: devServerUrl ?? APP_URL,
    preloadPath: join(here, '../preload/index.cjs'),
    isKiosk: app.isKiosk,
    ...(devServerUrl !== undefined && { devServerUrl }),
    onPageLost: (reason) => log.error('page-lost', { reason }),
  })
}
