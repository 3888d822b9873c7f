/** What is held before a face: hands, paper, cups. */
import type { PointPx } from '../../src/shared/domain/units.ts'
import { cloth, fabric } from './cloth.ts'
import type { FaceFrame } from './face-frame.ts'
import type { Chance } from './seeded-chance.ts'
import { closedPath, downwardGradient, line, rgb, roundish, shaded, shape, type Colour } from './svg-shapes.ts'

/** A palm with four fingers over `target`, the arm coming from below or from a side. */
export function hand(face: FaceFrame, chance: Chance, skin: Colour, target: PointPx, fromUprightDeg: number): string {
  const e = face.eyeSpanPx
  const tone: Colour = [
    skin[0] * chance.between(0.8, 1.12),
    skin[1] * chance.between(0.76, 1.06),
    skin[2] * chance.between(0.72, 1.06),
  ]
  const isGloved = chance.isTrue(0.06)
  const colour = isGloved ? fabric(chance) : tone
  const side = chance.oneOf([-1, 1])
  const turn = fromUprightDeg * side
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

/** Below the eyes, whichever way its fingers point: a hand that reaches them covers them too. */
export function handOverMouth(face: FaceFrame, chance: Chance, skin: Colour): string {
  return chance.isTrue(0.5)
    ? hand(face, chance, skin, face.on(1, 13, chance.between(0.5, 1.2)), chance.between(60, 110))
    : hand(face, chance, skin, face.on(13, 152, chance.between(0.5, 1)), chance.between(-20, 50))
}

/** Paper, a card or a phone: between two heights of the face. */
export function sheet(face: FaceFrame, chance: Chance, top: number, bottom: number): string {
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
export function thingAtMouth(face: FaceFrame, chance: Chance, skin: Colour): string {
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
  const holder = chance.isTrue(0.5)
    ? hand(face, chance, skin, face.place(chance.oneOf([-0.5, 0.5]), 1.5), chance.between(-20, 110))
    : ''
  return cloth(closedPath(body, true), face, chance, colour) + holder
}
