/**
 * `npm run train:occlusion -- --data <folder> [--features <folder>]`: trains the head that sees covered mouths and eyes,
 * judges it on photos that it has not seen, and writes resources/models/occlusion.onnx.
 *
 * --data: face crops and labels.csv (file, label, source_repo, source_file).
 * --features: where the samples are kept for the next time; made anew where it is empty.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openShippedModels } from '../evaluate/photo-engine.ts'
import { inProject } from '../project.ts'
import { headFile } from './head-file.ts'
import { samplesOf } from './make-samples.ts'
import { readCrops } from './read-crops.ts'
import { recallAt, rocFigures, thresholdFor } from './roc.ts'
import { loadSamples, saveSamples, type SavedSample } from './saved-samples.ts'
import { seededChance } from './seeded-chance.ts'
import { coverOf, trainHead, type Head } from './train-head.ts'

const VARIANTS = 6
const SEED = 1000

/** One photo in five is held out of each fold. */
const FOLDS = 5

const { values } = parseArgs({ options: { data: { type: 'string' }, features: { type: 'string' } } })
if (!values.data) throw new Error('usage: npm run train:occlusion -- --data <folder> [--features <folder>]')

const samples = await allSamples(resolve(values.data), values.features && resolve(values.features))
const sources = [...new Set(samples.map(({ source }) => source))]
console.log(`${samples.length} samples of ${new Set(samples.map(({ sourceFile }) => sourceFile)).size} photos`)

console.log('\nIn distribution: each photo judged by a head that has not seen it, nor anything made from it')
const outOfFold = Array.from({ length: FOLDS }, (_, fold) => {
  const head = trained(samples.filter((sample) => foldOf(sample) !== fold))
  return samples
    .filter((sample) => foldOf(sample) === fold)
    .map((sample) => ({ sample, ...coverOf(head, sample.features) }))
}).flat()
report('all sources', outOfFold)

console.log('\nAcross sources: trained without one source, judged on its photos')
for (const source of sources) {
  const head = trained(samples.filter((sample) => sample.source !== source))
  const judged = samples
    .filter((sample) => sample.source === source)
    .map((sample) => ({ sample, ...coverOf(head, sample.features) }))
  const isWhole = judged.some(({ sample }) => sample.label === 'clean')
  // a source without uncovered faces is judged against those that this very head has not seen
  report(source, isWhole ? judged : [...judged, ...cleanUnseen(source)])
}

const head = trained(samples)
const bytes = headFile(head)
writeFileSync(inProject('resources/models/occlusion.onnx'), bytes)
console.log(
  `\nresources/models/occlusion.onnx ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`,
)

interface Judged {
  readonly sample: SavedSample
  readonly mouth: number
  readonly eyes: number
}

/** Faces without covers of the other sources, each judged by a head that saw neither it nor the source `without`. */
function cleanUnseen(without: string): readonly Judged[] {
  const others = samples.filter(({ source }) => source !== without)
  return Array.from({ length: FOLDS }, (_, fold) => {
    const unseen = others.filter(
      (sample) => foldOf(sample) === fold && sample.label === 'clean' && sample.made === 'as it is',
    )
    const foldHead = trained(others.filter((sample) => foldOf(sample) !== fold))
    return unseen.map((sample) => ({ sample, ...coverOf(foldHead, sample.features) }))
  }).flat()
}

function trained(on: readonly SavedSample[]): Head {
  return trainHead(on, seededChance(SEED))
}

/** By photo: all that is made from it stays together. */
function foldOf({ source, sourceFile }: SavedSample): number {
  return createHash('sha256').update(`${source}/${sourceFile}`).digest()[0]! % FOLDS
}

function report(name: string, judged: readonly Judged[]): void {
  const photos = judged.filter(({ sample }) => sample.made === 'as it is')
  const painted = judged.filter(({ sample }) => sample.made !== 'as it is' && sample.label === 'clean')
  for (const region of ['mouth', 'eyes'] as const) {
    const scores = (from: readonly Judged[], which: (sample: SavedSample) => boolean) =>
      from.filter(({ sample }) => which(sample)).map((one) => one[region])
    const clean = scores(photos, ({ label }) => label === 'clean')
    const covered = scores(photos, ({ label }) => label === `${region}_covered`)
    const drawnFree = scores(painted, (sample) => !sample[region])
    const drawnOver = scores(painted, (sample) => sample[region])
    if (covered.length > 0 && clean.length > 0) line(`${name}, ${region}, photos`, covered, clean)
    if (drawnOver.length > 0 && drawnFree.length > 0) line(`${name}, ${region}, drawn covers`, drawnOver, drawnFree)
  }
}

function line(name: string, covered: readonly number[], clean: readonly number[]): void {
  const { auc, recallAt2Fpr } = rocFigures(covered, clean)
  const strict = thresholdFor(clean, 0.005)
  console.log(
    `${name.padEnd(60)} AUC ${auc.toFixed(4)}  recall at 2 % ${recallAt2Fpr.toFixed(3)}  ` +
      `at 0.5 % ${recallAt(strict, covered).toFixed(3)} (over ${strict.toFixed(3)})  n ${covered.length} / ${clean.length}`,
  )
}

async function allSamples(data: string, kept: string | undefined): Promise<readonly SavedSample[]> {
  const before = kept && loadSamples(kept)
  if (before) return before
  const models = await openShippedModels()
  const made: SavedSample[] = []
  for (const [i, crop] of readCrops(data).entries()) {
    const { label, source, sourceFile } = crop
    for (const { made: how, mouth, eyes, features } of await samplesOf(models, crop, VARIANTS, seededChance(SEED + i)))
      made.push({ label, source, sourceFile, made: how, mouth, eyes, features: features.slice() })
    if (i % 100 === 0) console.log(`${i} crops`)
  }
  if (kept) {
    mkdirSync(kept, { recursive: true })
    saveSamples(kept, made)
  }
  return made
}
