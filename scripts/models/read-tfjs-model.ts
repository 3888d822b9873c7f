/**
 * Reads a TensorFlow.js graph model (`model.json` and its `.bin`) from disk.
 * Knows the file format only; what the graph computes is the converter's business.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Weight {
  readonly shape: readonly number[]
  readonly values: Float32Array | Int32Array
}

/** A node's attributes as the format writes them: byte strings are base64, 64-bit numbers are decimal text. */
export interface TfNode {
  readonly name: string
  readonly op: string
  readonly input?: readonly string[]
  readonly attr?: Readonly<
    Record<
      string,
      {
        readonly s?: string
        readonly list?: { readonly i?: readonly string[]; readonly s?: readonly string[] }
        readonly shape?: { readonly dim: readonly { readonly size: string }[] }
      }
    >
  >
}

export interface TfjsModel {
  readonly nodes: readonly TfNode[]
  readonly weights: ReadonlyMap<string, Weight>
  /** Of the graph file and of the weight files in the order in which it names them. */
  readonly sha256: { readonly graph: string; readonly weights: string }
}

interface ModelJson {
  readonly modelTopology: { readonly node: readonly TfNode[] }
  readonly weightsManifest: readonly {
    readonly paths: readonly string[]
    readonly weights: readonly {
      readonly name: string
      readonly shape: readonly number[]
      readonly dtype: string
      readonly quantization?: { readonly dtype: string }
    }[]
  }[]
}

export function readTfjsModel(jsonPath: string): TfjsModel {
  const jsonBytes = readFileSync(jsonPath)
  const json = JSON.parse(jsonBytes.toString('utf8')) as ModelJson
  const weights = new Map<string, Weight>()
  const weightsHash = createHash('sha256')

  for (const group of json.weightsManifest) {
    const bytes = Buffer.concat(group.paths.map((path) => readFileSync(join(dirname(jsonPath), path))))
    weightsHash.update(bytes)
    let offset = 0
    for (const { name, shape, dtype, quantization } of group.weights) {
      const read = readerFor(quantization?.dtype ?? dtype, name)
      const count = shape.reduce((product, size) => product * size, 1)
      weights.set(name, { shape, values: read.values(bytes, offset, count) })
      offset += count * read.bytesEach
    }
    if (offset !== bytes.length)
      throw new Error(`${jsonPath}: the weight file has ${bytes.length - offset} bytes left over`)
  }

  return {
    nodes: json.modelTopology.node,
    weights,
    sha256: { graph: createHash('sha256').update(jsonBytes).digest('hex'), weights: weightsHash.digest('hex') },
  }
}

/** `conv:0` is output 0 of node `conv`; every node here has one output. */
export function withoutPort(name: string): string {
  return name.replace(/:0$/, '')
}

interface WeightReader {
  readonly bytesEach: number
  values(bytes: Buffer, offset: number, count: number): Float32Array | Int32Array
}

function readerFor(dtype: string, name: string): WeightReader {
  if (dtype === 'float32')
    return {
      bytesEach: 4,
      values: (bytes, offset, count) =>
        Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(offset + 4 * i)),
    }
  if (dtype === 'float16')
    return {
      bytesEach: 2,
      values: (bytes, offset, count) =>
        Float32Array.from({ length: count }, (_, i) => floatFromHalf(bytes.readUInt16LE(offset + 2 * i))),
    }
  if (dtype === 'int32')
    return {
      bytesEach: 4,
      values: (bytes, offset, count) => Int32Array.from({ length: count }, (_, i) => bytes.readInt32LE(offset + 4 * i)),
    }
  throw new Error(`weight ${name}: type ${dtype} is not read here`)
}

/** IEEE 754 binary16 from its bits. */
function floatFromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
