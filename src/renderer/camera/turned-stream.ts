/**
 * A live stream whose frames say by how much they are to be turned; whoever shows or draws one sees it upright. No pixel
 * is touched. Needs Chromium's track processor and generator; knows nothing of cameras.
 */
import type { RotationDeg } from '../../shared/domain/settings.ts'

/** Chromium has both in windows too; TypeScript lists them for workers, or not at all. */
interface TrackParts {
  readonly MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => {
    readonly readable: ReadableStream<VideoFrame>
  }
  readonly MediaStreamTrackGenerator: new (init: { kind: 'video' }) => MediaStreamTrack & {
    readonly writable: WritableStream<VideoFrame>
  }
}

/** Ends with the stream that it is made from, and tells so; that one is its maker's to stop. */
export function turnedStream(stream: MediaStream, rotationDeg: Exclude<RotationDeg, 0>): MediaStream {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as unknown as TrackParts
  const [track] = stream.getVideoTracks()
  if (!track) return stream
  const turned = new MediaStreamTrackGenerator({ kind: 'video' })
  const turn = new TransformStream<VideoFrame, VideoFrame>({
    transform(frame, controller) {
      controller.enqueue(new VideoFrame(frame, { rotation: rotationDeg } as VideoFrameInit))
      frame.close()
    },
  })
  // what breaks the pipe ends the turned track, and its `ended` is heard
  new MediaStreamTrackProcessor({ track }).readable
    .pipeThrough(turn)
    .pipeTo(turned.writable)
    .catch(() => turned.stop())
  return new MediaStream([turned])
}

/** What a camera's settings are once its picture is turned. */
export function turnedSettings(settings: MediaTrackSettings, rotationDeg: RotationDeg): MediaTrackSettings {
  const { width, height } = settings
  if (rotationDeg % 180 === 0 || width === undefined || height === undefined) return settings
  return { ...settings, width: height, height: width, aspectRatio: height / width }
}
