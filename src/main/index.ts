/** The composition root of main: makes the parts and joins them. No rule lives here. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bindHandlers, bindNotices } from '../shared/contract/ipc-bind.ts'
import type { ErrorCode } from '../shared/errors/error-catalog.ts'
import { createAdminAccess } from './access/admin-access.ts'
import { pinCost } from './access/pin-hash.ts'
import { accessLine, officerLine, passphraseLine } from './access/access-line.ts'
import { createOfficerAccess } from './access/officer-access.ts'
import {
  appReady,
  claimSingleInstance,
  endOnDefect,
  letSystemSpeak,
  sandboxEveryPage,
} from './electron/app-lifecycle.ts'
import { registerAppScheme, serveRenderer } from './electron/app-protocol.ts'
import { shrinkImage } from './electron/image-shrinker.ts'
import { ownPageOnly } from './electron/ipc-port.ts'
import { guardPermissions, type KioskWindow } from './electron/kiosk-window.ts'
import { netFetch, resolveProxy } from './electron/net-fetch.ts'
import { startAtLogin } from './electron/start-at-login.ts'
import { onWake } from './electron/power-events.ts'
import { createCounterDesk } from './displays/counter-desk.ts'
import type { CounterWindows } from './displays/counter-windows.ts'
import { describeKiosk, interruptedVisit, wrongClock } from './health/describe-kiosk.ts'
import { administratorOnly } from './ipc/administrator-only.ts'
import { officerOnly } from './ipc/officer-only.ts'
import { createHandlers } from './ipc/handlers.ts'
import { inputParsers } from './ipc/input-parsers.ts'
import { createLiveVerifier, openWorld } from './kiosk-world.ts'
import { createKioskChange } from './kiosk-change.ts'
import { createKioskConfiguration } from './kiosk-configuration.ts'
import { createResultsWay, createTelemetry, kioskIdReader, readFigures } from './kiosk-fleet.ts'
import { checkServiceAddress, openKioskKeeping } from './kiosk-keeping.ts'
import { createKioskSupport } from './kiosk-support.ts'
import { createKioskUpdates } from './kiosk-updates.ts'
import { createKioskUseCases } from './kiosk-use-cases.ts'
import { createRecoveries, openKioskWindows } from './kiosk-windows.ts'
import { createLogger } from './logging/logger.ts'
import { createConnectionWait } from './okayface/await-connection.ts'
import { createClockEvidence } from './okayface/clock-evidence.ts'
import { writePolicyLine } from './policy/policy-line.ts'
import { createModeSwitch } from './practice/mode-switch.ts'
import { keyOfService } from './storage/api-key-store.ts'
import { createOnlineHint } from './submission/online-hint.ts'
import { systemClock } from './system-clock.ts'

/** Put in by the build, see electron.vite.config.ts. */
declare const BUILT_AT_MS: number

const here = dirname(fileURLToPath(import.meta.url))

registerAppScheme()
sandboxEveryPage()
letSystemSpeak()
if (claimSingleInstance()) void run()

async function run(): Promise<void> {
  /** Open from the end of this function on; whoever speaks earlier speaks to nobody. */
  const screen: { windows?: CounterWindows<KioskWindow> } = {}
  const staffWindow = () => screen.windows?.officer() ?? screen.windows?.customer()
  let finish = (): Promise<void> => Promise.resolve()
  const app = await appReady({ onSecondInstance: () => staffWindow()?.focus(), beforeQuit: () => finish() })

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

  const keeping = await openKioskKeeping({
    folder: app.userDataFolder,
    onPassphrase: (event) => worlds.tell(({ audit }) => audit.append(passphraseLine(event))),
    log,
  })
  const { file, settings, managed, passphrase, secretBox, apiKeys, resultsSecret } = keeping

  const clockEvidence = createClockEvidence({
    nowMs: () => systemClock.nowMs(),
    monotonicMs: () => performance.now(),
    builtAtMs: BUILT_AT_MS,
  })
  const notices = bindNotices((channel, payload) => {
    screen.windows?.customer()?.send(channel, payload)
    screen.windows?.officer()?.send(channel, payload)
  })
  const counter = createCounterDesk(notices.counter)
  const readKioskId = kioskIdReader(settings, file)
  /** What staff were last told of. */
  let shownProblems: readonly ErrorCode[] = []
  const telemetry = createTelemetry({
    versions: {
      app: app.version,
      system: `${process.platform} ${process.arch}`,
      ...(process.versions.electron !== undefined && { electron: process.versions.electron }),
    },
    readKioskId,
    readUrl: () => settings.read().telemetryUrl,
    read: () => ({ ...readFigures(worlds.currentIfAny(), settings.read().mode, systemClock), problems: shownProblems }),
    fetch: netFetch,
    clock: systemClock,
    random: Math.random,
    log,
  })
  const results = createResultsWay({
    settings,
    secret: resultsSecret,
    readKioskId,
    fetch: netFetch,
    clock: systemClock,
  })
  const parts = {
    results,
    observer: telemetry.observer,
    folder: app.userDataFolder,
    appVersion: app.version,
    secretBox,
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
  const recovery = createRecoveries()
  const liveVerifier = createLiveVerifier(parts)
  const worlds = createModeSwitch(async (mode) => {
    const world = await openWorld(mode, {
      ...parts,
      onChanged: (summary) => notices.submission.changed(summary),
      onQueueChanged: (status) => notices.submission.queueChanged(status),
      onWarningsChanged: () => {
        // while none is open nobody has been told what has changed
        if (worlds.currentIfAny()) tellState()
      },
      onDamaged: () => void worlds.reopen().then(tellState),
    })
    // the log of practice is thrown away
    if (mode === 'live') writePolicyLine(managed, file, (line) => world.audit.append(line))
    return world
  })
  /** From timers too, which may run out while no world is open. */
  const tellState = (): void => worlds.tell(() => void describe().then((now) => notices.kiosk.changed(now)))
  const updates = createKioskUpdates({
    folder: app.userDataFolder,
    appVersion: app.version,
    settings,
    log,
    // where the organisation itself names the feed, it wants them
    isManaged: () => managed.policy !== 'none' && !('updateFeed' in managed.fixed),
    isSending: () => (worlds.currentIfAny()?.queue.status().sending ?? 0) > 0,
    onChanged: () => {
      if (screen.windows) tellState()
    },
  })
  if (!(await updates.start())) return
  const online = createOnlineHint({ clock: systemClock, random: Math.random }, () =>
    worlds.currentIfAny()?.queue.hintOnline(true),
  )
  finish = async () => {
    online.stop()
    telemetry.stop()
    await updates.stop()
    await worlds.leave()
  }
  await worlds.enter(settings.read().mode)

  const access = createAdminAccess({
    file,
    clock: systemClock,
    cost: pinCost,
    idleMs: () => settings.read().administratorIdleMinutes * 60_000,
    onChanged: (state) => notices.access.changed(state),
    onEvent: (event) => worlds.tell(({ audit }) => audit.append(accessLine(event))),
  })
  const officers = createOfficerAccess({
    file,
    clock: systemClock,
    cost: pinCost,
    isRequired: () => settings.read().officerSignIn,
    idleMs: () => settings.read().officerIdleMinutes * 60_000,
    onChanged: (state) => {
      notices.officer.changed(state)
      tellState()
    },
    onEvent: (event) => worlds.tell(({ audit }) => audit.append(officerLine(event))),
  })
  const describe = async () => {
    const world = await worlds.ready()
    const room = world.store.canAccept()
    const description = describeKiosk({
      appVersion: app.version,
      settings: settings.read(),
      apiKeyState: await apiKeys.state(),
      secretProtection: await secretBox.protection(),
      updates: updates.state(),
      ...(!room.ok && { storeProblem: room.error }),
      isOfficerMissing: settings.read().officerSignIn && officers.state().signedIn === undefined,
      warnings: [
        ...interruptedVisit(recovery.customer.isRecent()),
        ...world.warnings(),
        ...wrongClock(clockEvidence.verdict()),
        ...keeping.troubles,
      ],
      lockedSettings: managed.locked,
    })
    shownProblems = [...description.problems, ...description.warnings].map(({ code }) => code)
    return description
  }
  /** What waited for the keys begins anew: a rotation, an examination, the queue. Practice has keys of its own. */
  const openWithKeys = async () => {
    if (settings.read().mode === 'live') await worlds.reopen()
    await tellChange()
  }
  /** After anything that a paused queue may have waited for. */
  const tellChange = async () => {
    worlds.current().queue.resume()
    worlds.current().courier?.resume()
    notices.kiosk.changed(await describe())
  }
  const support = createKioskSupport({
    appVersion: app.version,
    logFolder: join(app.userDataFolder, 'logs'),
    rendererFolder: join(here, '../renderer'),
    settings,
    world: () => worlds.current(),
    protection: () => secretBox.protection(),
    apiKeyState: () => apiKeys.state(),
    clockEvidence,
    fetch: netFetch,
    resolveProxy,
    askWhereToSave: async (suggestion) => staffWindow()?.askWhereToSave(suggestion),
    nowMs: () => systemClock.nowMs(),
    monotonicMs: () => performance.now(),
  })
  // what the system was told, by this start at least: the program may have moved since
  let startsAtLogin = false
  const arrangeStart = (isWanted: boolean): void => {
    if (isWanted === startsAtLogin) return
    startsAtLogin = isWanted
    try {
      startAtLogin(isWanted)
    } catch (error) {
      log.error('start-at-login', { isWanted, reason: error instanceof Error ? error.name : 'unknown' })
    }
  }
  arrangeStart(settings.read().startsAtLogin)
  settings.onChanged((changed) => {
    keyOfService(apiKeys, file, changed.serviceBaseUrl)
    arrangeStart(changed.startsAtLogin)
    notices.settings.changed(changed)
    screen.windows?.arrange()
  })

  const changeSettings = createKioskChange({
    settings,
    worlds,
    apiKeys,
    checkServiceAddress,
    onChanged: async (change) => {
      if ('telemetryUrl' in change) telemetry.resume()
      if ('officerSignIn' in change) notices.officer.changed(officers.state())
      await tellChange()
    },
  })
  const configuration = createKioskConfiguration({
    appVersion: app.version,
    surroundings: () => ({
      settings: settings.read(),
      locked: managed.locked,
      hasOfficers: officers.state().officers.length > 0,
    }),
    checkServiceAddress,
    change: changeSettings,
    askWhereToSave: async (suggestion) => staffWindow()?.askWhereToSave(suggestion),
    askWhatToOpen: async (fileType) => staffWindow()?.askWhatToOpen(fileType),
    audit: () => worlds.current().audit,
    nowMs: () => systemClock.nowMs(),
  })

  const useCases = createKioskUseCases({
    worlds,
    settings,
    changeSettings,
    apiKeys,
    testKey: () => liveVerifier.testKey(),
    passphrase,
    secretBox,
    resultsSecret,
    results,
    access,
    officers,
    counter,
    support,
    configuration,
    online,
    observer: telemetry.observer,
    describe,
    tellChange,
    openWithKeys,
    askWhereToSave: async (suggestion) => staffWindow()?.askWhereToSave(suggestion),
    quit: app.quit,
    nowMs: () => systemClock.nowMs(),
    log,
  })
  bindHandlers(
    ownPageOnly((contentsId) => screen.windows?.roleOf(contentsId), devServerUrl),
    inputParsers,
    createHandlers(
      officerOnly(
        administratorOnly(useCases, () => access.allow()),
        () => officers.allow(),
      ),
    ),
  )

  onWake(() => {
    clockEvidence.forget()
    online.hint()
    notices.kiosk.woke(undefined)
  })
  telemetry.start()
  serveRenderer(join(here, '../renderer'))
  guardPermissions(devServerUrl)
  const windows = openKioskWindows({
    settings,
    counter,
    recovery,
    preloadPath: join(here, '../preload/index.cjs'),
    isKiosk: app.isKiosk,
    isQuitting: app.isQuitting,
    quit: app.quit,
    devServerUrl,
    onLossChanged: tellState,
    // settings that were open in one window must not stand open in another
    onArranged: () => access.leave(),
    log,
  })
  screen.windows = windows
  await windows.customer()?.loaded
  updates.begin()
}
