/**
 * Which attached camera serves which role. Pure.
 * A camera is known again by its id; ids change, so by label and group next, and by label and resolution last.
 */
import { captureSubjects, type CaptureSubject } from '../../shared/domain/capture.ts'
import type { CameraIdentity } from '../../shared/domain/settings.ts'

/** What a browser says of a camera. */
export type CameraDevice = CameraIdentity

export type CameraRole =
  | {
      readonly device: CameraDevice
      /** False: a substitute, because the chosen camera is absent, or none was chosen. */
      readonly isRemembered: boolean
    }
  /** Several look like the chosen one: guessing could show a card to the face camera. */
  | 'ambiguous'

export type CameraRoles = Readonly<Partial<Record<CaptureSubject, CameraRole>>>

type Remembered = Readonly<Partial<Record<CaptureSubject, CameraIdentity>>>
type Likeness = (device: CameraDevice, identity: CameraIdentity) => boolean

/** Surest first: no role takes by a weak likeness what another knows by a sure one. */
const likenesses: readonly Likeness[] = [
  (device, { deviceId }) => deviceId !== '' && device.deviceId === deviceId,
  (device, identity) => isOfOneMake(device, identity) && device.groupId === identity.groupId,
  isOfOneMake,
]

/** Makers give one name to cameras of different resolution; where either keeps it to itself the name decides. */
function isOfOneMake(device: CameraDevice, { label, finestPx }: CameraIdentity): boolean {
  if (label === '' || device.label !== label) return false
  if (!finestPx || !device.finestPx) return true
  return finestPx.widthPx === device.finestPx.widthPx && finestPx.heightPx === device.finestPx.heightPx
}

/**
 * Empty only where no camera is attached. One camera serves both roles where it was chosen for both or is the only one.
 *
 * A chosen camera that is absent is replaced by the first one that the other role does not use, else by the first;
 * `isRemembered` is false then, so that staff can see it. One that cannot be told from others is not replaced.
 */
export function assignRoles(devices: readonly CameraDevice[], remembered: Remembered): CameraRoles {
  const roles: Partial<Record<CaptureSubject, CameraRole>> = {}

  for (const isAlike of likenesses) {
    const open = captureSubjects.filter((subject) => remembered[subject] && !deviceOf(roles[subject]))
    // all first, then all given: no role is served before the other has said what it claims
    const claims = open.map((subject) => ({
      subject,
      alike: devices.filter(
        (device) => isAlike(device, remembered[subject]!) && !isTakenByAnother(device, subject, roles, remembered),
      ),
    }))
    const isContested = (device: CameraDevice): boolean =>
      claims.filter(({ alike }) => alike.includes(device)).length > 1 && !isOneForBoth(remembered)
    for (const { subject, alike } of claims) {
      const [device] = alike
      if (!device) continue
      roles[subject] = alike.length > 1 || isContested(device) ? 'ambiguous' : { device, isRemembered: true }
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

const deviceOf = (role: CameraRole | undefined): CameraDevice | undefined =>
  role === 'ambiguous' ? undefined : role?.device

const isInUse = (device: CameraDevice, roles: CameraRoles): boolean =>
  captureSubjects.some((subject) => deviceOf(roles[subject]) === device)

const isOneForBoth = ({ card, face }: Remembered): boolean => card?.deviceId === face?.deviceId

/** True unless both roles were given one and the same camera. */
function isTakenByAnother(
  device: CameraDevice,
  subject: CaptureSubject,
  roles: CameraRoles,
  remembered: Remembered,
): boolean {
  const other = subject === 'card' ? 'face' : 'card'
  return deviceOf(roles[other]) === device && !isOneForBoth(remembered)
}
