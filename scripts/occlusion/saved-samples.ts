/** Samples in two files, so that a second training need not make them anew: `features.bin`, float32, and `features.tsv`. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cropLabelOf, type CropLabel } from './read-crops.ts'
import { FEATURES, type LabelledFeatures } from './train-head.ts'

/** A sample without its crop's path: all that training and judging need. */
export interface SavedSample extends LabelledFeatures {
  readonly label: CropLabel
  readonly source: string
  readonly sourceFile: string
  readonly made: string
}

export function saveSamples(folder: string, samples: readonly SavedSample[]): void {
  for (const { features, label, source, sourceFile, made, mouth, eyes } of samples) {
    appendFileSync(
      join(folder, 'features.bin'),
      new Uint8Array(features.buffer, features.byteOffset, features.byteLength),
    )
    const columns = [label, source, JSON.stringify(sourceFile), made, Number(mouth), Number(eyes)]
    appendFileSync(join(folder, 'features.tsv'), `${columns.join('\t')}\n`)
  }
}

/** Absent where there are none; throws where the files do not belong together. */
export function loadSamples(folder: string): readonly SavedSample[] | undefined {
  if (!existsSync(join(folder, 'features.tsv'))) return undefined
  const lines = readFileSync(join(folder, 'features.tsv'), 'utf8').trimEnd().split('\n')
  const bytes = readFileSync(join(folder, 'features.bin'))
  if (bytes.length !== lines.length * FEATURES * 4)
    throw new Error(`features.bin and features.tsv in ${folder} do not fit`)
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  return lines.map((line, i) => {
    const [label = '', source = '', sourceFile = '', made = '', mouth, eyes] = line.split('\t')
    return {
      label: cropLabelOf(label),
      source,
      sourceFile: JSON.parse(sourceFile) as string,
      made,
      mouth: mouth === '1',
      eyes: eyes === '1',
      features: all.subarray(i * FEATURES, (i + 1) * FEATURES),
    }
  })
}
