/**
 * `node scripts/measure/measure-face-limits.ts --images <folder> --labels <csv> [--json <file>]`: how the numbers that
 * the face is judged by are spread over good photos, and over the same photos spoiled in one way each.
 * Takes the labels of `npm run evaluate`; only photos labelled OK are measured.
 */
import { evaluationArguments, readLabels } from '../evaluate/labelled-photos.ts'
import { engineForPhotos, openShippedModels, readPhoto } from '../evaluate/photo-engine.ts'
import { GOOD } from '../evaluate/face-figures.ts'
import type { Pixels } from '../../src/renderer/vision-worker/picture/pixels.ts'
import type { FaceMeasurement, FrameReport } from '../../src/renderer/vision/vision-protocol.ts'
import { writeFigures } from '../write-figures.ts'
import { spoilers } from './face-spoilers.ts'

const measured = [
  'highLuma',
  'meanLuma',
  'brightShare',
  'behindLuma',
  'evenness',
  'redness',
  'blueness',
  'sharpness',
] as const
const levels = [0, 0.05, 0.5, 0.95, 1] as const

const given = evaluationArguments('node scripts/measure/measure-face-limits.ts')
const photos = readLabels(given, ['expected_code']).filter(({ row }) => row.expected_code === GOOD)
const engine = engineForPhotos(await openShippedModels())

const reports = new Map<string, FrameReport[]>()
for (const { path } of photos) {
  const photo = await readPhoto(path)
  const good = await look('as it is', photo)
  if (!good.face) continue
  for (const { name, spoil } of spoilers) await look(name, await spoil(photo, good.face.box))
}

const figures = { asItIs: spreadOf('as it is'), spoiled: spoilers.map(({ name, code }) => spoiledFigures(name, code)) }
console.log(`${String(photos.length)} good photos; 0, 5, 50, 95 and 100 of 100 lie at or below\n`)
for (const [name, spread] of Object.entries(figures.asItIs)) console.log(`${name.padEnd(12)} ${shown(spread)}`)
console.log('\nspoiled                          should fail             fails  spread')
for (const { name, code, fails, spread } of figures.spoiled) {
  console.log(`${name.padEnd(32)} ${code.padEnd(22)} ${(100 * fails).toFixed(0).padStart(5)} %`)
  for (const [number, values] of Object.entries(spread))
    console.log(`${''.padEnd(34)}${number.padEnd(12)} ${shown(values)}`)
}
writeFigures(given.json, figures)

/** The engine forgets, and with it the pixels: each look gets its own. */
async function look(name: string, { data, widthPx, heightPx }: Pixels): Promise<FrameReport> {
  const report = await engine.look('face', { data: data.slice(), widthPx, heightPx }, 0)
  engine.forget()
  reports.set(name, [...(reports.get(name) ?? []), report])
  return report
}

function spoiledFigures(name: string, code: string) {
  const all = reports.get(name) ?? []
  const failing = all.filter(({ failed }) => failed.some((failure) => failure.code === code))
  return { name, code, fails: failing.length / all.length, spread: spreadOf(name, numbersFor(code)) }
}

function numbersFor(code: string): readonly (keyof FaceMeasurement)[] {
  if (code === 'FACE_BLURRED') return ['sharpness']
  if (code === 'FACE_TOO_DARK') return ['highLuma']
  if (code === 'FACE_TOO_BRIGHT') return ['meanLuma', 'brightShare']
  if (code === 'FACE_LIT_FROM_BEHIND') return ['highLuma', 'behindLuma']
  if (code === 'FACE_LIT_FROM_SIDE') return ['evenness']
  return code === 'FACE_LIGHT_COLOURED' ? ['redness', 'blueness'] : ['outsideShare', 'presence', 'score']
}

function spreadOf(name: string, numbers: readonly (keyof FaceMeasurement)[] = measured): Record<string, number[]> {
  return Object.fromEntries(
    numbers.map((number) => {
      const values = (reports.get(name) ?? [])
        .flatMap(({ face }) => (typeof face?.[number] === 'number' ? [face[number]] : []))
        .toSorted((a, b) => a - b)
      return [
        number,
        values.length === 0 ? [] : levels.map((level) => values[Math.round(level * (values.length - 1))]!),
      ]
    }),
  )
}

function shown(values: readonly number[]): string {
  return values.map((value) => value.toFixed(2).padStart(8)).join('')
}
