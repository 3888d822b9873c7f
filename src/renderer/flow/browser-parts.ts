/** The real parts of a check flow in the kiosk's page; the only place of this room that knows them all. */
import type { KioskApi } from '../../shared/contract/ipc-bind.ts'
import { consentTextFor } from '../../shared/domain/consent.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import { attachedCameras, type AttachedCameras } from '../camera/attached-cameras.ts'
import type { CameraDevice } from '../camera/camera-roles.ts'
import { chooseCameras, type CameraSource } from '../camera/camera-source.ts'
import { framesOf } from '../camera/frame-source.ts'
import { sampleCameras } from '../camera/sample-cameras.ts'
import type { Vision } from '../vision/vision-port.ts'
import { hearWindowActivity } from './activity.ts'
import { systemClock } from './clock.ts'
import { idleTimesOf } from './idle-timer.ts'
import type { PageDiagnosticsParts } from './page-diagnostics.ts'
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
export function camerasOfVisit(settings: () => Settings): CameraSource {
  const attached = attachedCameras(navigator.mediaDevices, () => settings().cameras)
  return chooseCameras(settings, attached, sampleCameras)
}

export function browserParts(kiosk: KioskApi, vision: Vision, settings: () => Settings): CheckFlowParts {
  return {
    kiosk,
    asksConsent: () => consentTextFor(settings().language, settings()) !== undefined,
    rules: () => ({ maxFailedTries: settings().triesBeforeStaff, ...idleTimesOf(settings()) }),
    vision,
    cameras: camerasOfVisit(settings),
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

/** As the self-test: what is attached is measured. */
export function pageDiagnosticsParts(vision: Vision, settings: () => Settings): PageDiagnosticsParts {
  return {
    vision,
    cameras: attachedCameras(navigator.mediaDevices, () => settings().cameras),
    framesOf,
    clock: systemClock,
  }
}
