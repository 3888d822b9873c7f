/**
 * Where pictures come from: attached cameras, or drawn samples in practice mode.
 * Whoever holds a `CameraSource` does not know which of the two it is.
 */
import type { CaptureSubject } from '../../shared/domain/capture.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { Result } from '../../shared/errors/result.ts'
import type { CameraDevice } from './camera-roles.ts'

export interface OpenCamera {
  readonly stream: MediaStream
  readonly label: string
  /** False: not the camera that staff chose for this role, or none was chosen yet. */
  readonly isRemembered: boolean
  /** The name of the chosen camera that this one stands in for. */
  readonly replaces?: string
  /** As staff set it for the preview. */
  readonly isMirrored?: boolean
  /** Present where its pictures are drawn: they may stand still for as long as they like. */
  readonly isDrawn?: true
  /** What the camera really gives, where its track does not know. */
  readonly settings?: MediaTrackSettings
  /** Turns the camera off; safe to call twice. */
  readonly close: () => void
}

export interface CameraSource {
  /** Every camera there is; may ask for permission. Empty where there is none or none may be used. */
  list(): Promise<readonly CameraDevice[]>
  /** Never throws. Who receives the camera closes it. @returns a CAMERA_ code */
  open(subject: CaptureSubject): Promise<Result<OpenCamera>>
  /** Hears cameras come and go; returns its unsubscribe. */
  onChange(listener: () => void): () => void
}

type Choice = Pick<Settings, 'mode' | 'useSampleCameras'>

/** Samples in practice mode where the settings say so, else what is attached; asked anew at every use. */
export function chooseCameras(settings: () => Choice, attached: CameraSource, samples: CameraSource): CameraSource {
  const chosen = (): CameraSource => {
    const { mode, useSampleCameras } = settings()
    return mode === 'practice' && useSampleCameras ? samples : attached
  }
  return {
    list: () => chosen().list(),
    open: (subject) => chosen().open(subject),
    onChange(listener) {
      const unsubscribes = [attached.onChange(listener), samples.onChange(listener)]
      return () => unsubscribes.forEach((unsubscribe) => unsubscribe())
    },
  }
}
