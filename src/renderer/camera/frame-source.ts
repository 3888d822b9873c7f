/** Frames of a live stream: straight from the track where the browser can, else from a video element. Knows no consumer. */
import type { FrameSource } from './frame-pump.ts'

export type Frame = VideoFrame | ImageBitmap

/** Chromium has this in windows too; TypeScript lists it for workers only. */
type TrackProcessor = new (init: { track: MediaStreamTrack; maxBufferSize: number }) => {
  readonly readable: ReadableStream<VideoFrame>
}

const noFrames: FrameSource<Frame> = { next: () => Promise.resolve(undefined), close: () => undefined }

export function framesOf(stream: MediaStream): FrameSource<Frame> {
  const Processor = (globalThis as { MediaStreamTrackProcessor?: TrackProcessor }).MediaStreamTrackProcessor
  const track = stream.getVideoTracks()[0]
  // unplugged a moment ago, its event still on the way: a processor would throw on it
  if (track?.readyState === 'ended') return noFrames
  return Processor && track ? trackFrames(Processor, track) : videoFrames(stream)
}

/** With room for one frame the processor closes the older one itself, so that what is read is always the newest. */
export function trackFrames(Processor: TrackProcessor, track: MediaStreamTrack): FrameSource<VideoFrame> {
  const reader = new Processor({ track, maxBufferSize: 1 }).readable.getReader()
  return {
    next: async () => (await reader.read()).value,
    close() {
      // fails only where the track has ended already, and then there is nothing to give back
      reader.cancel().catch(() => undefined)
    },
  }
}

/** Decodes through a video element of its own; slower, and only for browsers without a track processor. */
function videoFrames(stream: MediaStream): FrameSource<ImageBitmap> {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  const playing = video.play()
  let isClosed = false
  let cancelPaint = (): void => undefined

  const nextPaint = (): Promise<boolean> =>
    new Promise((resolve) => {
      const handle = video.requestVideoFrameCallback(() => resolve(true))
      cancelPaint = () => {
        video.cancelVideoFrameCallback(handle)
        resolve(false)
      }
    })

  return {
    async next() {
      await playing
      if (isClosed || !(await nextPaint())) return undefined
      return await createImageBitmap(video)
    },
    close() {
      isClosed = true
      cancelPaint()
      video.srcObject = null
    },
  }
}
