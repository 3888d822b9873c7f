/**
 * How a head is turned: the canonical face is turned and scaled until it lies on the mesh as the picture shows it.
 * Only x and y of the mesh are used: its own depth is too flat and would lose a quarter of every turn.
 */
import type { Deg, PointPx } from '../../../shared/domain/units.ts'
import { canonicalPoints, type CanonicalPoint } from './canonical-face.ts'
import { fitTurn } from './fit-turn.ts'
import type { FaceMesh } from './fit-mesh.ts'

/** Signs as in `FaceMeasurement`: yaw to the subject's left, chin up and a clockwise lean are positive. */
export interface HeadPose {
  readonly yawDeg: Deg
  readonly pitchDeg: Deg
  readonly rollDeg: Deg
}

/**
 * What people who look straight into the camera measure before it is taken off: the canonical face holds its chin low.
 * Median of the level portraits that were measured (7.2 and 6.9 in two collections).
 */
const LEVEL_PITCH_DEG = 7

/**
 * FaceMesh shows a nod smaller than it is: 0.82 of it on drawn heads, 0.73 on photographed skin. A turn to the side
 * it shows as it is up to 30 degrees. `node scripts/measure/measure-pose.ts` measures it again.
 */
const PITCH_GAIN = 1.25

export function headPose({ points }: Pick<FaceMesh, 'points'>): HeadPose {
  const { yawDeg, pitchDeg, rollDeg } = turnOf(
    canonicalPoints,
    canonicalPoints.map(({ index }) => points[index]!),
  )
  return { yawDeg, pitchDeg: (pitchDeg - LEVEL_PITCH_DEG) * PITCH_GAIN, rollDeg }
}

/** The bare angles of the fit: geometry only, nothing taken off. The roll comes last, so a tilted picture changes it alone. */
export function turnOf(shape: readonly CanonicalPoint[], seen: readonly PointPx[]): HeadPose {
  const places = shape.map(({ place }) => place)
  const [toRight, down, away] = fitTurn(places, seen)
  return {
    yawDeg: degrees(Math.asin(Math.min(1, Math.max(-1, away[0])))),
    pitchDeg: degrees(Math.atan2(-away[1], away[2])),
    rollDeg: degrees(Math.atan2(down[0], toRight[0])),
  }
}

const degrees = (radians: number) => (radians * 180) / Math.PI
