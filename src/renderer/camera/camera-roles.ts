/**
 * Which attached camera serves which role. Pure.
 * A camera is known again by its id; ids change, so by label and group next, and by a label that only one camera has last.
 */
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import type { CameraIdentity } from '../../shared/domain/settings.ts'

/** What a browser says of a camera; a `MediaDeviceInfo` is one. */
export type CameraDevice = CameraIdentity

export interface CameraRole {
  readonly device: CameraDevice
  /** False: a substitute, because the chosen camera is absent, cannot be told apart, or none was chosen. */
  readonly isRemembered: boolean
}

export type CameraRoles = Readonly<Partial<Record<CaptureSubject, CameraRole>>>

type Remembered = Readonly<Partial<Record<CaptureSubject, CameraIdentity>>>
type Likeness = (device: CameraDevice, identity: CameraIdentity) => boolean

/** Surest first: no role takes by a weak likeness what another knows by a sure one. */
const likenesses: readonly Likeness[] = [
  (device, { deviceId }) => deviceId !== '' && device.deviceId === deviceId,
  (device, { label, groupId }) => label !== '' && device.label === label && device.groupId === groupId,
  (device, { label }) => label !== '' && device.label === label,
]

/**
 * Empty only where no camera is attached. One camera serves both roles where it was chosen for both or is the only one.
 *
 * A chosen camera that is absent is replaced by the first one that the other role does not use, else by the first;
 * `isRemembered` is false then, so that staff can see it.
 */
export function assignRoles(devices: readonly CameraDevice[], remembered: Remembered): CameraRoles {
  const roles: Partial<Record<CaptureSubject, CameraRole>> = {}

  for (const isAlike of likenesses) {
    for (const subject of captureSubjects) {
      const identity = remembered[subject]
      if (!identity || roles[subject]) continue
      const alike = devices.filter(
        (device) => isAlike(device, identity) && !isTakenByAnother(device, subject, roles, remembered),
      )
      // two cameras of one make: guessing could show a card to the face camera
      if (alike.length === 1 && alike[0]) roles[subject] = { device: alike[0], isRemembered: true }
    }
  }

  for (const subject of captureSubjects) {
    if (roles[subject]) continue
    const free = devices.find((device) => !isInUse(device, roles))
    const device = free ?? devices[0]
    if (device) roles[subject] = { device, isRemembered: false }
  }
  return roles
}

const isInUse = (device: CameraDevice, roles: CameraRoles): boolean =>
  captureSubjects.some((subject) => roles[subject]?.device === device)

/** True unless both roles were given one and the same camera. */
function isTakenByAnother(
  device: CameraDevice,
  subject: CaptureSubject,
  roles: CameraRoles,
  remembered: Remembered,
): boolean {
  const other = subject === 'card' ? 'face' : 'card'
  return roles[other]?.device === device && remembered[other]?.deviceId !== remembered[subject]?.deviceId
}
