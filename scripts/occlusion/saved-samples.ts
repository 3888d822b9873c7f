/** Samples in two files, so that a second training need not make them anew: `inputs.bin`, RGB bytes, and `samples.tsv`. */
import { appendFileSync, closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cropLabelOf, type CropLabel } from './read-crops.ts'
import { INPUT_BYTES } from './recorded-input.ts'

/** A sample without its crop's path: all that training and judging need. */
export interface SavedSample {
  readonly label: CropLabel
  readonly source: string
  readonly sourceFile: string
  /** `as it is`, `disturbed`, or the name of what was painted on. */
  readonly made: string
  readonly mouth: boolean
  readonly eyes: boolean
  /** `INPUT_BYTES`: what the mesh network looked at. */
  readonly input: Uint8Array
}

export function saveSamples(folder: string, samples: readonly SavedSample[]): void {
  for (const { input, label, source, sourceFile, made, mouth, eyes } of samples) {
    appendFileSync(join(folder, 'inputs.bin'), input)
    const columns = [label, source, JSON.stringify(sourceFile), made, Number(mouth), Number(eyes)]
    appendFileSync(join(folder, 'samples.tsv'), `${columns.join('\t')}\n`)
  }
}

/** Absent where there are none; throws where the files do not belong together. */
export function loadSamples(folder: string): readonly SavedSample[] | undefined {
  if (!existsSync(join(folder, 'samples.tsv'))) return undefined
  const lines = readFileSync(join(folder, 'samples.tsv'), 'utf8').trimEnd().split('\n')
  const inputs = join(folder, 'inputs.bin')
  if (statSync(inputs).size !== lines.length * INPUT_BYTES)
    throw new Error(`inputs.bin and samples.tsv in ${folder} do not fit`)
  const file = openSync(inputs, 'r')
  const samples = lines.map((line, i) => {
    const [label = '', source = '', sourceFile = '', made = '', mouth, eyes] = line.split('\t')
    const input = new Uint8Array(INPUT_BYTES)
    readSync(file, input, 0, INPUT_BYTES, i * INPUT_BYTES)
    return {
      label: cropLabelOf(label),
      source,
      sourceFile: JSON.parse(sourceFile) as string,
      made,
      mouth: mouth === '1',
      eyes: eyes === '1',
      input,
    }
  })
  closeSync(file)
  return samples
}
