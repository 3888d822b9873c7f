/** The real parts of a check flow in the kiosk's page; the only place of this room that knows them all. */
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { attachedCameras, type AttachedCameras } from '../camera/attached-cameras.ts'
import type { CameraDevice } from '../camera/camera-roles.ts'
import { chooseCameras } from '../camera/camera-source.ts'
import { framesOf } from '../camera/frame-source.ts'
import { sampleCameras } from '../camera/sample-cameras.ts'
import type { Vision } from '../vision/vision-port.ts'
import { hearWindowActivity } from './activity.ts'
import { systemClock } from './clock.ts'
import type { SelfTestParts } from './self-test.ts'
import type { CheckFlowParts } from './useCheckFlow.ts'

/** For staff to choose from: what is plugged in, also while samples are in use. */
export function camerasForStaff(): AttachedCameras {
  return attachedCameras(navigator.mediaDevices, () => ({}))
}

/** May ask for permission. */
export function listAttachedCameras(): Promise<readonly CameraDevice[]> {
  return camerasForStaff().list()
}

/** @param settings the settings as they are now; asked anew whenever a camera opens */
export function browserParts(kiosk: KioskApi, vision: Vision, settings: () => Settings): CheckFlowParts {
  const attached = attachedCameras(navigator.mediaDevices, () => settings().cameras)
  return {
    kiosk,
    vision,
    cameras: chooseCameras(settings, attached, sampleCameras),
    framesOf,
    hearActivity: hearWindowActivity,
    clock: systemClock,
  }
}

/** The self-test looks at the attached cameras, also while samples are in use: those cannot fail. */
export function selfTestParts(kiosk: KioskApi, vision: Vision, settings: () => Settings): SelfTestParts {
  return {
    describe: () => kiosk.kiosk.describe(),
    testKey: () => kiosk.apiKey.test(),
    vision,
    cameras: attachedCameras(navigator.mediaDevices, () => settings().cameras),
  }
}
