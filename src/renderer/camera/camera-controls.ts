/** Focus and exposure, as far as a camera lets them be set. Pure. Asks of no camera what it does not offer. */
import { meteringModes, type CameraPicture, type MeteringMode } from '../../shared/domain/settings.ts'

/** What the standard adds to a track's capabilities, and TypeScript does not know [W3C mediacapture-image]. */
export interface ImageCapabilities {
  readonly focusMode?: readonly string[]
  readonly focusDistance?: ControlRange
  readonly exposureMode?: readonly string[]
  readonly exposureTime?: ControlRange
}

export interface ControlRange {
  readonly min: number
  readonly max: number
  readonly step: number
}

/** The modes that can be chosen between; empty where there is nothing to choose. */
export function offeredModes(modes: readonly string[] | undefined): readonly MeteringMode[] {
  const known = meteringModes.filter((mode) => modes?.includes(mode))
  return known.length > 1 ? known : []
}

/** What to ask a track for; absent where the camera is to do as it likes. Distance and time count in `manual` only. */
export function controlConstraints(
  picture: CameraPicture,
  offered: ImageCapabilities,
): MediaTrackConstraints | undefined {
  const { focusMode, focusDistance, exposureMode, exposureTime } = picture
  const wanted = {
    ...(focusMode && offered.focusMode?.includes(focusMode) && { focusMode }),
    ...(focusMode === 'manual' && within('focusDistance', focusDistance, offered.focusDistance)),
    ...(exposureMode && offered.exposureMode?.includes(exposureMode) && { exposureMode }),
    ...(exposureMode === 'manual' && within('exposureTime', exposureTime, offered.exposureTime)),
  }
  return Object.keys(wanted).length > 0 ? { advanced: [wanted as MediaTrackConstraintSet] } : undefined
}

/** A number that another camera was set to may lie outside what this one can do. */
function within(name: string, value: number | undefined, range: ControlRange | undefined): object {
  if (value === undefined || !range) return {}
  return { [name]: Math.min(range.max, Math.max(range.min, value)) }
}
