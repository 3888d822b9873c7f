/**
 * `npm run models`: makes resources/models (ONNX files and their manifest) and resources/ort (the WASM runtime)
 * from the installed npm packages. Offline; the same packages give the same bytes, and other bytes are refused.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { convertGraph } from './convert-graph.ts'
import { modelSources, type ModelSource } from './model-sources.ts'
import type { NamedShape } from './onnx-graph.ts'
import { readTfjsModel } from './read-tfjs-model.ts'

/** One model in resources/models/manifest.json. */
interface ManifestEntry {
  readonly name: string
  readonly file: string
  readonly sourcePackage: string
  readonly version: string
  readonly licence: string
  readonly sha256: string
  readonly sourceSha256: { readonly graph: string; readonly weights: string }
  readonly inputs: readonly NamedShape[]
  readonly outputs: readonly NamedShape[]
}

const here = dirname(fileURLToPath(import.meta.url))
const resources = join(here, '../../resources')
const require = createRequire(import.meta.url)

/** All that onnxruntime-web loads at run time: for WASM, and (`jspi`) where there is a graphics card. */
const runtimeFiles = ['', '.jspi'].flatMap((kind) =>
  ['mjs', 'wasm'].map((type) => `ort-wasm-simd-threaded${kind}.${type}`),
)

buildModels()

function buildModels(): void {
  const expected = JSON.parse(readFileSync(join(here, 'expected-models.json'), 'utf8')) as Record<string, string>
  const folder = join(resources, 'models')
  mkdirSync(folder, { recursive: true })

  const head = join(folder, 'occlusion.onnx')
  if (sha256Of(readFileSync(head)) !== expected['occlusion.onnx'])
    throw new Error('occlusion.onnx is not the one that was judged: see npm run train:occlusion')

  const madeBefore = readManifest(join(folder, 'manifest.json'))
  const entries = modelSources.map((source) => {
    const entry = madeBefore.find(({ name }) => name === source.name)
    return entry && isUpToDate(entry, source, folder, expected) ? entry : buildModel(source, folder, expected)
  })
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ models: entries }, null, 2)}\n`)
  copyRuntime(join(resources, 'ort'))
  console.log(entries.map(({ file, sha256 }) => `resources/models/${file} ${sha256.slice(0, 12)}`).join('\n'))
}

/** Converts one model and writes it, unless its bytes are not those that were judged. */
function buildModel(source: ModelSource, folder: string, expected: Readonly<Record<string, string>>): ManifestEntry {
  const model = readTfjsModel(join(packageFolder(source), source.sourceFile))
  const graph = convertGraph(model, source.outputs)
  const bytes = graph.bytes()
  const file = `${source.name}.onnx`
  const sha256 = sha256Of(bytes)
  if (sha256 !== expected[file])
    throw new Error(
      `${file} came out as ${sha256}, but scripts/models/expected-models.json pins ${expected[file]}. ` +
        `A new ${source.sourcePackage} or converter needs its figures measured again before the pin is changed.`,
    )
  writeFileSync(join(folder, file), bytes)
  const { sourcePackage, licence } = source
  const { inputs, outputs } = graph
  const version = installedVersion(source)
  return {
    name: source.name,
    file,
    sourcePackage,
    version,
    licence,
    sha256,
    sourceSha256: model.sha256,
    inputs,
    outputs,
  }
}

function isUpToDate(
  entry: ManifestEntry,
  source: ModelSource,
  folder: string,
  expected: Readonly<Record<string, string>>,
): boolean {
  const path = join(folder, entry.file)
  return (
    entry.version === installedVersion(source) &&
    entry.sha256 === expected[entry.file] &&
    existsSync(path) &&
    sha256Of(readFileSync(path)) === entry.sha256
  )
}

function readManifest(path: string): readonly ManifestEntry[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { models: ManifestEntry[] }).models : []
}

function copyRuntime(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const file of runtimeFiles) {
    const from = require.resolve(`onnxruntime-web/${file}`)
    const to = join(folder, file)
    if (!existsSync(to) || sha256Of(readFileSync(to)) !== sha256Of(readFileSync(from))) copyFileSync(from, to)
  }
}

/** Found by folder, not by `require.resolve`: the package's exports do not list its models. */
function packageFolder(source: ModelSource): string {
  return join(here, '../../node_modules', source.sourcePackage)
}

function installedVersion(source: ModelSource): string {
  return (JSON.parse(readFileSync(join(packageFolder(source), 'package.json'), 'utf8')) as { version: string }).version
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
