/**
 * `npm run evaluate:occlusion -- --images <folder> --labels <csv> [--json <file>]`: how well the shipped head tells
 * covered mouths and eyes (columns file, label: clean, mouth_covered, eyes_covered; the photos are face crops).
 *
 * Mouth: mouth_covered against clean; eyes: eyes_covered against clean. A crop on which no face is found has no score:
 * it is counted in `noFace` and in nothing else.
 */
import { faceThresholdsWith } from '../../src/renderer/quality/face-thresholds.ts'
import { findOnCrop } from '../occlusion/find-on-crop.ts'
import { cropLabelOf, type CropLabel } from '../occlusion/read-crops.ts'
import { recallAt, rocFigures } from '../occlusion/roc.ts'
import { writeFigures } from '../write-figures.ts'
import { evaluationByProfile, readLabels } from './labelled-photos.ts'
import { openShippedModels, readPhoto } from './photo-engine.ts'

interface Judged {
  readonly label: CropLabel
  readonly mouth: number
  readonly eyes: number
}

const { json, limits, ...from } = evaluationByProfile('npm run evaluate:occlusion --')
const models = await openShippedModels()
const judged: Judged[] = []
let noFace = 0
for (const { path, row } of readLabels(from, ['label'])) {
  const label = cropLabelOf(row.label)
  const found = await findOnCrop(models, await readPhoto(path))
  if (found) judged.push({ label, ...(await models.cover(found.mesh.features)) })
  else noFace++
}

const of = (label: CropLabel) => judged.filter((one) => one.label === label)
const mouthOf = (label: CropLabel) => of(label).map(({ mouth }) => mouth)
const eyesOf = (label: CropLabel) => of(label).map(({ eyes }) => eyes)
const { maxMouthCovered, maxEyesCovered } = faceThresholdsWith(limits)
const isStopped = ({ mouth, eyes }: Judged) => mouth > maxMouthCovered || eyes > maxEyesCovered

/** Null where the labels hold nothing of the kind: a share of nothing is no figure. */
const ofSome = <T>(scores: readonly (readonly number[])[], figure: () => T): T | null =>
  scores.every(({ length }) => length > 0) ? figure() : null
const told = (covered: readonly number[], clean: readonly number[]) =>
  ofSome([covered, clean], () => rocFigures(covered, clean)) ?? { auc: null, recallAt2Fpr: null }
const recall = (limit: number, covered: readonly number[]) => ofSome([covered], () => recallAt(limit, covered))

const figures = {
  mouth: told(mouthOf('mouth_covered'), mouthOf('clean')),
  eyes: told(eyesOf('eyes_covered'), eyesOf('clean')),
  atShippedThreshold: {
    falseAlarms: ofSome([mouthOf('clean')], () => of('clean').filter(isStopped).length / of('clean').length),
    recallMouth: recall(maxMouthCovered, mouthOf('mouth_covered')),
    recallEyes: recall(maxEyesCovered, eyesOf('eyes_covered')),
  },
  noFace,
}

for (const label of ['clean', 'mouth_covered', 'eyes_covered'] as const)
  console.log(`${label.padEnd(14)} ${of(label).length}`)
for (const region of ['mouth', 'eyes'] as const) {
  const { auc, recallAt2Fpr } = figures[region]
  console.log(`${region.padEnd(14)} AUC ${auc?.toFixed(4) ?? '–'}  recall at 2 % false alarms ${percent(recallAt2Fpr)}`)
}
const { falseAlarms, recallMouth, recallEyes } = figures.atShippedThreshold
console.log(
  `as shipped     false alarms ${percent(falseAlarms)}  recall mouth ${percent(recallMouth)}  eyes ${percent(recallEyes)}`,
)
console.log(`no face        ${noFace}`)
writeFigures(json, figures)

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)} %`
}
