/**
 * `node scripts/measure/measure-pose.ts`: how far the measured angles are from the true ones.
 * Draws a head at known angles from three distances (some minutes) and prints, by true angle, what the shipped
 * detector, mesh and fit make of it. Truth about the fit and the network; where "level" lies is a matter of portraits.
 */
import { parseArgs } from 'node:util'
import { person } from '../artwork/scenes.ts'
import type { Turn } from '../artwork/vector.ts'
import { openShippedModels } from '../evaluate/photo-engine.ts'
import { measureFace } from '../../src/renderer/vision-worker/face/measure-face.ts'
import { sculptHead } from './drawn-head.ts'

type Angle = keyof Turn

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const distancesCm = values.quick ? [75] : [45, 75, 200]
const steps: Readonly<Record<Angle, readonly number[]>> = {
  yawDeg: [-40, -30, -20, -10, 0, 10, 20, 30, 40],
  pitchDeg: [-30, -20, -10, 0, 10, 20, 30],
  rollDeg: [-45, -30, -15, 0, 15, 30, 45],
}
const level: Turn = { yawDeg: 0, pitchDeg: 0, rollDeg: 0 }

const models = await openShippedModels()
const draw = await sculptHead({ ...person, raysPerVertex: 8 })

/** Absent where no face was found. */
async function measured(turn: Turn, distanceCm: number): Promise<Turn | undefined> {
  const picture = draw({ turn, distanceCm, widthPx: 450, heightPx: 600, pxPerCm: 17 })
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels = { data: new Uint8ClampedArray(data), widthPx: info.width, heightPx: info.height }
  return (await measureFace(models, pixels)).face
}

const shown = (degrees: number | undefined) => (degrees === undefined ? 'no face' : degrees.toFixed(1)).padStart(8)

for (const angle of ['yawDeg', 'pitchDeg', 'rollDeg'] as const) {
  console.log(`\n${angle}: true, then measured from ${distancesCm.join(', ')} cm`)
  const errors: number[] = []
  // the drawn head's own level is not the portraits': what it measures there is taken off
  const zeros = new Map<number, number>()
  for (const distanceCm of distancesCm) zeros.set(distanceCm, (await measured(level, distanceCm))?.[angle] ?? NaN)
  for (const trueDeg of steps[angle]) {
    const row: (number | undefined)[] = []
    for (const distanceCm of distancesCm) {
      const found = (await measured({ ...level, [angle]: trueDeg }, distanceCm))?.[angle]
      row.push(found)
      if (found !== undefined) errors.push(found - zeros.get(distanceCm)! - trueDeg)
    }
    console.log(`${String(trueDeg).padStart(5)} ${row.map(shown).join('')}`)
  }
  const sizes = errors.map(Math.abs).toSorted((a, b) => a - b)
  const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length
  const at = (share: number) => sizes[Math.floor(share * (sizes.length - 1))]?.toFixed(1)
  console.log(`from the level head: bias ${bias.toFixed(1)}, median error ${at(0.5)}, 95 % below ${at(0.95)}`)
}
await models.close()
