/** The cameras that are plugged in, through the browser's media devices. Knows roles, not what the pictures are for. */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { CameraPicture, Settings } from '../../shared/domain/settings.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'
import { cameraErrorCode } from './camera-error.ts'
import { assignRoles, type CameraDevice } from './camera-roles.ts'
import type { CameraSource, OpenCamera } from './camera-source.ts'
import { openDevice, type OpenDevice } from './open-device.ts'

/** `navigator.mediaDevices`, as far as it is needed. */
export type MediaDevicesPort = Pick<
  MediaDevices,
  'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'
>

export interface AttachedCameras extends CameraSource {
  /** For staff to see what a camera shows. Who receives it closes it. @returns a CAMERA_ code */
  preview(device: CameraDevice, picture: CameraPicture): Promise<Result<OpenDevice>>
}

export function attachedCameras(media: MediaDevicesPort, remembered: () => Settings['cameras']): AttachedCameras {
  async function listNamed(): Promise<readonly CameraDevice[]> {
    const devices = await listVideo(media)
    if (devices.length === 0 || devices.some(({ deviceId }) => deviceId !== '')) return devices
    // ids and labels stay hidden until a camera was allowed once
    stopTracks(await media.getUserMedia({ video: true, audio: false }))
    return await listVideo(media)
  }

  async function open(subject: CaptureSubject): Promise<Result<OpenCamera>> {
    try {
      const chosen = remembered()[subject]
      const role = assignRoles(await listNamed(), remembered())[subject]
      if (!role) return failure('CAMERA_NOT_FOUND')
      if (role === 'ambiguous') return failure('CAMERA_AMBIGUOUS')
      const { device, isRemembered } = role
      const picture = (isRemembered && chosen?.picture) || {}
      const { stream, settings, close } = await openDevice(media, device.deviceId, picture)
      return success({
        stream,
        settings,
        label: device.label,
        isRemembered,
        ...(chosen && !isRemembered && { replaces: chosen.label }),
        ...(picture.isMirrored !== undefined && { isMirrored: picture.isMirrored }),
        close,
      })
    } catch (error) {
      return failure(cameraErrorCode(error))
    }
  }

  return {
    list: () => listNamed().catch(() => []),
    open,
    async preview({ deviceId }, picture) {
      try {
        return success(await openDevice(media, deviceId, picture))
      } catch (error) {
        return failure(cameraErrorCode(error))
      }
    },
    onChange(listener) {
      media.addEventListener('devicechange', listener)
      return () => media.removeEventListener('devicechange', listener)
    },
  }
}

async function listVideo(media: MediaDevicesPort): Promise<readonly CameraDevice[]> {
  const devices = await media.enumerateDevices()
  return devices.filter(({ kind }) => kind === 'videoinput').map(identityOf)
}

function identityOf(device: MediaDeviceInfo): CameraDevice {
  const { deviceId, groupId, label } = device
  const { width, height } = 'getCapabilities' in device ? (device as InputDeviceInfo).getCapabilities() : {}
  const isSized = width?.max !== undefined && height?.max !== undefined
  return {
    deviceId,
    groupId,
    label,
    ...(isSized && { finestPx: { widthPx: width.max!, heightPx: height.max! } }),
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
