/** One attached camera, turned on as its settings say: upright, focus and exposure set. Knows no roles. */
import type { CameraPicture } from '../../shared/domain/settings.ts'
import { controlConstraints, type ImageCapabilities } from './camera-controls.ts'
import { turnedSettings, turnedStream } from './turned-stream.ts'

export interface OpenDevice {
  /** Upright. */
  readonly stream: MediaStream
  /** What the camera really gives, upright. */
  readonly settings: MediaTrackSettings
  readonly capabilities: ImageCapabilities
  /** Turns the camera off; safe to call twice. */
  readonly close: () => void
}

/** Wishes, not demands: a camera that cannot do it gives the nearest that it has. */
const WISHED: MediaTrackConstraints = {
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 30 },
}

/** Throws what the browser throws. */
export async function openDevice(
  media: Pick<MediaDevices, 'getUserMedia'>,
  deviceId: string,
  picture: CameraPicture,
): Promise<OpenDevice> {
  const source = await media.getUserMedia({ video: { ...WISHED, deviceId: { exact: deviceId } }, audio: false })
  const [track] = source.getVideoTracks()
  const capabilities: ImageCapabilities = (track?.getCapabilities?.() ?? {}) as ImageCapabilities
  const constraints = controlConstraints(picture, capabilities)
  // a camera that does not take its settings still gives pictures, and those are checked
  if (track && constraints) await track.applyConstraints(constraints).catch(() => undefined)

  const rotationDeg = picture.rotationDeg ?? 0
  const stream = rotationDeg === 0 ? source : turnedStream(source, rotationDeg)
  return {
    stream,
    settings: turnedSettings(track?.getSettings() ?? {}, rotationDeg),
    capabilities,
    close() {
      for (const track of [...stream.getTracks(), ...source.getTracks()]) track.stop()
    },
  }
}
