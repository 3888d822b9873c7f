/** How skin, eyes and cloth answer light, pixel by pixel. */
import { lamps } from './light.ts'
import type { SkinPaint } from './skin-paint.ts'
import { linear } from './skin-paint.ts'
import { add, cross, dot, mix, mix3, noise, ramp, scale, sub, times, turned, unit, type Vec3 } from './vector.ts'

/** What a surface is told about one pixel. */
export interface Spot {
  readonly place: Vec3
  readonly paint: Vec3
  readonly normal: Vec3
  /** Light received; see light.ts. */
  readonly light: Vec3
  /** Unit, towards the camera. */
  readonly view: Vec3
}
export type Surface = (spot: Spot) => Vec3

const hex = (colour: string): Vec3 => {
  const v = parseInt(colour.slice(1), 16)
  return [linear(v >> 16), linear((v >> 8) & 255), linear(v & 255)]
}

/** Gloss of the lamps on a surface; `tightness` as in Blinn's model. */
function gloss(normal: Vec3, view: Vec3, tightness: number): Vec3 {
  let sum: Vec3 = [0, 0, 0]
  for (const { towards, colour } of lamps) {
    const half = unit(add(towards, view))
    const shine = Math.max(0, dot(normal, half)) ** tightness * ((tightness + 8) / 25)
    sum = add(sum, scale(colour, shine * Math.max(0, Math.min(1, 3 * dot(normal, towards)))))
  }
  return sum
}

const brightness = (c: Vec3): number => 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]

/** Skin: painted colour, pores, a soft sheen, moist lips. */
export function skin(paint: SkinPaint, tint: Vec3): Surface {
  return ({ paint: p, normal, light, view }) => {
    const [x, y, z] = p
    const blotches =
      1 + 0.035 * noise(x * 1.3, y * 1.3, z) + 0.03 * noise(x * 5, y * 5, z * 5) + 0.025 * noise(x * 14, y * 14, z * 14)
    const lips = ramp(1, 0.75, Math.hypot(x / 2.75, (y + 3.95) / 1.0))
    const grain = mix(0.075, 0.05, lips)
    const fine = lips > 0.3 ? ([16, 3] as const) : ([22, 22] as const)
    const bump: Vec3 = [noise(x * fine[0], y * fine[1], z * 22), noise(y * fine[1], z * 22, x * fine[0]), 0]
    const bumped = unit(add(normal, scale(bump, grain)))
    const facing = Math.max(0, dot(normal, view))
    const shade = Math.min(1, brightness(light) / 0.9)
    const oily = 0.45 + 0.55 * Math.exp(-((x / 2.3) ** 2))
    const sheen = add(
      scale(gloss(bumped, view, 14), 0.018 * oily),
      add(scale(gloss(bumped, view, 60), 0.012 * oily), scale(gloss(bumped, view, 90), 0.032 * lips)),
    )
    const edge = scale(light, 0.07 * (1 - facing) ** 3)
    const colour = scale(times(paint(x, y), tint), blotches)
    return add(add(times(colour, light), edge), scale(sheen, shade))
  }
}

/** An eye that looks where told: white, iris, pupil, and the window's reflection. */
export function eye(centre: Vec3, gaze: Vec3): Surface {
  const iris = { dark: hex('#1c0e07'), warm: hex('#5a3218') }
  const white = hex('#e2d8d0')
  const pink = hex('#c07a6c')
  const side = unit(cross([0, 1, 0], gaze))
  const up = cross(gaze, side)
  return ({ place, light, view }) => {
    const out = unit(sub(place, centre))
    const [a, b] = [dot(out, side), dot(out, up)]
    const r = Math.hypot(a, b) * 1.55
    const angle = Math.atan2(b, a)
    const fibres =
      0.5 + 0.5 * noise(Math.cos(angle) * 9, Math.sin(angle) * 9, r * 3) * (0.6 + 0.4 * noise(angle * 14, r * 2, 3))
    const glow = ramp(0.5, -0.4, b * 1.55 - a * 0.3)
    const irisColour = mix3(iris.dark, iris.warm, Math.min(1, fibres * 0.55 + glow * 0.4))
    const limb = ramp(0.47, 0.6, r)
    const coloured = mix3(scale(irisColour, mix(1.15, 0.3, limb)), [0.004, 0.003, 0.003], ramp(0.25, 0.2, r))
    const edge = Math.abs(place[0] - centre[0]) / 1.45
    const sclera = mix3(white, pink, 0.42 * ramp(0.55, 1.05, edge))
    const base = mix3(coloured, sclera, ramp(0.56, 0.63, r))
    // The cornea stands out: its normal tilts further than the ball's.
    const normal = r < 0.66 ? unit(add(out, scale(add(scale(side, a), scale(up, b)), 0.5))) : out
    const mirror = sub(scale(normal, 2 * dot(normal, view)), view)
    const pane = (x: number, y: number, w: number, h: number): number => {
      const [u, v] = [mirror[0] / Math.max(0.05, mirror[2]) - x, mirror[1] / Math.max(0.05, mirror[2]) - y]
      const bar = 1 - 0.7 * ramp(0.05, 0.03, Math.abs(u))
      return mirror[2] > 0 ? ramp(w, w - 0.06, Math.abs(u)) * ramp(h, h - 0.06, Math.abs(v)) * bar : 0
    }
    const moist = ramp(0.15, 0.55, brightness(light))
    const shine = 1.1 * pane(-0.72, 0.66, 0.34, 0.36) + 0.1 * pane(0.9, 0.05, 0.4, 0.5)
    return add(times(base, light), [shine * moist, shine * moist, shine * moist * 0.97])
  }
}

/** Knitted wool. */
export function wool(colour: string): Surface {
  const dye = hex(colour)
  return ({ place: [x, y, z], normal, light, view }) => {
    const around = Math.atan2(x, z + 8) * 9
    const collar = y > -13.4 && Math.hypot(x, z + 8) < 7.3
    const knit = collar
      ? 0.75 + 0.25 * Math.abs(Math.sin(around * 4.2))
      : 0.86 + 0.14 * Math.abs(Math.sin(x * 9 + 1.2 * Math.sin(y * 13))) * (0.7 + 0.3 * Math.sin(y * 26))
    const fluff = 0.12 * (1 - Math.max(0, dot(normal, view))) ** 2
    const lit = times(scale(dye, knit * (1 + 0.06 * noise(x * 6, y * 6, z * 6))), light)
    return add(lit, scale(times(mix3(dye, [0.5, 0.5, 0.5], 0.4), light), fluff))
  }
}

/** Where an eye looks, as a direction in the head. */
export const gazeDirection = ([x, y]: readonly [number, number]): Vec3 =>
  turned([0, 0, 1], { yawDeg: x, pitchDeg: y, rollDeg: 0 })
