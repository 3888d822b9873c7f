/**
 * `npm run train:occlusion -- --data <folder> [--samples <folder>]`: trains the heads that see covered mouths and eyes,
 * judges them on photos that they have not seen, and writes resources/models/occlusion.onnx.
 *
 * --data: face crops and labels.csv (file, label, source_repo, source_file).
 * --samples: where the samples are kept for the next time; made anew where it is empty.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openShippedModels } from '../evaluate/photo-engine.ts'
import { inProject } from '../project.ts'
import { featureWindows, inWindow, regions, type FeatureWindow, type Region } from './cover-features.ts'
import { headFile } from './head-file.ts'
import { samplesOf } from './make-samples.ts'
import { readCrops } from './read-crops.ts'
import { meshInputOf, recording } from './recorded-input.ts'
import { recallAt, rocFigures, thresholdFor } from './roc.ts'
import { loadSamples, saveSamples, type SavedSample } from './saved-samples.ts'
import { seededChance } from './seeded-chance.ts'
import { coverOf, trainHead, type Head, type HeadShape } from './train-head.ts'

const VARIANTS = 2
const SEED = 1000

/** One photo in five is held out of each fold. */
const FOLDS = 5

const { values } = parseArgs({ options: { data: { type: 'string' }, samples: { type: 'string' } } })
if (!values.data) throw new Error('usage: npm run train:occlusion -- --data <folder> [--samples <folder>]')

const models = recording(await openShippedModels())
const samples = await withFeatures(await allSamples(resolve(values.data), values.samples && resolve(values.samples)))
const sources = [...new Set(samples.map(({ source }) => source))]
console.log(`${samples.length} samples of ${new Set(samples.map(({ sourceFile }) => sourceFile)).size} photos`)

console.log('\nIn distribution: each photo judged by a head that has not seen it, nor anything made from it')
const outOfFold = Array.from({ length: FOLDS }, (_, fold) => {
  const heads = trained(samples.filter((sample) => foldOf(sample) !== fold))
  return samples.filter((sample) => foldOf(sample) === fold).map((sample) => judgedBy(heads, sample))
}).flat()
report('all sources', outOfFold)

console.log('\nAcross sources: trained without one source, judged on its photos')
for (const source of sources) {
  const own = samples.filter((sample) => sample.source === source)
  const others = samples.filter((sample) => sample.source !== source)
  // a source without uncovered faces is judged against a fold of the others that these heads have not seen either
  const isWhole = own.some(({ label }) => label === 'clean')
  const unseen = isWhole ? [] : others.filter((sample) => foldOf(sample) === 0 && sample.label === 'clean')
  const heads = trained(isWhole ? others : others.filter((sample) => foldOf(sample) !== 0))
  report(
    source,
    [...own, ...unseen].map((sample) => judgedBy(heads, sample)),
  )
}

const bytes = headFile(trained(samples))
writeFileSync(inProject('resources/models/occlusion.onnx'), bytes)
console.log(
  `\nresources/models/occlusion.onnx ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`,
)
await models.close()

/** A sample as each region's head sees it. */
interface SeenSample extends Omit<SavedSample, 'input'> {
  readonly features: Readonly<Record<Region, Float32Array>>
}

interface Judged {
  readonly sample: SeenSample
  readonly mouth: number
  readonly eyes: number
}

function trained(on: readonly SeenSample[]): Readonly<Record<Region, Head>> {
  const [mouth, eyes] = regions.map((region) =>
    trainHead(
      on.map((sample) => ({ features: sample.features[region], isCovered: sample[region] })),
      shapeOf(featureWindows[region]),
      seededChance(SEED),
    ),
  )
  return { mouth: mouth!, eyes: eyes! }
}

function shapeOf({ channels, columns, sides }: FeatureWindow): HeadShape {
  return { channels, columns: columns[1] - columns[0], sides }
}

function judgedBy(heads: Readonly<Record<Region, Head>>, sample: SeenSample): Judged {
  const { mouth, eyes } = sample.features
  return { sample, mouth: coverOf(heads.mouth, mouth), eyes: coverOf(heads.eyes, eyes) }
}

/** By photo: all that is made from it stays together. */
function foldOf({ source, sourceFile }: SeenSample): number {
  return createHash('sha256').update(`${source}/${sourceFile}`).digest()[0]! % FOLDS
}

function report(name: string, judged: readonly Judged[]): void {
  const photos = judged.filter(({ sample }) => sample.made === 'as it is')
  const painted = judged.filter(({ sample }) => sample.made !== 'as it is' && sample.label === 'clean')
  for (const region of regions) {
    const scores = (from: readonly Judged[], which: (sample: SeenSample) => boolean) =>
      from.filter(({ sample }) => which(sample)).map((one) => one[region])
    const clean = scores(photos, ({ label }) => label === 'clean')
    const covered = scores(photos, ({ label }) => label === `${region}_covered`)
    const drawnFree = scores(painted, (sample) => !sample[region])
    const drawnOver = scores(painted, (sample) => sample[region])
    if (covered.length > 0 && clean.length > 0) line(`${name}, ${region}, photos`, covered, clean)
    if (drawnOver.length > 0 && drawnFree.length > 0) line(`${name}, ${region}, drawn covers`, drawnOver, drawnFree)
    const oneEye = region === 'eyes' ? scores(painted, ({ made }) => made.includes('over an eye')) : []
    if (oneEye.length > 0) line(`${name}, drawn covers of a single eye`, oneEye, drawnFree)
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
  const all: SavedSample[] = []
  for (const [i, crop] of readCrops(data).entries()) {
    const { label, source, sourceFile } = crop
    for (const { made, mouth, eyes, input } of await samplesOf(models, crop, VARIANTS, seededChance(SEED + i)))
      all.push({ label, source, sourceFile, made, mouth, eyes, input })
    if (i % 100 === 0) console.log(`${i} crops`)
  }
  if (kept) {
    mkdirSync(kept, { recursive: true })
    saveSamples(kept, all)
  }
  return all
}

/** From the kept input in bytes, also where it was just made: so that both ways give the same head. */
async function withFeatures(saved: readonly SavedSample[]): Promise<readonly SeenSample[]> {
  const seen: SeenSample[] = []
  for (const { input, ...sample } of saved) {
    const { features } = await models.mesh(meshInputOf(input))
    const [mouth, eyes] = regions.map((region) => inWindow(features, featureWindows[region]))
    seen.push({ ...sample, features: { mouth: mouth!, eyes: eyes! } })
  }
  return seen
}
