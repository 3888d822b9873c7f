/** Cameras without a browser: streams that end on request, a source that opens when told to, frames that count their closing. */
import type { CaptureSubject } from '../../src/shared/domain/capture.ts'
import { failure, success, type Result } from '../../src/shared/errors/result.ts'
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import type { CameraDevice } from '../../src/renderer/camera/camera-roles.ts'
import type { CameraSource, OpenCamera } from '../../src/renderer/camera/camera-source.ts'
import type { Closeable, FrameSource } from '../../src/renderer/camera/frame-pump.ts'

export interface FakeStream {
  readonly stream: MediaStream
  isOn(): boolean
  /** As when the plug is pulled. */
  unplug(): void
  /** What was asked of the open track, oldest first. */
  readonly applied: readonly MediaTrackConstraints[]
}

export function fakeStream(
  settings: MediaTrackSettings = { width: 1280, height: 720 },
  capabilities: object = {},
): FakeStream {
  const applied: MediaTrackConstraints[] = []
  const events = new EventTarget()
  let isOn = true
  const track = {
    getSettings: () => settings,
    getCapabilities: () => capabilities,
    applyConstraints: (constraints: MediaTrackConstraints) => Promise.resolve(void applied.push(constraints)),
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    // a track that is stopped by its owner says nothing, as in a browser
    stop: () => void (isOn = false),
  }
  const stream = { getTracks: () => [track], getVideoTracks: () => [track] }
  return {
    // only what a session and an owner touch of a stream
    stream: stream as unknown as MediaStream,
    isOn: () => isOn,
    applied,
    unplug() {
      isOn = false
      events.dispatchEvent(new Event('ended'))
    },
  }
}

export interface FakeCameras extends CameraSource {
  /** What the next opening of this role gives; `hang` waits for `answer`. */
  willGive(what: MediaTrackSettings | ErrorCode | 'hang'): void
  /** Answers the oldest opening that hangs. */
  answer(what?: ErrorCode): Promise<void>
  /** The next cameras draw their pictures themselves, as samples do. */
  willDraw(): void
  /** The next cameras stand in for a chosen one of this name, or for none. */
  willReplace(chosen: string | undefined): void
  /** A camera came or went. */
  change(): void
  /** Every camera that was opened so far, oldest first. */
  readonly opened: { readonly subject: CaptureSubject; readonly camera: FakeStream }[]
  readonly openings: CaptureSubject[]
  on(): readonly CaptureSubject[]
  latest(): FakeStream
  listeners(): number
}

export function fakeCameras(): FakeCameras {
  let next: MediaTrackSettings | ErrorCode | 'hang' = { width: 1280, height: 720 }
  let isDrawn = false
  let replaced: string | undefined
  const listeners = new Set<() => void>()
  const hanging: ((result: Result<OpenCamera>) => void)[] = []
  const hangingSubjects: CaptureSubject[] = []
  const opened: FakeCameras['opened'] = []
  const openings: CaptureSubject[] = []

  function give(subject: CaptureSubject, settings?: MediaTrackSettings): Result<OpenCamera> {
    const camera = fakeStream(settings)
    opened.push({ subject, camera })
    const close = (): void => camera.stream.getTracks().forEach((track) => track.stop())
    return success({
      stream: camera.stream,
      label: `fake ${subject}`,
      isRemembered: true,
      ...(isDrawn && { isDrawn }),
      ...(replaced !== undefined && { replaces: replaced }),
      close,
    })
  }

  return {
    opened,
    openings,
    willGive: (what) => void (next = what),
    willDraw: () => void (isDrawn = true),
    willReplace: (chosen) => void (replaced = chosen),
    list: () => Promise.resolve<CameraDevice[]>([]),
    async open(subject) {
      openings.push(subject)
      if (next === 'hang') {
        hangingSubjects.push(subject)
        return await new Promise((resolve) => hanging.push(resolve))
      }
      return typeof next === 'string' ? failure(next) : give(subject, next)
    },
    async answer(what) {
      const subject = hangingSubjects.shift()
      const resolve = hanging.shift()
      if (!subject || !resolve) throw new Error('no opening hangs')
      resolve(what ? failure(what) : give(subject))
      await Promise.resolve()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    listeners: () => listeners.size,
    change: () => listeners.forEach((listener) => listener()),
    on: () => opened.filter(({ camera }) => camera.isOn()).map(({ subject }) => subject),
    latest() {
      const last = opened.at(-1)
      if (!last) throw new Error('no camera was opened')
      return last.camera
    },
  }
}

export interface FakeFrame extends Closeable {
  readonly number: number
  timesClosed: number
}

export interface FakeFrames extends FrameSource<FakeFrame> {
  /** A camera's next picture; closes the one that nobody took, as a track processor does. */
  shoot(): FakeFrame
  end(): void
  breakWith(error: Error): void
  readonly frames: FakeFrame[]
  isClosed(): boolean
}

export function fakeFrames(): FakeFrames {
  const frames: FakeFrame[] = []
  let buffered: FakeFrame | undefined
  let asked: { resolve: (frame: FakeFrame | undefined) => void; reject: (error: Error) => void } | undefined
  let isClosed = false

  function end(): void {
    asked?.resolve(undefined)
    asked = undefined
    isClosed = true
  }

  return {
    frames,
    isClosed: () => isClosed,
    shoot() {
      const frame: FakeFrame = { number: frames.length, timesClosed: 0, close: () => void (frame.timesClosed += 1) }
      frames.push(frame)
      if (isClosed) frame.close()
      else if (asked) {
        asked.resolve(frame)
        asked = undefined
      } else {
        buffered?.close()
        buffered = frame
      }
      return frame
    },
    next() {
      const frame = buffered
      buffered = undefined
      if (frame) return Promise.resolve(frame)
      if (isClosed) return Promise.resolve(undefined)
      return new Promise((resolve, reject) => (asked = { resolve, reject }))
    },
    end,
    breakWith: (error) => asked?.reject(error),
    close() {
      buffered?.close()
      buffered = undefined
      end()
    },
  }
}

export interface FakeMediaDevices {
  readonly port: Pick<MediaDevices, 'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'>
  attach(...devices: readonly CameraDevice[]): void
  /** What the tracks of every camera say that they can. */
  willOffer(capabilities: object): void
  refuseWith(errorName: string | undefined): void
  /** Ids and labels are hidden until a camera was allowed once. */
  hideNames(): void
  readonly asked: MediaStreamConstraints[]
  readonly streams: FakeStream[]
  announce(): void
}

export function fakeMediaDevices(): FakeMediaDevices {
  const events = new EventTarget()
  const asked: MediaStreamConstraints[] = []
  const streams: FakeStream[] = []
  let attached: readonly CameraDevice[] = []
  let offered = {}
  let errorName: string | undefined
  let isHidden = false

  const port = {
    enumerateDevices: () =>
      Promise.resolve([
        { kind: 'audioinput', deviceId: 'microphone', groupId: 'm', label: 'A microphone' },
        ...attached.map((device) =>
          isHidden ? { kind: 'videoinput', deviceId: '', groupId: '', label: '' } : describedDevice(device),
        ),
      ]),
    getUserMedia(constraints: MediaStreamConstraints) {
      asked.push(constraints)
      if (errorName) return Promise.reject(new DOMException('refused', errorName))
      isHidden = false
      const stream = fakeStream({ width: 1280, height: 720 }, offered)
      streams.push(stream)
      return Promise.resolve(stream.stream)
    },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  }
  return {
    port: port as unknown as FakeMediaDevices['port'],
    asked,
    streams,
    attach: (...devices) => void (attached = devices),
    willOffer: (capabilities) => void (offered = capabilities),
    refuseWith: (name) => void (errorName = name),
    hideNames: () => void (isHidden = true),
    announce: () => void events.dispatchEvent(new Event('devicechange')),
  }
}

/** As a browser describes it: how fine it can be is asked for. */
function describedDevice({ deviceId, groupId, label, finestPx }: CameraDevice): object {
  const range = (max: number | undefined) => ({ min: 1, max })
  const getCapabilities = () => ({ width: range(finestPx?.widthPx), height: range(finestPx?.heightPx) })
  return { kind: 'videoinput', deviceId, groupId, label, ...(finestPx && { getCapabilities }) }
}
