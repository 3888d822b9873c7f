/**
 * Takes frames one at a time and hands each to its consumer, at a pace that leaves the machine room to breathe.
 * Never queues, so a slow consumer simply sees fewer.
 * Does not know where frames come from, nor what is done with them.
 */
import type { Ms } from '../../shared/domain/units.ts'
import { restAfter } from './pacing.ts'

/** A frame holds camera memory until it is closed. */
export interface Closeable {
  close(): void
}

export interface FrameSource<F extends Closeable> {
  /** Waits for the newest frame, which the caller then owns; absent once the track has ended or the source was closed. */
  next(): Promise<F | undefined>
  /** Gives back every frame that nobody took; safe to call twice. */
  close(): void
}

export interface FramePumpParts<F extends Closeable> {
  readonly source: FrameSource<F>
  /** Takes the frame over: closes or transfers it. The next one comes when this has resolved, and after a rest. */
  readonly consume: (frame: F, capturedAtMs: Ms) => Promise<void>
  readonly nowMs: () => Ms
  readonly after: (delayMs: Ms, task: () => void) => () => void
  /**
   * No frame for 1.5 s, and no first one for 4 s, although the track has not ended: a camera may freeze without saying
   * so, for example after sleep.
   */
  readonly onSilence: () => void
  /** Source or consumer threw; the pump has stopped. */
  readonly onBroken: (error: unknown) => void
}

/** A camera that has just been turned on takes its time. */
const FIRST_FRAME_WITHIN_MS = 4000
const SILENCE_MS = 1300
/** A page that was busy itself hears the alarm before the frames that waited for it. */
const STILL_SILENT_AFTER_MS = 200

/** Returns the stop: after it no frame reaches the consumer, and one that is still on its way is closed. */
export function startFramePump<F extends Closeable>(parts: FramePumpParts<F>): () => void {
  const { source, consume, nowMs, after, onSilence, onBroken } = parts
  let isStopped = false
  let hasFrames = false
  let cancelAlarm = (): void => undefined
  let endRest = (): void => undefined

  async function run(): Promise<void> {
    while (!isStopped) {
      setAlarm()
      const frame = await source.next()
      cancelAlarm()
      hasFrames = true
      if (!frame) return
      if (isStopped) return frame.close()
      const startedAtMs = nowMs()
      await consume(frame, startedAtMs)
      await rest(restAfter(nowMs() - startedAtMs))
    }
  }

  function setAlarm(): void {
    cancelAlarm = after(hasFrames ? SILENCE_MS : FIRST_FRAME_WITHIN_MS, () => {
      cancelAlarm = after(STILL_SILENT_AFTER_MS, onSilence)
    })
  }

  /** A stop ends it. */
  function rest(ms: Ms): Promise<void> {
    if (isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = after(ms, resolve)
      endRest = () => {
        cancel()
        resolve()
      }
    })
  }

  function stop(): void {
    isStopped = true
    cancelAlarm()
    endRest()
    source.close()
  }

  run().then(stop, (error: unknown) => {
    const wasStopped = isStopped
    stop()
    // what breaks after the stop is the stop's own doing
    if (!wasStopped) onBroken(error)
  })
  return stop
}
