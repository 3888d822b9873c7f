/** What is worn on a face and around it. */
import type { PointPx } from '../../src/shared/domain/units.ts'
import { cloth, fabric } from './cloth.ts'
import { jaw, type FaceFrame } from './face-frame.ts'
import type { Chance } from './seeded-chance.ts'
import { closedPath, line, rgb, roundish, shaded, shape } from './svg-shapes.ts'

export function mask(face: FaceFrame, chance: Chance): string {
  const colour = fabric(chance)
  const isBelowNose = chance.isTrue(0.12)
  const side = chance.between(0.15, 0.9)
  const right = face.on(234, 132, side)
  const left = face.on(454, 361, side + chance.between(-0.1, 0.1))
  const bridge = isBelowNose ? face.on(1, 0, chance.between(0.2, 0.6)) : face.on(6, 1, chance.between(0.15, 0.8))
  const grow = chance.between(1, 1.14)
  const below = jaw.slice(2, -2).map((index) => {
    const point = face.point(index)
    return { x: face.mouth.x + (point.x - face.mouth.x) * grow, y: face.mouth.y + (point.y - face.mouth.y) * grow }
  })
  const isSharpNosed = chance.isTrue(0.4)
  const top = isSharpNosed
    ? [left, bridge, right]
    : [left, mid(left, bridge, 0.55, face, -0.05), bridge, mid(right, bridge, 0.55, face, -0.05), right]
  const path = closedPath([...top, ...below], chance.isTrue(0.7))
  const e = face.eyeSpanPx
  const parts = [cloth(path, face, chance, colour)]
  if (chance.isTrue(0.5)) {
    const fold = rgb(shaded(colour, chance.between(0.6, 0.85)))
    for (let i = 0; i < 3; i++) {
      const down = 0.75 + i * 0.22
      parts.push(
        line([face.place(-0.5, down), face.place(0, down + 0.08), face.place(0.5, down)], fold, e * 0.015, 0.7),
      )
    }
  }
  if (chance.isTrue(0.2)) parts.push(line([bridge, face.point(152)], rgb(shaded(colour, 0.6)), e * 0.02, 0.8))
  if (chance.isTrue(0.7)) {
    const cord = rgb(chance.isTrue(0.6) ? [225, 225, 225] : colour)
    parts.push(
      line([right, face.place(-1.02, 0.1)], cord, e * 0.03),
      line([left, face.place(1.02, 0.1)], cord, e * 0.03),
    )
  }
  if (chance.isTrue(0.1)) {
    const at = face.place(chance.oneOf([-0.35, 0.35]), 1)
    parts.push(shape(closedPath(roundish(at, e * 0.28, e * 0.28, 2, 0), true), rgb(shaded(colour, 0.75))))
  }
  return parts.join('')
}

const mid = (a: PointPx, b: PointPx, share: number, face: FaceFrame, down: number): PointPx => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share + down * face.eyeSpanPx,
})

export function scarf(face: FaceFrame, chance: Chance): string {
  const top = chance.between(0.3, 0.72)
  const wide = chance.between(1, 1.5)
  const points = [
    face.place(-wide, top - chance.between(-0.1, 0.3)),
    face.place(-0.4, top + chance.between(-0.08, 0.1)),
    face.place(0.1, top + chance.between(-0.08, 0.1)),
    face.place(wide, top - chance.between(-0.1, 0.3)),
    face.place(wide * 1.1, 2.6),
    face.place(-wide * 1.1, 2.6),
  ]
  const colour = fabric(chance)
  const folds = Array.from({ length: 5 }, () => {
    const y = chance.between(top + 0.1, 2)
    return line(
      [
        face.place(-wide, y + chance.between(-0.3, 0.3)),
        face.place(0, y + chance.between(0, 0.3)),
        face.place(wide, y + chance.between(-0.3, 0.3)),
      ],
      rgb(shaded(colour, chance.between(0.5, 1.3))),
      face.eyeSpanPx * chance.between(0.01, 0.08),
      0.6,
    )
  })
  return cloth(closedPath(points, chance.isTrue(0.5)), face, chance, colour) + folds.join('')
}

export function eyePatch(face: FaceFrame, chance: Chance): string {
  const e = face.eyeSpanPx
  const eye = chance.oneOf(face.eyes)
  const colour = chance.isTrue(0.5) ? ([235, 232, 225] as const) : fabric(chance)
  const patch = roundish(
    eye,
    e * chance.between(0.4, 0.55),
    e * chance.between(0.3, 0.45),
    chance.between(2, 4),
    face.rollDeg,
  )
  const strap = chance.isTrue(0.6)
    ? line(
        [face.place(-0.9, -0.4), eye, face.place(0.9, chance.between(-0.3, 0.2))],
        rgb(shaded(colour, 0.8)),
        e * 0.03,
      )
    : ''
  return strap + cloth(closedPath(patch, true), face, chance, colour)
}

export function headwear(face: FaceFrame, chance: Chance): string {
  const colour = fabric(chance)
  const brow = chance.between(-0.62, -0.4)
  if (chance.isTrue(0.5)) {
    const cap = [
      face.place(-0.95, brow + 0.1),
      face.place(0, brow - chance.between(0, 0.15)),
      face.place(0.95, brow + 0.1),
      face.place(0.95, -1.7),
      face.place(-0.95, -1.7),
    ]
    return cloth(closedPath(cap, true), face, chance, colour)
  }
  const ring = (across: number, top: number, bottom: number) =>
    Array.from({ length: 28 }, (_, i) => {
      const angle = (i / 28) * 2 * Math.PI
      return face.place(across * Math.sin(angle), (top + bottom) / 2 - ((bottom - top) / 2) * Math.cos(angle))
    })
  const inner = closedPath(ring(chance.between(0.82, 0.95), brow - 0.1, 1.62), false)
  const outer = closedPath(ring(1.5, -1.6, 2.8), false)
  return cloth(outer + inner, face, chance, colour).replaceAll('<path ', '<path fill-rule="evenodd" ')
}

/** A mask pulled down, a roll-neck or a scarf that leaves the face free. */
export function underChin(face: FaceFrame, chance: Chance): string {
  const top = chance.between(1.42, 1.6)
  const points = [
    face.place(-1, top - chance.between(0, 0.5)),
    face.place(-0.4, top + 0.05),
    face.place(0, top + 0.1),
    face.place(0.4, top + 0.05),
    face.place(1, top - chance.between(0, 0.5)),
    face.place(1.1, 2.8),
    face.place(-1.1, 2.8),
  ]
  return cloth(closedPath(points, chance.isTrue(0.5)), face, chance, fabric(chance))
}
