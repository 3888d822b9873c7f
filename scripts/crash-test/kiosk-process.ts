/**
 * One life of a kiosk that somebody will kill: the real store, queue and client, joined as the app does it, with a
 * clerk who never rests. Says what it promises, and only once it is true. Run with its plan as the only argument.
 */
import { createHash, randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createOkayFaceClient } from '../../src/main/okayface/okayface-client.ts'
import { practiceKeys } from '../../src/main/practice/okayface-simulator.ts'
import { openSubmissionStore } from '../../src/main/storage/open-submission-store.ts'
import type { Pictures, SubmissionStore } from '../../src/main/submission/ports.ts'
import { createSubmissionQueue } from '../../src/main/submission/submission-queue.ts'
import { systemClock } from '../../src/main/system-clock.ts'
import type { EncodedImage, TakenPicture } from '../../src/shared/domain/capture.ts'
import type { SubmissionSummary } from '../../src/shared/domain/submission.ts'
import { success } from '../../src/shared/errors/result.ts'
import type { KioskLine, LifePlan, PairDigests, StoredSubmission } from './crash-protocol.ts'
import { stepInsideFiles, stepInsideSqlite, steppedFetch, steppedMemory, steppedStore } from './crash-steps.ts'
import { crashBox } from './first-version-file.ts'
import { seededRandom } from './seeded-random.ts'

const plan = JSON.parse(process.argv[2] ?? '') as LifePlan
const random = seededRandom(plan.seed)
const below = (count: number): number => Math.floor(random() * count)

/** Synchronous: what was said before a kill was said. */
function say(line: KioskLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

let passed = 0
function reach(step: string): void {
  if (step !== plan.stopAt?.step) return
  passed += 1
  if (passed < plan.stopAt.nth) return
  say({ kind: 'stopped-at', step })
  // nothing of this process moves any more; whoever reads the line kills it
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

process.on('uncaughtException', (error) => {
  say({ kind: 'defect', text: error.stack ?? error.message })
  process.exit(1)
})

/** The kiosk's wall clock runs fast, so that backoff and retention come about; its monotonic one with it. */
const startedAtMs = performance.now()
const elapsedMs = (): number => (performance.now() - startedAtMs) * plan.clockSpeed
const clock = {
  nowMs: () => Math.round(plan.clockStartMs + elapsedMs()),
  monotonicMs: elapsedMs,
  after: (delayMs: number, task: () => void) => systemClock.after(delayMs / plan.clockSpeed, task),
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

stepInsideSqlite(reach)
stepInsideFiles(reach)

const opened = await openSubmissionStore({
  path: join(plan.folder, 'submissions.sqlite'),
  box: crashBox,
  clock,
  freeBytes: () => undefined,
  log: silent,
})
if (!opened.ok) throw new Error(`the store does not open: ${opened.error.code} ${opened.error.note ?? ''}`)
const kiosk = opened.value
const { damage, queueMemory } = kiosk
const store = steppedStore(opened.value.store, reach)

say({
  kind: 'found',
  ...(damage && { damage: damage.note ?? damage.code }),
  submissions: await stored(opened.value.store),
  unreadable: opened.value.store.listUnreadable(),
})

const queue = createSubmissionQueue({
  store,
  memory: steppedMemory(queueMemory, reach),
  verifier: createOkayFaceClient({
    fetch: steppedFetch(globalThis.fetch, reach),
    readService: () => ({ baseUrl: plan.serviceUrl, version: 'v2-1' }),
    readApiKey: () => Promise.resolve(success(practiceKeys.good)),
    shrink: () => undefined,
    clock: systemClock,
    timeouts: { connectMs: 1_000, totalMs: 400 },
  }),
  clock,
  random,
  readLimits: () => ({ maxInFlight: 1 + (plan.seed % 3), maxCallsPerMinute: 600, maxCallsPerDay: 100_000 }),
  onChanged: (summary) => say({ kind: 'changed', submission: inBrief(summary) }),
  onQueueChanged: () => undefined,
  log: silent,
})
queue.start()
if (plan.isLast) await finish()
else for (;;) await oneDeed()

/** What a clerk, an administrator or the machine itself may do next. */
async function oneDeed(): Promise<void> {
  const { held, waiting } = queue.status()
  const dice = below(100)
  if (dice < 45 && held + waiting < 12) await accept()
  else if (dice < 65) sendHeldAgain()
  else if (dice < 70) withdrawOne()
  else if (dice < 76) writeReference()
  else if (dice < 82) queue.resume()
  else if (dice < 86) queue.hintOnline(true)
  else if (dice < 90) store.sweep({ picturesKeptDays: 30, metadataKeptDays: 1 })
  else if (dice < 93) void kiosk.rotateKey()
  await pause(below(12))
}

async function accept(): Promise<void> {
  const pair = { card: picture(), face: picture() }
  const accepted = await queue.submit(pair)
  if (accepted.ok) say({ kind: 'accepted', id: accepted.value.id, pictures: digestsOf(pair) })
}

function sendHeldAgain(): void {
  const held = store.listHeld(20)
  const chosen = held[below(held.length)]
  if (!chosen) return
  say({ kind: 'wished', id: chosen.id })
  queue.sendNow(chosen.id)
}

function withdrawOne(): void {
  const open = store.list(20).filter(({ state }) => state.at !== 'answered' && state.at !== 'withdrawn')
  const chosen = open[below(open.length)]
  if (!chosen) return
  say({ kind: 'withdrawing', id: chosen.id })
  queue.withdraw(chosen.id, 'staff', 'the customer has left')
}

function writeReference(): void {
  const chosen = store.list(10)[below(10)]
  if (chosen) void queue.setReference(chosen.id, `ticket ${below(1_000)}`)
}

async function finish(): Promise<void> {
  for (let status = queue.status(); status.waiting + status.held > 0; status = queue.status()) {
    sendHeldAgain()
    queue.resume()
    await pause(10)
  }
  await queue.stop()
  await kiosk.close()
  say({ kind: 'finished' })
  process.exit(0)
}

async function stored(from: SubmissionStore): Promise<readonly StoredSubmission[]> {
  const found: StoredSubmission[] = []
  for (const summary of from.list(100_000)) {
    const hasEnded = summary.state.at === 'answered' || summary.state.at === 'withdrawn'
    const pictures = hasEnded ? undefined : await from.openPictures(summary.id)
    found.push({
      ...inBrief(summary),
      ...(pictures && { pictures: pictures.ok ? digestsOf(pictures.value) : { code: pictures.error.code } }),
    })
  }
  return found
}

function inBrief({ id, receipt, state, lostReplies }: SubmissionSummary): StoredSubmission {
  const { attempts } = state
  return { id, receipt, at: state.at, lostReplies, ...(attempts !== undefined && { attempts }) }
}

function digestsOf({ card, face }: Pictures): PairDigests {
  const digest = ({ image }: TakenPicture) => createHash('sha256').update(image.bytes).digest('hex')
  return { card: digest(card), face: digest(face) }
}

/** The header of a JPEG of 600 x 800 px, and noise: as much as the service looks at. */
function picture(): TakenPicture {
  const head = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 800 >> 8, 800 & 0xff, 600 >> 8, 600 & 0xff, 3]
  const bytes = new Uint8Array(Buffer.concat([Buffer.from(head), randomBytes(1_000 + below(60_000))]))
  const image: EncodedImage = { bytes, mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 }
  return { image, check: { takenAtMs: 0, takenBy: 'auto', failedCodes: [] } }
}
