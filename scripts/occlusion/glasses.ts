/** Glasses that hide the eyes, and glasses that do not. */
import type { PointPx } from '../../src/shared/domain/units.ts'
import type { FaceFrame } from './face-frame.ts'
import type { Chance } from './seeded-chance.ts'
import { closedPath, downwardGradient, line, rgb, roundish, shaded, shape, type Colour } from './svg-shapes.ts'

interface Lenses {
  readonly outlines: readonly (readonly PointPx[])[]
  readonly frame: string
}

function lenses(face: FaceFrame, chance: Chance, frameColour: Colour, framePx: number): Lenses {
  const e = face.eyeSpanPx
  const width = e * chance.between(0.42, 0.62)
  const height = width * chance.between(0.5, 0.95)
  const squareness = chance.between(1.9, 6)
  const drop = e * chance.between(-0.02, 0.09)
  const tilt = chance.between(-2, 12)
  const apart = chance.between(0.98, 1.12)
  const middle = { x: (face.eyes[0].x + face.eyes[1].x) / 2, y: (face.eyes[0].y + face.eyes[1].y) / 2 }
  const centres = face.eyes.map((eye) => ({
    x: middle.x + (eye.x - middle.x) * apart,
    y: middle.y + (eye.y - middle.y) * apart + drop,
  }))
  const outlines = centres.map((centre, i) =>
    roundish(centre, width, height, squareness, face.rollDeg + (i === 0 ? tilt : -tilt)),
  )
  const colour = rgb(frameColour)
  const rim = outlines.map((outline) =>
    shape(closedPath(outline, true), 'none', `stroke="${colour}" stroke-width="${framePx.toFixed(1)}"`),
  )
  const bridge = line(
    [face.place(-0.1, drop / e), face.place(0, drop / e - 0.06), face.place(0.1, drop / e)],
    colour,
    Math.max(1, framePx),
  )
  const temples = [-1, 1].map((side) =>
    line(
      [face.place(side * 0.56, drop / e - 0.02), face.place(side * 0.85, -0.06)],
      colour,
      Math.max(1, framePx * 0.9),
    ),
  )
  return { outlines, frame: [...rim, bridge, ...temples].join('') }
}

const frameColours: readonly Colour[] = [
  [15, 15, 15],
  [90, 60, 35],
  [190, 160, 90],
  [200, 200, 205],
  [240, 240, 240],
  [170, 30, 40],
  [40, 60, 120],
]

export function darkGlasses(face: FaceFrame, chance: Chance): string {
  const e = face.eyeSpanPx
  const { outlines, frame } = lenses(face, chance, chance.oneOf(frameColours), e * chance.between(0.005, 0.06))
  const kind = chance.oneOf(['dark', 'dark', 'gradient', 'mirrored', 'tinted'] as const)
  const tint: Colour =
    kind === 'dark'
      ? [chance.between(5, 45), chance.between(5, 40), chance.between(5, 45)]
      : kind === 'tinted' || kind === 'gradient'
        ? chance.oneOf<Colour>([
            [50, 30, 20],
            [25, 30, 45],
            [40, 45, 30],
            [30, 30, 30],
            [60, 20, 40],
          ])
        : [chance.between(60, 240), chance.between(60, 220), chance.between(60, 240)]
  const other: Colour =
    kind === 'mirrored'
      ? [chance.between(20, 250), chance.between(20, 250), chance.between(20, 250)]
      : shaded(tint, chance.between(0.8, 1.6))
  const opacity = kind === 'dark' || kind === 'mirrored' ? chance.between(0.9, 1) : chance.between(0.75, 0.95)
  const below = kind === 'gradient' ? chance.between(0.5, 0.75) : opacity
  const glass = outlines.map((outline) => shape(closedPath(outline, true), 'url(#glass)'))
  const glints = chance.isTrue(0.6)
    ? outlines.map((outline) => {
        const from = outline[chance.oneOf([13, 14, 15, 16, 19])]!
        const to = outline[chance.oneOf([2, 4, 6, 8, 10])]!
        const mix = (a: number, b: number, share: number) => a + (b - a) * share
        const at = (share: number) => ({ x: mix(from.x, to.x, share), y: mix(from.y, to.y, share) })
        return line(
          [at(0.2), at(chance.between(0.3, 0.7))],
          '#fff',
          e * chance.between(0.01, 0.09),
          chance.between(0.1, 0.7),
        )
      })
    : []
  return `<defs>${downwardGradient('glass', rgb(tint), rgb(other), opacity, below)}</defs>${glass.join('')}${glints.join('')}${frame}`
}

export function clearGlasses(face: FaceFrame, chance: Chance): string {
  const e = face.eyeSpanPx
  const framePx = chance.isTrue(0.5) ? e * chance.between(0.008, 0.025) : e * chance.between(0.03, 0.08)
  const { outlines, frame } = lenses(face, chance, chance.oneOf(frameColours), framePx)
  const haze = outlines.map((outline) =>
    shape(closedPath(outline, true), '#fff', `opacity="${chance.between(0, 0.12).toFixed(2)}"`),
  )
  const glint = chance.isTrue(0.3)
    ? outlines.map((outline) =>
        line([outline[15]!, outline[21]!], '#fff', e * chance.between(0.01, 0.04), chance.between(0.2, 0.6)),
      )
    : []
  return haze.join('') + glint.join('') + frame
}
