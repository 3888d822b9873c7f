/**
 * The page's end of the vision worker: asks by id, waits no longer than is sane, and replaces a worker that is stuck.
 * Knows messages and time; nothing of pixels or models.
 */
import { normalLimits, type CheckLimits } from '../../shared/domain/check-limits.ts'
import { failure, success, unreachable, type Failure, type Result } from '../../shared/errors/result.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Vision } from './vision-port.ts'
import type { VisionReply, VisionRequest } from './vision-protocol.ts'

/** The part of a `Worker` that is used; tests give their own. */
export interface VisionWorkerEnd {
  postMessage(message: VisionRequest, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: VisionReply }) => void): void
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void
  terminate(): void
}

export interface VisionClientParts {
  readonly createWorker: () => VisionWorkerEnd
  readonly clock: {
    /** Runs `task` once after `delayMs`; returns its cancel. */
    after(delayMs: Ms, task: () => void): () => void
  }
  /**
   * Folder that holds models/ and ort/; absolute, with a slash at the end.
   * @default the page's own folder
   */
  readonly assetsUrl?: string
  /** @default `threadsHere()` */
  readonly threads?: number
  /**
   * What pictures are judged by, asked anew for each.
   * @default as the product comes
   */
  readonly limits?: () => CheckLimits
}

/**
 * How long an answer may take before the worker counts as stuck. A look takes tenths of a second; on a machine that an
 * update or a virus scan keeps busy it takes ten times that, and a new worker, which loads first, is no quicker.
 */
export const answerWithinMs: Ms = 10_000
export const loadWithinMs: Ms = 60_000

/** After models did not load, no further worker is made for this long: frames come faster than any remedy. */
export const restAfterFailureMs: Ms = 1000

/**
 * How many threads the networks get: a second one where memory can be shared and cores are left for camera and screen.
 * On two cores it would wait for the preview, and everything for it: measured, a look then takes twice as long.
 */
export function threadsHere(): number {
  return globalThis.crossOriginIsolated && navigator.hardwareConcurrency > 2 ? 2 : 1
}

/** A request as the callers give it; the client adds the id. */
type Wish = VisionRequest extends infer Request ? (Request extends VisionRequest ? Omit<Request, 'id'> : never) : never

type Started = Result<{ readonly threads: number; readonly loadMs: Ms }>

/** One worker with what it still owes; thrown away as a whole when it fails. */
interface Session {
  readonly worker: VisionWorkerEnd
  readonly owed: Map<number, (reply: VisionReply) => void>
  started: Promise<Started>
  /** Before its models are there it was given no frame. */
  isLoaded: boolean
}

export function createVisionClient(parts: VisionClientParts): Vision {
  const { createWorker, clock, limits = () => normalLimits } = parts
  const threads = parts.threads ?? threadsHere()
  let session: Session | undefined
  let nextId = 1
  let isLooking = false
  let isClosed = false
  /** Counts the times that everything was forgotten: a frame from before is not looked at after. */
  let timesForgotten = 0
  /** Why the last load failed; present while the client rests from it. */
  let restingFrom: Failure | undefined

  /** Ends a session: everything that it owes is answered with the reason. */
  function discard(ended: Session, note: string): void {
    if (session === ended) session = undefined
    ended.worker.terminate()
    for (const [id, answer] of ended.owed) answer({ kind: 'failed', id, failure: unavailable(note) })
    ended.owed.clear()
  }

  function ask(to: Session, wish: Wish, withinMs: Ms, transfer: Transferable[] = []): Promise<VisionReply> {
    const id = nextId++
    return new Promise((resolve) => {
      const cancel = clock.after(withinMs, () => {
        discard(to, `no answer to ${wish.kind} in ${withinMs} ms`)
        // a new worker loads at once: the next frame should not have to wait for it
        if (!isClosed && wish.kind !== 'load') void ready()
      })
      to.owed.set(id, (reply) => {
        cancel()
        resolve(reply)
      })
      try {
        to.worker.postMessage({ ...wish, id }, transfer)
      } catch {
        to.owed.delete(id)
        cancel()
        resolve({ kind: 'failed', id, failure: unavailable(`${wish.kind} could not be sent to the worker`) })
      }
    })
  }

  function open(): Session {
    if (session) return session
    const opened: Session = {
      worker: createWorker(),
      owed: new Map(),
      started: Promise.resolve(notLoaded),
      isLoaded: false,
    }
    session = opened
    opened.worker.addEventListener('message', ({ data }) => {
      const answer = opened.owed.get(data.id)
      opened.owed.delete(data.id)
      answer?.(data)
    })
    opened.worker.addEventListener('error', () => discard(opened, 'the worker stopped with an error'))
    opened.worker.addEventListener('messageerror', () => discard(opened, 'the worker sent what cannot be read'))
    opened.started = load(opened)
    return opened
  }

  async function load(opened: Session): Promise<Started> {
    const assetsUrl = parts.assetsUrl ?? new URL('.', document.baseURI).href
    const reply = await ask(opened, { kind: 'load', assetsUrl, threads }, loadWithinMs)
    if (reply.kind === 'loaded') {
      opened.isLoaded = true
      return success({ threads: reply.threads, loadMs: reply.loadMs })
    }
    // models that did not load once may load the next time: nothing of this worker is kept
    discard(opened, 'the models did not load')
    const error = failureOf(reply)
    restingFrom = error
    clock.after(restAfterFailureMs, () => (restingFrom = undefined))
    return { ok: false, error }
  }

  /** The session once its models are there. */
  async function ready(): Promise<Result<Session>> {
    if (isClosed) return failure('CHECKS_UNAVAILABLE', { note: 'the checks were closed' })
    if (restingFrom) return { ok: false, error: restingFrom }
    try {
      const opened = open()
      const started = await opened.started
      return started.ok ? success(opened) : started
    } catch {
      return failure('CHECKS_UNAVAILABLE', { note: 'the worker could not be made' })
    }
  }

  return {
    async start() {
      const opened = await ready()
      return opened.ok ? opened.value.started : opened
    },

    async look(subject, frame, capturedAtMs) {
      if (isLooking) {
        frame.close()
        return failure('INTERNAL_ERROR', { note: 'a frame is still being looked at' })
      }
      isLooking = true
      const forgottenBefore = timesForgotten
      try {
        const opened = await ready()
        if (!opened.ok) return opened
        if (timesForgotten !== forgottenBefore)
          return failure('CHECKS_UNAVAILABLE', { note: 'the frame was forgotten' })
        const wish = { kind: 'look', subject, frame, capturedAtMs, limits: limits() } as const
        const reply = await ask(opened.value, wish, answerWithinMs, [frame])
        return reply.kind === 'report' ? success(reply.report) : { ok: false, error: failureOf(reply) }
      } finally {
        isLooking = false
        // closes a frame that was not handed over; one that was is the worker's, and closing it here does nothing
        frame.close()
      }
    },

    async take(subject, which, takenBy) {
      const opened = await ready()
      if (!opened.ok) return opened
      const reply = await ask(opened.value, { kind: 'take', subject, which, takenBy, limits: limits() }, answerWithinMs)
      return reply.kind === 'taken' ? success(reply.picture) : { ok: false, error: failureOf(reply) }
    },

    forget() {
      timesForgotten += 1
      // a worker that is not there, that still loads, or that fails to answer and is thrown away, holds nothing
      if (session?.isLoaded) void ask(session, { kind: 'forget' }, answerWithinMs)
    },

    close() {
      isClosed = true
      if (session) discard(session, 'the checks were closed')
    },
  }
}

const unavailable = (note: string): Failure => ({ code: 'CHECKS_UNAVAILABLE', note })

const notLoaded: Started = { ok: false, error: unavailable('the models are not loaded') }

function failureOf(reply: VisionReply): Failure {
  switch (reply.kind) {
    case 'failed':
      return reply.failure
    case 'loaded':
    case 'report':
    case 'taken':
    case 'forgotten':
      return { code: 'INTERNAL_ERROR', note: `the worker answered with ${reply.kind}` }
    default:
      return unreachable(reply)
  }
}
