/**
 * Brings new versions to a kiosk: looks at the feed and downloads while nobody is served, installs at the next start and
 * at no other moment, and goes back from a version that does not come up. Knows neither the network nor installers.
 */
import type { Ms } from '../../shared/domain/units.ts'
import type { UpdatesOffBecause, UpdateState } from '../../shared/domain/update.ts'
import type { Log } from '../logging/ports.ts'
import type { KeyValueFile } from '../storage/ports.ts'
import type { Clock, Random } from '../submission/ports.ts'
import type { UpdateTool } from './ports.ts'
import { afterEvent, type UpdateEvent } from './update-machine.ts'
import { believeOffer, isNewer, type UpdateKind, type UpdateOffer } from './update-offer.ts'
import { decideAtStart, provedItself, recordShape, type UpdateRecord } from './update-record.ts'

export interface KioskUpdaterDeps {
  readonly clock: Pick<Clock, 'after'>
  readonly random: Random
  readonly log: Log
  /** Remembers from one start to the next. */
  readonly file: KeyValueFile
  readonly tool: UpdateTool
  /** The version that runs. */
  readonly running: string
  /** Absent where this kiosk was installed by something that it cannot run again. */
  readonly kind: UpdateKind | undefined
  /** Whose offers are believed; empty: nobody's. */
  readonly publicKey: string
  readonly isManaged: () => boolean
  /** Empty: updates are not wanted. */
  readonly readFeed: () => string
  /** Nobody is served and nothing is being sent. */
  readonly isQuiet: () => boolean
  readonly onChanged: (state: UpdateState) => void
}

export interface KioskUpdater {
  state(): UpdateState
  /** Before anything is opened. @returns whether the start goes on; false: the process is about to end */
  start(): Promise<boolean>
  /** Looks at the feed from now on. */
  begin(): void
  /** Somebody came: the line is theirs. */
  disturbed(): void
  /** Feed or management may have changed. */
  reconsider(): void
  /** Waits for what is under way. */
  stop(): Promise<void>
}

/** The page has been there so long: a version that ends before is counted as one that does not come up. */
export const PROVEN_AFTER_MS: Ms = 60_000
/** After a branch has opened; each kiosk adds its own share of SPREAD_MS, so that a hundred do not come at once. */
export const FIRST_LOOK_AFTER_MS: Ms = 15 * 60_000
export const SPREAD_MS: Ms = 30 * 60_000
export const LOOK_EVERY_MS: Ms = 6 * 60 * 60_000
export const LOOK_AGAIN_AFTER_MS: Ms = 60_000
/** A start may wait so long for an installer: it is on disk already and is only read. */
export const START_LIMIT_MS: Ms = 30_000

const KEY = 'updates'

export function createKioskUpdater(deps: KioskUpdaterDeps): KioskUpdater {
  const { clock, log, file, tool, kind, publicKey, running } = deps
  let state: UpdateState = { at: 'waiting' }
  let cancelLook: (() => void) | undefined
  let cancelProof: (() => void) | undefined
  let download: AbortController | undefined
  let underWay: Promise<void> = Promise.resolve()
  let isStopped = false
  reconsider()

  function happened(event: UpdateEvent): void {
    const before = state
    state = afterEvent(state, event)
    if (JSON.stringify(state) === JSON.stringify(before)) return
    log.info('update-state', { ...state })
    deps.onChanged(state)
  }

  function offBecause(): UpdatesOffBecause | undefined {
    if (deps.isManaged()) return 'managed'
    if (kind === undefined) return 'installed-otherwise'
    if (publicKey === '') return 'no-signer'
    return deps.readFeed() === '' ? 'not-wanted' : undefined
  }

  function reconsider(): void {
    const why = offBecause()
    happened(why ? { kind: 'unwanted', why } : { kind: 'wanted' })
    if (why) download?.abort()
  }

  function recall(): UpdateRecord {
    const stored = recordShape.safeParse(file.get(KEY) ?? {})
    return stored.success ? stored.data : {}
  }

  /** @returns whether it is on disk */
  function remember(record: UpdateRecord): boolean {
    const written = file.set(KEY, record)
    if (!written.ok) log.error('update-not-remembered', { note: written.error.note })
    return written.ok
  }

  function believed(signed: string): UpdateOffer | undefined {
    return kind && publicKey !== '' ? believeOffer(signed, publicKey, kind) : undefined
  }

  async function start(): Promise<boolean> {
    const before = recall()
    const decision = decideAtStart(before, running)
    const offer = before.ready && believed(before.ready.signed)
    // nothing is installed that is not wanted any more, nor goes on disk as if it were
    if (decision.act === 'install' && (offBecause() || !offer)) return true
    // without the mark a version that does not come up would be tried for ever
    if (JSON.stringify(decision.record) !== JSON.stringify(before) && !remember(decision.record)) return true
    const { givenUp, trial } = decision.record
    if (givenUp) happened({ kind: 'given-up', ...givenUp })
    if (decision.act === 'go-back') {
      log.error('update-crashed', { version: running })
      return !tool.goBack()
    }
    if (decision.act === 'install' && offer && trial) return !(await install(offer, decision.record))
    return true
  }

  /** @returns whether the process is about to end for it */
  async function install(offer: UpdateOffer, { trial: _, ...without }: UpdateRecord): Promise<boolean> {
    happened({ kind: 'start-installs', version: offer.version })
    const limit = new AbortController()
    const cancelLimit = clock.after(START_LIMIT_MS, () => limit.abort())
    try {
      await tool.download(deps.readFeed(), offer, limit.signal)
    } catch {
      // it is not on disk any more; the feed may have it still
      remember(without)
      happened({ kind: 'failed', why: 'not-downloaded' })
      return false
    } finally {
      cancelLimit()
    }
    if (tool.install(offer)) return true
    const givenUp = { version: offer.version, why: 'not-installed' } as const
    remember({ givenUp })
    happened({ kind: 'given-up', ...givenUp })
    return false
  }

  function lookAfter(delayMs: Ms): void {
    if (!isStopped) cancelLook = clock.after(delayMs, due)
  }

  function due(): void {
    reconsider()
    if (state.at === 'off' || !deps.isQuiet()) return lookAfter(LOOK_AGAIN_AFTER_MS)
    underWay = look().then((wasWhole) => lookAfter(wasWhole ? LOOK_EVERY_MS : LOOK_AGAIN_AFTER_MS))
  }

  /** @returns false where it was interrupted */
  async function look(): Promise<boolean> {
    const mine = new AbortController()
    download = mine
    try {
      return await lookUntil(mine.signal)
    } finally {
      download = undefined
    }
  }

  async function lookUntil(signal: AbortSignal): Promise<boolean> {
    const feed = deps.readFeed()
    const signed = await tool.fetchOffer(feed, kind!, signal).catch(() => undefined)
    if (signal.aborted) return false
    if (signed === undefined) return told({ kind: 'failed', why: 'unreachable' })
    const offer = believed(signed)
    if (!offer) return told({ kind: 'failed', why: 'not-signed' })
    const { version } = offer
    const { ready: have, ...record } = recall()
    const isOfUse = isNewer(version, running) && version !== record.givenUp?.version && version !== have?.version
    if (!isOfUse) return told(have ? { kind: 'downloaded', version: have.version } : { kind: 'nothing-newer' })
    // a download takes the place of the one before it
    if (have && !remember(record)) return told({ kind: 'failed', why: 'not-downloaded' })
    happened({ kind: 'offered', version })
    try {
      await tool.download(feed, offer, signal)
    } catch {
      return signal.aborted ? !told({ kind: 'interrupted' }) : told({ kind: 'failed', why: 'not-downloaded' })
    }
    const isKept = remember({ ...recall(), ready: { version, signed } })
    return told(isKept ? { kind: 'downloaded', version } : { kind: 'failed', why: 'not-downloaded' })
  }

  function told(event: UpdateEvent): true {
    happened(event)
    return true
  }

  return {
    state: () => state,
    start,
    reconsider,
    begin() {
      cancelProof = clock.after(PROVEN_AFTER_MS, () => {
        const record = recall()
        if (record.trial) remember(provedItself(record))
      })
      lookAfter(FIRST_LOOK_AFTER_MS + deps.random() * SPREAD_MS)
    },
    disturbed: () => download?.abort(),
    async stop() {
      isStopped = true
      cancelLook?.()
      cancelProof?.()
      download?.abort()
      await underWay
    },
  }
}
