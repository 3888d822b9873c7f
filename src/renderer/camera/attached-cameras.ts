/** The cameras that are plugged in, through the browser's media devices. Knows roles, not what the pictures are for. */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { cameraErrorCode } from './camera-error.ts'
import { assignRoles, type CameraDevice } from './camera-roles.ts'
import type { CameraSource, OpenCamera } from './camera-source.ts'

/** `navigator.mediaDevices`, as far as it is needed. */
export type MediaDevicesPort = Pick<
  MediaDevices,
  'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'
>

/** Wishes, not demands: a camera that cannot do it gives the nearest that it has. */
const WISHED: MediaTrackConstraints = {
  width: { ideal: 1920 },
  height: { ideal: 1080 },
  frameRate: { ideal: 30 },
}

export function attachedCameras(media: MediaDevicesPort, remembered: () => Settings['cameras']): CameraSource {
  async function listNamed(): Promise<readonly CameraDevice[]> {
    const devices = await listVideo(media)
    if (devices.length === 0 || devices.some(({ deviceId }) => deviceId !== '')) return devices
    // ids and labels stay hidden until a camera was allowed once
    stopTracks(await media.getUserMedia({ video: true, audio: false }))
    return await listVideo(media)
  }

  async function open(subject: CaptureSubject): Promise<Result<OpenCamera>> {
    try {
      const role = assignRoles(await listNamed(), remembered())[subject]
      if (!role) return failure('CAMERA_NOT_FOUND')
      const { device, isRemembered } = role
      const video = { ...WISHED, deviceId: { exact: device.deviceId } }
      const stream = await media.getUserMedia({ video, audio: false })
      return success({ stream, label: device.label, isRemembered, close: () => stopTracks(stream) })
    } catch (error) {
      return failure(cameraErrorCode(error))
    }
  }

  return {
    list: () => listNamed().catch(() => []),
    open,
    onChange(listener) {
      media.addEventListener('devicechange', listener)
      return () => media.removeEventListener('devicechange', listener)
    },
  }
}

async function listVideo(media: MediaDevicesPort): Promise<readonly CameraDevice[]> {
  const devices = await media.enumerateDevices()
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, groupId, label }) => ({ deviceId, groupId, label }))
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
