/**
 * A small builder of ONNX graphs: nodes, constants, inputs and outputs go in, the file's bytes come out.
 * Knows nothing of where the graph comes from.
 */
import onnxProto from 'onnx-proto'

const { onnx } = onnxProto
const { AttributeType } = onnx.AttributeProto
const { DataType } = onnx.TensorProto

/** ONNX 1.8: the newest operators that are needed (Pad and Reshape with their shapes as inputs) are older than that. */
const IR_VERSION = 7
const OPSET_VERSION = 13

export interface NamedShape {
  readonly name: string
  readonly shape: readonly number[]
}

export interface OnnxGraph {
  /** Adds a node with one output. @returns the output's name */
  node(
    op: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, number | readonly number[]>>,
    output?: string,
  ): string
  /** Adds a constant; floats as float32, integers as int64. @returns its name */
  constant(values: Float32Array | Int32Array, shape: readonly number[]): string
  input(tensor: NamedShape): void
  output(tensor: NamedShape): void
  readonly inputs: readonly NamedShape[]
  readonly outputs: readonly NamedShape[]
  bytes(): Uint8Array
}

export function createOnnxGraph(producer: string): OnnxGraph {
  const nodes: object[] = []
  const constants: object[] = []
  const inputs: NamedShape[] = []
  const outputs: NamedShape[] = []

  return {
    inputs,
    outputs,
    node(op, from, attributes = {}, output = `t${nodes.length}`) {
      const attribute = Object.entries(attributes).map(([name, value]) =>
        typeof value === 'number'
          ? { name, type: AttributeType.INT, i: value }
          : { name, type: AttributeType.INTS, ints: [...value] },
      )
      nodes.push({ opType: op, name: `n${nodes.length}_${op}`, input: [...from], output: [output], attribute })
      return output
    },
    constant(values, shape) {
      const name = `w${constants.length}`
      const data =
        values instanceof Float32Array
          ? { dataType: DataType.FLOAT, rawData: new Uint8Array(values.slice().buffer) }
          : { dataType: DataType.INT64, int64Data: [...values] }
      constants.push({ name, dims: [...shape], ...data })
      return name
    },
    input: (tensor) => void inputs.push(tensor),
    output: (tensor) => void outputs.push(tensor),
    bytes() {
      const model = onnx.ModelProto.fromObject({
        irVersion: IR_VERSION,
        opsetImport: [{ domain: '', version: OPSET_VERSION }],
        producerName: producer,
        graph: {
          name: 'graph',
          node: nodes,
          initializer: constants,
          input: inputs.map(valueInfo),
          output: outputs.map(valueInfo),
        },
      })
      return onnx.ModelProto.encode(model).finish()
    },
  }
}

function valueInfo({ name, shape }: NamedShape) {
  return {
    name,
    type: { tensorType: { elemType: DataType.FLOAT, shape: { dim: shape.map((dimValue) => ({ dimValue })) } } },
  }
}
