/** Hair over the eyes and above them, beards, painted lips and lids. */
import type { FaceFrame } from './face-frame.ts'
import type { Chance } from './seeded-chance.ts'
import { closedPath, line, rgb, shaded, shape, type Colour } from './svg-shapes.ts'

const hairColours: readonly Colour[] = [
  [18, 14, 12],
  [40, 28, 20],
  [85, 58, 36],
  [150, 115, 70],
  [205, 175, 120],
  [120, 120, 122],
  [110, 45, 25],
]

/** Strands from the forehead down; `from` and `to` in face widths across, `down` below the eyes' line. */
function strands(face: FaceFrame, chance: Chance, count: number, from: number, to: number, down: number): string {
  const colour = chance.oneOf(hairColours)
  return Array.from({ length: count }, (_, i) => {
    const x = from + ((to - from) * (i + chance.between(0, 1))) / count
    const bow = chance.between(-0.15, 0.15)
    const points = [
      face.place(x * 0.7 + bow, -1.2),
      face.place(x + bow, -0.4),
      face.place(x, down + chance.between(-0.08, 0.08)),
    ]
    return line(points, rgb(shaded(colour, chance.between(0.7, 1.5))), face.eyeSpanPx * chance.between(0.02, 0.07))
  }).join('')
}

export function hairOverEye(face: FaceFrame, chance: Chance): string {
  if (chance.isTrue(0.35)) return strands(face, chance, 50, -0.8, 0.8, chance.between(0.12, 0.3))
  const side = chance.oneOf([-1, 1])
  const inner = chance.between(0, 0.12)
  return strands(face, chance, 34, side * inner, side * 0.85, chance.between(0.25, 1.2))
}

export function fringe(face: FaceFrame, chance: Chance): string {
  return strands(face, chance, 44, -0.75, 0.75, chance.between(-0.5, -0.27))
}

export function beard(face: FaceFrame, chance: Chance): string {
  const e = face.eyeSpanPx
  const colour = chance.oneOf(hairColours)
  const hairs: string[] = []
  const isFull = chance.isTrue(0.6)
  const count = chance.between(150, 420)
  const opacity = chance.between(0.4, 0.95)
  const length = chance.between(0.03, 0.12)
  for (let i = 0; i < count; i++) {
    const x = chance.between(-0.6, 0.6)
    const low = 1.42 - x * x * 0.9
    const y = chance.between(isFull ? 0.86 + x * x * 0.2 : 0.9, isFull ? low : 1)
    // the lips stay free
    if (Math.hypot(x / 0.3, (y - 1.03) / 0.11) < 1) continue
    if (!isFull && Math.abs(x) > 0.36) continue
    hairs.push(
      line(
        [face.place(x, y), face.place(x + chance.between(-0.03, 0.03), y + length)],
        rgb(shaded(colour, chance.between(0.7, 1.4))),
        e * 0.02,
        opacity,
      ),
    )
  }
  return hairs.join('')
}

export function makeUp(face: FaceFrame, chance: Chance): string {
  const lips = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146].map(
    (index) => face.point(index),
  )
  const red = rgb([chance.between(90, 220), chance.between(10, 60), chance.between(30, 100)])
  const shadow = rgb([chance.between(20, 160), chance.between(20, 120), chance.between(30, 160)])
  const lids = [
    [33, 161, 160, 159, 158, 157, 173, 133],
    [263, 388, 387, 386, 385, 384, 398, 362],
  ].map((lid) =>
    line(
      lid.map((index) => face.point(index)),
      shadow,
      face.eyeSpanPx * chance.between(0.02, 0.06),
      chance.between(0.4, 0.9),
    ),
  )
  return shape(closedPath(lips, false), red, `opacity="${chance.between(0.3, 0.8).toFixed(2)}"`) + lids.join('')
}
