/** Draws what covers a face, and what only looks like it: SVG over a face whose mesh is known. */
import type { PointPx } from '../../src/shared/domain/units.ts'
import { jaw, type FaceFrame } from './face-frame.ts'
import type { Chance } from './seeded-chance.ts'
import { closedPath, downwardGradient, line, rgb, roundish, shaded, shape, type Colour } from './svg-shapes.ts'

export interface Cover {
  readonly name: string
  /** Does it cover mouth or nose? */
  readonly mouth: boolean
  /** Does it cover an eye? */
  readonly eyes: boolean
  /** @param skin colour of this face's cheek */
  readonly paint: (face: FaceFrame, chance: Chance, skin: Colour) => string
}

export const covers: readonly Cover[] = [
  { name: 'mask', mouth: true, eyes: false, paint: mask },
  { name: 'scarf', mouth: true, eyes: false, paint: scarf },
  {
    name: 'hand over mouth',
    mouth: true,
    eyes: false,
    paint: (f, c, skin) => hand(f, c, skin, f.on(1, 13, c.between(0.3, 1.2))),
  },
  {
    name: 'sheet over mouth',
    mouth: true,
    eyes: false,
    paint: (f, c) => sheet(f, c, c.between(0.42, 0.62), c.between(1.3, 2.6)),
  },
  { name: 'thing at the mouth', mouth: true, eyes: false, paint: thingAtMouth },
  { name: 'dark glasses', mouth: false, eyes: true, paint: darkGlasses },
  { name: 'hair over an eye', mouth: false, eyes: true, paint: hairOverEye },
  { name: 'hand over an eye', mouth: false, eyes: true, paint: (f, c, skin) => hand(f, c, skin, c.oneOf(f.eyes)) },
  {
    name: 'sheet over the eyes',
    mouth: false,
    eyes: true,
    paint: (f, c) => sheet(f, c, c.between(-1.4, -0.5), c.between(0.17, 0.3)),
  },
  { name: 'patch over an eye', mouth: false, eyes: true, paint: eyePatch },
]

export const harmless: readonly Cover[] = [
  { name: 'clear glasses', mouth: false, eyes: false, paint: clearGlasses },
  { name: 'beard', mouth: false, eyes: false, paint: beard },
  { name: 'make-up', mouth: false, eyes: false, paint: makeUp },
  { name: 'cap or headscarf', mouth: false, eyes: false, paint: headwear },
  { name: 'fringe above the eyes', mouth: false, eyes: false, paint: fringe },
  { name: 'something under the chin', mouth: false, eyes: false, paint: underChin },
  {
    name: 'hand at the cheek',
    mouth: false,
    eyes: false,
    paint: (f, c, skin) => hand(f, c, skin, f.place(c.oneOf([-1, 1]) * c.between(0.95, 1.2), c.between(0.5, 1.1))),
  },
]

const fabric = (chance: Chance): Colour => {
  const plain: readonly Colour[] = [
    [235, 238, 240],
    [150, 200, 230],
    [20, 20, 24],
    [95, 98, 104],
    [40, 60, 110],
    [230, 150, 170],
    [40, 110, 100],
    [170, 30, 40],
  ]
  const any: Colour = [chance.between(10, 245), chance.between(10, 245), chance.between(10, 245)]
  return chance.isTrue(0.7) ? plainAround(chance.oneOf(plain), chance) : any
}

const plainAround = (colour: Colour, chance: Chance): Colour => {
  const by = chance.between(-18, 18)
  return [colour[0] + by, colour[1] + by + chance.between(-8, 8), colour[2] + by]
}

/** Fills a path with cloth: shading, and now and then folds, stripes, checks or dots. */
function cloth(path: string, face: FaceFrame, chance: Chance, colour: Colour): string {
  const e = face.eyeSpanPx
  const light = rgb(shaded(colour, chance.between(0.95, 1.15)))
  const dark = rgb(shaded(colour, chance.between(0.55, 0.95)))
  const other = rgb(chance.isTrue(0.5) ? fabric(chance) : shaded(colour, chance.between(0.5, 1.5)))
  const step = e * chance.between(0.06, 0.3)
  const motif = chance.oneOf([
    `<rect width="${step}" height="${step / 2}" fill="${other}"/>`,
    `<circle cx="${step / 2}" cy="${step / 2}" r="${step / 4}" fill="${other}"/>`,
    `<path d="M0 0L${step} ${step}M${step} 0L0 ${step}" stroke="${other}" stroke-width="${step / 6}"/>`,
  ])
  const pattern = `<pattern id="cloth" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${chance.between(0, 180)})">${motif}</pattern>`
  const isPatterned = chance.isTrue(0.3)
  return `<defs>${downwardGradient('shade', light, dark)}${isPatterned ? pattern : ''}</defs>${shape(path, 'url(#shade)')}${isPatterned ? shape(path, 'url(#cloth)', `opacity="${chance.between(0.3, 1).toFixed(2)}"`) : ''}`
}

function mask(face: FaceFrame, chance: Chance): string {
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
  const path = closedPath([...top.toReversed().toReversed(), ...below], chance.isTrue(0.7))
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

function scarf(face: FaceFrame, chance: Chance): string {
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

/** A palm with four fingers over `target`, the arm coming from below or from a side. */
function hand(face: FaceFrame, chance: Chance, skin: Colour, target: PointPx): string {
  const e = face.eyeSpanPx
  const tone: Colour = [
    skin[0] * chance.between(0.8, 1.12),
    skin[1] * chance.between(0.76, 1.06),
    skin[2] * chance.between(0.72, 1.06),
  ]
  const isGloved = chance.isTrue(0.06)
  const colour = isGloved ? fabric(chance) : tone
  const side = chance.oneOf([-1, 1])
  const turn = chance.between(-20, 110) * side
  const finger = e * chance.between(0.17, 0.25)
  const at = (along: number, across: number): PointPx => {
    const [cos, sin] = [
      Math.cos(((turn + face.rollDeg) * Math.PI) / 180),
      Math.sin(((turn + face.rollDeg) * Math.PI) / 180),
    ]
    const x = across * finger
    const y = -along * finger
    return { x: target.x + x * cos - y * sin, y: target.y + x * sin + y * cos }
  }
  const outline = rgb(shaded(colour, chance.between(0.5, 0.75)))
  const shift = chance.between(-1.2, 0.6)
  const spread = chance.between(0, 0.25)
  const palm = [
    at(shift + 0.4, -2),
    at(shift + 0.4, 2),
    at(shift - 3, 2.1),
    at(shift - 7, 1.4),
    at(shift - 7, -1.4),
    at(shift - 3, -2.2),
  ]
  const parts = [
    `<defs>${downwardGradient('skin', rgb(shaded(colour, chance.between(0.9, 1.1))), rgb(shaded(colour, chance.between(0.7, 0.95))))}</defs>`,
    shape(closedPath(palm, true), 'url(#skin)', `stroke="${outline}" stroke-width="${(e * 0.012).toFixed(1)}"`),
  ]
  for (const [i, length] of [2.4, 3.1, 3.3, 2.8].entries()) {
    const across = (i - 1.5) * (1.02 + spread)
    const from = at(shift - 0.6, (i - 1.5) * 1.02)
    const to = at(shift + length * chance.between(0.8, 1.1), across + (i - 1.5) * spread)
    const shade = chance.between(0.92, 1.06)
    parts.push(line([from, to], outline, finger * 1.05), line([from, to], rgb(shaded(colour, shade)), finger * 0.97))
    if (!isGloved && chance.isTrue(0.6)) {
      const nail = { x: to.x + (to.x - from.x) * 0.03, y: to.y + (to.y - from.y) * 0.03 }
      parts.push(
        shape(
          closedPath(roundish(nail, finger * 0.5, finger * 0.6, 2.5, turn), true),
          rgb(shaded(colour, 1.12)),
          'opacity="0.7"',
        ),
      )
    }
  }
  if (chance.isTrue(0.5)) {
    const thumb = [at(shift - 3, 2), at(shift - 1, 3.2), at(shift + 0.8, 3)]
    parts.push(line(thumb, outline, finger * 1.1), line(thumb, rgb(colour), finger))
  }
  return parts.join('')
}

/** Paper, a card or a phone: between two heights of the face. */
function sheet(face: FaceFrame, chance: Chance, top: number, bottom: number): string {
  const isPhone = chance.isTrue(0.25)
  const colour: Colour = isPhone
    ? shaded([60, 60, 66], chance.between(0.3, 1.6))
    : chance.isTrue(0.75)
      ? shaded([245, 243, 238], chance.between(0.8, 1))
      : fabric(chance)
  const half = chance.between(0.75, 1.6)
  const lean = chance.between(-0.15, 0.15)
  const points = [
    face.place(-half, top - lean),
    face.place(half, top + lean),
    face.place(half, bottom + lean),
    face.place(-half, bottom - lean),
  ]
  const path = closedPath(points, false)
  const parts = [
    `<defs>${downwardGradient('sheet', rgb(shaded(colour, 1)), rgb(shaded(colour, chance.between(0.75, 1))))}</defs>`,
    shape(path, 'url(#sheet)', `stroke="${rgb(shaded(colour, 0.8))}" stroke-width="1" stroke-linejoin="round"`),
  ]
  const lines = chance.oneOf([0, 0, 4, 9])
  for (let i = 1; i <= lines; i++) {
    const y = top + ((bottom - top) * i) / (lines + 1)
    parts.push(
      line(
        [face.place(-half * 0.8, y), face.place(half * chance.between(0.2, 0.8), y)],
        rgb(shaded(colour, 0.4)),
        face.eyeSpanPx * 0.02,
        0.7,
      ),
    )
  }
  return parts.join('')
}

/** A cup, a microphone or a phone held before the mouth. */
function thingAtMouth(face: FaceFrame, chance: Chance, skin: Colour): string {
  const e = face.eyeSpanPx
  const colour = fabric(chance)
  const centre = face.place(chance.between(-0.12, 0.12), chance.between(0.95, 1.25))
  const body = roundish(
    centre,
    e * chance.between(0.65, 1),
    e * chance.between(0.6, 1),
    chance.between(2, 8),
    face.rollDeg + chance.between(-25, 25),
  )
  const holder = chance.isTrue(0.5) ? hand(face, chance, skin, face.place(chance.oneOf([-0.5, 0.5]), 1.5)) : ''
  return cloth(closedPath(body, true), face, chance, colour) + holder
}

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

function darkGlasses(face: FaceFrame, chance: Chance): string {
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

function clearGlasses(face: FaceFrame, chance: Chance): string {
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

function hairOverEye(face: FaceFrame, chance: Chance): string {
  if (chance.isTrue(0.35)) return strands(face, chance, 50, -0.8, 0.8, chance.between(0.12, 0.3))
  const side = chance.oneOf([-1, 1])
  const inner = chance.between(0, 0.12)
  return strands(face, chance, 34, side * inner, side * 0.85, chance.between(0.25, 1.2))
}

function fringe(face: FaceFrame, chance: Chance): string {
  return strands(face, chance, 44, -0.75, 0.75, chance.between(-0.5, -0.27))
}

function eyePatch(face: FaceFrame, chance: Chance): string {
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

function beard(face: FaceFrame, chance: Chance): string {
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

function makeUp(face: FaceFrame, chance: Chance): string {
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

function headwear(face: FaceFrame, chance: Chance): string {
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
function underChin(face: FaceFrame, chance: Chance): string {
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
