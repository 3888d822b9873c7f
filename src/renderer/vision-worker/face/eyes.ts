/** Eyes: how far apart, and how far open. */
import type { PointPx, Px } from '../../../shared/domain/units.ts'
import { at, type FaceMesh } from './fit-mesh.ts'

/** Between the middles of both eyes: what the mesh has in place of pupils. */
export function eyeDistance(mesh: FaceMesh): Px {
  return distance(
    middle(at(mesh, 'rightEyeOuter'), at(mesh, 'rightEyeInner')),
    middle(at(mesh, 'leftEyeInner'), at(mesh, 'leftEyeOuter')),
  )
}

/** Of the mesh, as the picture shows a level face: left corner, right corner, two points on the upper lid. */
const upperLids = [
  [33, 133, 160, 158],
  [362, 263, 385, 387],
] as const

/** Of the eye that the mesh takes for further open, as `lidHeight`. */
export function eyeOpening({ points }: FaceMesh): number {
  return Math.max(
    ...upperLids.map(([left, right, ...lid]) =>
      lidHeight(
        points[left]!,
        points[right]!,
        lid.map((point) => points[point]!),
      ),
    ),
  )
}

/**
 * How high the upper lid stands above the line through the eye's corners, in eye widths; below 0 where it hangs under it.
 * A lid that closes sinks to that line and beyond it, whatever the eye's shape; its distance from the lower lid tells
 * less, for the lashes of a closed eye are as thick as a narrow eye is open.
 * @param left corner, as the picture shows a level face @param lid points on the upper lid
 */
export function lidHeight(left: PointPx, right: PointPx, lid: readonly PointPx[]): number {
  const [acrossX, acrossY] = [right.x - left.x, right.y - left.y]
  const above = lid.reduce((sum, { x, y }) => sum + (x - left.x) * acrossY - (y - left.y) * acrossX, 0)
  return above / lid.length / (acrossX ** 2 + acrossY ** 2)
}

const middle = (a: PointPx, b: PointPx): PointPx => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
const distance = (a: PointPx, b: PointPx) => Math.hypot(a.x - b.x, a.y - b.y)
