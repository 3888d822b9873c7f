/**
 * `npm run evaluate`: the shipped engine over labelled face photos; prints the confusion table and what went wrong.
 * `--profile strict` or `lenient` judges as an administrator may have chosen.
 * Each photo counts as the upright picture that would be sent as it is, so one below the service's 450 px fails too.
 */
import { isErrorCode } from '../../src/shared/errors/error-catalog.ts'
import type { FaceMeasurement } from '../../src/renderer/vision/vision-protocol.ts'
import { writeFigures } from '../write-figures.ts'
import {
  confusionTable,
  faceFigures,
  GOOD,
  isRight,
  labelsOf,
  shown,
  type FaceFigures,
  type FaceLabel,
  type JudgedPhoto,
} from './face-figures.ts'
import { evaluationByProfile, readLabels } from './labelled-photos.ts'
import { engineForPhotos, openShippedModels, readPhoto } from './photo-engine.ts'

interface MeasuredPhoto extends JudgedPhoto {
  readonly face?: FaceMeasurement
}

const given = evaluationByProfile('npm run evaluate --')
const labelled = readLabels(given, ['expected_code']).map(({ path, row }) => ({
  path,
  file: row.file,
  expected: labelIn(row.expected_code, row.file),
}))

const engine = engineForPhotos(await openShippedModels())
const photos: MeasuredPhoto[] = []
for (const { path, file, expected } of labelled) {
  const { failed, face } = await engine.look('face', await readPhoto(path), 0, given.limits)
  engine.forget()
  photos.push({ file, expected, failed: failed.map(({ code }) => code), ...(face && { face }) })
}

const figures = faceFigures(photos)
printConfusion(photos)
printFigures(figures)
printWrong(photos)
writeFigures(given.json, figures)

function labelIn(text: string, file: string): FaceLabel {
  if (text === GOOD || isErrorCode(text)) return text
  throw new Error(`${given.labels}: expected_code ${text || '(empty)'} of ${file} is neither OK nor a code of ours`)
}

/** Rows: expected; columns: shown. */
function printConfusion(photos: readonly JudgedPhoto[]): void {
  const table = confusionTable(photos)
  const labels = labelsOf(photos)
  const width = Math.max(...labels.map((label) => label.length))
  console.log('Expected (rows) and shown (columns)\n')
  for (const [index, label] of labels.entries()) console.log(`  ${String(index + 1).padStart(2)} ${label}`)
  console.log(`\n${''.padEnd(width)}${labels.map((_, index) => String(index + 1).padStart(5)).join('')}`)
  for (const [expected, row] of [...table].toSorted(([a], [b]) => labels.indexOf(a) - labels.indexOf(b)))
    console.log(expected.padEnd(width) + labels.map((label) => String(row.get(label) ?? '\u00b7').padStart(5)).join(''))
}

function printFigures({ byCode, ...all }: FaceFigures): void {
  console.log('\ncode                            n  precision  recall')
  for (const [code, { n, precision, recall }] of Object.entries(byCode))
    console.log(`${code.padEnd(28)} ${String(n).padStart(4)}  ${percent(precision)}     ${percent(recall)}`)
  console.log(`\nphotos          ${all.photos}`)
  console.log(`right code     ${percent(all.rightCode)} of the bad`)
  console.log(`primary right  ${percent(all.primaryRight)} of the bad`)
  console.log(`let through    ${percent(all.badLetThrough)} of the bad`)
  console.log(`stopped        ${percent(all.goodStopped)} of the good`)
}

function printWrong(photos: readonly MeasuredPhoto[]): void {
  const wrong = photos.filter((photo) => !isRight(photo))
  const second = photos.filter((photo) => isRight(photo) && shown(photo) !== photo.expected)
  console.log(`\nWrong: ${wrong.length}`)
  for (const photo of wrong) console.log(described(photo))
  console.log(`\nRight, but another code is shown first: ${second.length}`)
  for (const photo of second) console.log(described(photo))
}

function described({ file, expected, failed, face }: MeasuredPhoto): string {
  const measured = face
    ? JSON.stringify(face, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value))
    : 'no face'
  return `  ${file}: expected ${expected}, said ${failed.join(' ') || GOOD}\n    ${measured}`
}

function percent(share: number | null): string {
  return share === null ? '     –' : `${(100 * share).toFixed(1).padStart(5)}%`
}
