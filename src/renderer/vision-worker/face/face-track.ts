/**
 * When a face may be followed from the frame before, and when it must be looked for anew.
 * Numbers only; knows neither pixels nor networks.
 */
import type { BoxPx, Ms, Share, SizePx } from '../../../shared/domain/units.ts'

/** Where a mesh lies; pixels of the whole picture. */
export interface FacePlace {
  readonly box: BoxPx
  /** From eye to eye, clockwise from level. */
  readonly rollRad: number
  readonly presence: Share
}

/** A picture of the stream, as far as following needs to know it. */
export interface StreamPicture extends SizePx {
  readonly atMs: Ms
  /** Coarse luma 0..255 of the whole picture, row by row. */
  readonly scene: Float32Array
}

/** May the mesh start from where it was? Time that stands still or runs backwards is no stream. */
export function canFollow(seen: StreamPicture, next: StreamPicture): boolean {
  const gapMs = next.atMs - seen.atMs
  return gapMs > 0 && gapMs <= LONGEST_GAP_MS && changedShare(seen.scene, next.scene) <= MAX_CHANGED_SHARE
}

/** Frames further apart are no stream. Ours: as slow as live checks may be. */
const LONGEST_GAP_MS: Ms = 1000

/** So long the detector's count of faces holds: within it a second person who steps in is seen. Ours. */
export const countLastsMs: Ms = 500

/** Must the detector look again, although the mesh follows well? */
export function isCountDue(counted: StreamPicture, next: StreamPicture): boolean {
  return next.atMs - counted.atMs >= countLastsMs || changedShare(counted.scene, next.scene) > MAX_CHANGED_SHARE
}

/** A cell of the scene shows something else when its luma differs by more than this. Ours: far above a camera's noise. */
const CHANGED_LUMA = 20

/** Of the scene's cells; more is another place, another light, or somebody who steps in. Ours. */
const MAX_CHANGED_SHARE: Share = 0.2

/** Share of cells that show something else; pictures of different sizes have nothing in common. */
export function changedShare(before: Float32Array, after: Float32Array): Share {
  if (before.length !== after.length) return 1
  let changed = 0
  for (let i = 0; i < after.length; i++) if (Math.abs(after[i]! - before[i]!) > CHANGED_LUMA) changed++
  return changed / after.length
}

/** Does a mesh that started from `before` still lie on the same face, whole in the picture? */
export function isStillOn(before: FacePlace, after: FacePlace, picture: SizePx): boolean {
  const turnRad = after.rollRad - before.rollRad
  return (
    after.presence >= MIN_PRESENCE &&
    distance(before.box, after.box) <= MAX_MOVE * before.box.width &&
    growth(before.box, after.box) <= MAX_GROWTH &&
    Math.cos(turnRad) >= Math.cos(MAX_TURN_RAD) &&
    isInside(after.box, picture)
  )
}

/** The mesh's own opinion; on faces that the checks let pass it is 0.99 and above. Measured. */
const MIN_PRESENCE: Share = 0.9

/** Of the face's width, its width, and its turn from one frame to the next: more than people move. Ours. */
const MAX_MOVE: Share = 0.35
const MAX_GROWTH = 1.25
const MAX_TURN_RAD = 0.35

/** Is what the detector found the face on which the mesh lies? Their boxes differ: the detector's has less of the brow. */
export function isSameFace(mesh: BoxPx, detected: BoxPx): boolean {
  return distance(mesh, detected) <= 0.5 * mesh.width && growth(mesh, detected) <= 1.7
}

const distance = (a: BoxPx, b: BoxPx) =>
  Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2)

const growth = (a: BoxPx, b: BoxPx) => Math.max(a.width / b.width, b.width / a.width)

const isInside = ({ x, y, width, height }: BoxPx, { widthPx, heightPx }: SizePx) =>
  x >= 0 && y >= 0 && x + width <= widthPx && y + height <= heightPx
