/** Reads the labelled face crops that the head for covered faces is trained on. */
import type { LabelledPhoto } from '../evaluate/labelled-photos.ts'
import { readLabels } from '../evaluate/labelled-photos.ts'
import { join } from 'node:path'

export const cropLabels = ['clean', 'mouth_covered', 'eyes_covered'] as const

export type CropLabel = (typeof cropLabels)[number]

export interface Crop {
  readonly path: string
  readonly label: CropLabel
  /** The repository that the photo was published in. */
  readonly source: string
  /** The photo's file there; crops of one photo share it. */
  readonly sourceFile: string
}

/** @param folder holds labels.csv (file, label, source_repo, source_file) and the crops */
export function readCrops(folder: string): readonly Crop[] {
  const photos = readLabels({ images: folder, labels: join(folder, 'labels.csv') }, [
    'label',
    'source_repo',
    'source_file',
  ])
  return photos.map(toCrop)
}

function toCrop({ path, row }: LabelledPhoto<'label' | 'source_repo' | 'source_file'>): Crop {
  return { path, label: cropLabelOf(row.label), source: row.source_repo, sourceFile: row.source_file }
}

/** Throws where it is none of the three. */
export function cropLabelOf(label: string): CropLabel {
  const known = cropLabels.find((name) => name === label)
  if (!known) throw new Error(`"${label}" is no label: ${cropLabels.join(', ')}`)
  return known
}
