/**
 * Converts a TensorFlow.js graph to ONNX, operator by operator, without changing a weight.
 * Covers the operators of the face models and refuses every other one.
 *
 * TensorFlow keeps pictures as NHWC, ONNX convolutions want NCHW. Inputs and outputs keep
 * TensorFlow's order; in between a tensor is turned once, where a convolution first needs it.
 */
import { createOnnxGraph, type OnnxGraph } from './onnx-graph.ts'
import { withoutPort, type TfjsModel, type TfNode, type Weight } from './read-tfjs-model.ts'

/** A tensor of the new graph; `shape` stays in TensorFlow's order (NHWC) whatever `layout` says. */
interface Tensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly layout: 'as-in-tensorflow' | 'nchw'
}

/**
 * @param outputs the new graph's outputs: public name, and the node that makes it; inner nodes are welcome, and several
 *   are laid end to end, 1 x all their numbers
 */
export function convertGraph(
  model: TfjsModel,
  outputs: Readonly<Record<string, string | readonly string[]>>,
): OnnxGraph {
  const graph = createOnnxGraph('countersign')
  const tensors = new Map<string, Tensor>()
  const conversion = conversionFor(model, graph, tensors)
  for (const node of inOrderOfUse(needed(model, Object.values(outputs).flat()), model.weights))
    tensors.set(node.name, conversion(node))

  for (const [name, sources] of Object.entries(outputs)) {
    const parts = [sources].flat().map((source) => {
      const tensor = tensors.get(source)
      if (!tensor) throw new Error(`output ${name}: the graph has no node ${source}`)
      return inTensorflowOrder(graph, tensor)
    })
    graph.output({ name, shape: endToEnd(graph, parts, name) })
  }
  return graph
}

/** Makes the output of one tensor as it is, or of several as one row. @returns its shape */
function endToEnd(graph: OnnxGraph, parts: readonly Tensor[], name: string): readonly number[] {
  const [only, ...others] = parts
  if (only && others.length === 0) {
    graph.node('Identity', [only.name], {}, name)
    return only.shape
  }
  const lengths = parts.map(({ shape }) => shape.reduce((product, size) => product * size, 1))
  const rows = parts.map((part, i) =>
    graph.node('Reshape', [part.name, graph.constant(Int32Array.of(1, lengths[i]!), [2])]),
  )
  graph.node('Concat', rows, { axis: 1 }, name)
  return [1, lengths.reduce((sum, length) => sum + length, 0)]
}

/** The nodes that the wanted ones rest on, and the wanted ones themselves: what nobody asks for is left out. */
function needed({ nodes }: TfjsModel, wanted: readonly string[]): TfNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const met = new Set(wanted)
  for (const name of met) for (const input of byName.get(name)?.input ?? []) met.add(withoutPort(input))
  return nodes.filter((node) => met.has(node.name) && node.op !== 'Const')
}

/** Every node after those that it reads; the file promises no order. */
function inOrderOfUse(nodes: readonly TfNode[], weights: TfjsModel['weights']): TfNode[] {
  const known = new Set(weights.keys())
  const ordered: TfNode[] = []
  let waiting = [...nodes]
  while (waiting.length > 0) {
    const ready = waiting.filter((node) => (node.input ?? []).every((name) => known.has(withoutPort(name))))
    if (ready.length === 0) throw new Error(`nodes wait for each other: ${waiting.map((node) => node.name).join(', ')}`)
    for (const node of ready) known.add(node.name)
    ordered.push(...ready)
    waiting = waiting.filter((node) => !known.has(node.name))
  }
  return ordered
}

function conversionFor(
  model: TfjsModel,
  graph: OnnxGraph,
  tensors: ReadonlyMap<string, Tensor>,
): (node: TfNode) => Tensor {
  const tensorAt = (node: TfNode, index: number): Tensor => need(tensors.get(inputName(node, index)), node, index)
  const weightAt = (node: TfNode, index: number): Weight => need(model.weights.get(inputName(node, index)), node, index)

  function convolution(node: TfNode): Tensor {
    const picture = inNchw(graph, tensorAt(node, 0))
    const kernel = weightAt(node, 1)
    const [kernelHeight, kernelWidth, channelsIn, last] = four(kernel.shape)
    const isDepthwise = node.op === 'DepthwiseConv2dNative'
    const channelsOut = isDepthwise ? channelsIn * last : last
    const [, strideY, strideX] = four(numbers(node, 'strides'))
    if (numbers(node, 'dilations').some((step) => step !== 1))
      throw new Error(`${node.name}: dilations are not converted`)
    const { pads, size } = padding(node, picture.shape, [kernelHeight, kernelWidth], [strideY, strideX])

    // HWIO -> OIHW; a depthwise kernel is HWIM: one input channel per group
    const turned = permuted(kernel, isDepthwise ? [2, 3, 0, 1] : [3, 2, 0, 1])
    const shape = [channelsOut, isDepthwise ? 1 : channelsIn, kernelHeight, kernelWidth]
    const [bias, activation, ...others] = texts(node, 'fused_ops')
    if (others.length > 0 || (bias && bias !== 'BiasAdd'))
      throw new Error(`${node.name}: fused ${bias}, ${others.join(', ')}`)
    const inputs = [picture.name, graph.constant(turned, shape)]
    if (bias) inputs.push(graph.constant(weightAt(node, 2).values, [channelsOut]))
    const convolved = graph.node('Conv', inputs, {
      kernel_shape: [kernelHeight, kernelWidth],
      strides: [strideY, strideX],
      pads,
      group: isDepthwise ? channelsIn : 1,
    })
    const result = nchw(convolved, [picture.shape[0] ?? 1, ...size, channelsOut])
    if (!activation) return result
    if (activation === 'Relu') return { ...result, name: graph.node('Relu', [convolved]) }
    if (activation === 'Prelu') return slopedRelu(result, weightAt(node, 3))
    throw new Error(`${node.name}: activation ${activation} is not converted`)
  }

  function slopedRelu(tensor: Tensor, slope: Weight): Tensor {
    const channels = four(tensor.shape)[3]
    return { ...tensor, name: graph.node('PRelu', [tensor.name, graph.constant(slope.values, [channels, 1, 1])]) }
  }

  function maxPool(node: TfNode): Tensor {
    const picture = inNchw(graph, tensorAt(node, 0))
    const [, kernelHeight, kernelWidth] = four(numbers(node, 'ksize'))
    const [, strideY, strideX] = four(numbers(node, 'strides'))
    const { pads, size } = padding(node, picture.shape, [kernelHeight, kernelWidth], [strideY, strideX])
    const attributes = { kernel_shape: [kernelHeight, kernelWidth], strides: [strideY, strideX], pads }
    const [batch, , , channels] = four(picture.shape)
    return nchw(graph.node('MaxPool', [picture.name], attributes), [batch, ...size, channels])
  }

  function pad(node: TfNode): Tensor {
    const tensor = inNchw(graph, tensorAt(node, 0))
    const { values } = weightAt(node, 1)
    const before = tensor.shape.map((_, axis) => values[2 * axis] ?? 0)
    const after = tensor.shape.map((_, axis) => values[2 * axis + 1] ?? 0)
    const pads = Int32Array.from([...toNchwOrder(before), ...toNchwOrder(after)])
    const shape = tensor.shape.map((size, axis) => size + (before[axis] ?? 0) + (after[axis] ?? 0))
    return nchw(graph.node('Pad', [tensor.name, graph.constant(pads, [pads.length])]), shape)
  }

  function reshape(node: TfNode): Tensor {
    const tensor = inTensorflowOrder(graph, tensorAt(node, 0))
    const wanted = Int32Array.from(weightAt(node, 1).values)
    const known = wanted.filter((size) => size > 0).reduce((product, size) => product * size, 1)
    const total = tensor.shape.reduce((product, size) => product * size, 1)
    const shape = [...wanted].map((size) => (size < 0 ? total / known : size))
    const name = graph.node('Reshape', [tensor.name, graph.constant(wanted, [wanted.length])])
    return { name, shape, layout: 'as-in-tensorflow' }
  }

  return (node) => {
    switch (node.op) {
      case 'Placeholder': {
        const dims = node.attr?.['shape']?.shape?.dim ?? []
        // the batch is 1: an unknown size is only ever the first one
        const shape = dims.map(({ size }) => Math.max(1, Number(size)))
        graph.input({ name: 'input', shape })
        return { name: 'input', shape, layout: 'as-in-tensorflow' }
      }
      case 'Identity':
        return tensorAt(node, 0)
      case '_FusedConv2D':
      case 'DepthwiseConv2dNative':
        return convolution(node)
      case 'Prelu':
        return slopedRelu(inNchw(graph, tensorAt(node, 0)), weightAt(node, 1))
      case 'Relu':
      case 'Sigmoid': {
        const tensor = tensorAt(node, 0)
        return { ...tensor, name: graph.node(node.op, [tensor.name]) }
      }
      case 'AddV2': {
        const left = inNchw(graph, tensorAt(node, 0))
        const right = inNchw(graph, tensorAt(node, 1))
        return { ...left, name: graph.node('Add', [left.name, right.name]) }
      }
      case 'MaxPool':
        return maxPool(node)
      case 'Pad':
        return pad(node)
      case 'Reshape':
        return reshape(node)
      default:
        throw new Error(`${node.name}: operator ${node.op} is not converted`)
    }
  }
}

const toNchwOrder = (values: readonly number[]) => [0, 3, 1, 2].map((axis) => values[axis] ?? 0)

const nchw = (name: string, shape: readonly number[]): Tensor => ({ name, shape, layout: 'nchw' })

function inNchw(graph: OnnxGraph, tensor: Tensor): Tensor {
  if (tensor.layout === 'nchw') return tensor
  return nchw(graph.node('Transpose', [tensor.name], { perm: [0, 3, 1, 2] }), tensor.shape)
}

function inTensorflowOrder(graph: OnnxGraph, tensor: Tensor): Tensor {
  if (tensor.layout === 'as-in-tensorflow') return tensor
  const name = graph.node('Transpose', [tensor.name], { perm: [0, 2, 3, 1] })
  return { name, shape: tensor.shape, layout: 'as-in-tensorflow' }
}

/** TensorFlow's SAME puts the odd pixel after; ONNX takes the pads in numbers: top, left, bottom, right. */
function padding(node: TfNode, shape: readonly number[], kernel: readonly number[], strides: readonly number[]) {
  const mode = text(node.attr?.['padding']?.s)
  const pads = [0, 0, 0, 0]
  const size = [0, 0]
  for (const axis of [0, 1]) {
    const length = shape[axis + 1] ?? 0
    const window = kernel[axis] ?? 1
    const stride = strides[axis] ?? 1
    if (mode === 'VALID') {
      size[axis] = Math.floor((length - window) / stride) + 1
    } else if (mode === 'SAME') {
      const count = Math.ceil(length / stride)
      const missing = Math.max(0, (count - 1) * stride + window - length)
      size[axis] = count
      pads[axis] = missing >> 1
      pads[axis + 2] = missing - (missing >> 1)
    } else throw new Error(`${node.name}: padding ${mode} is not converted`)
  }
  return { pads, size }
}

/** The weight's values in the order that `axes` names. */
function permuted({ shape, values }: Weight, axes: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1))
  const sizes = axes.map((axis) => shape[axis] ?? 1)
  const steps = axes.map((axis) => strides[axis] ?? 1)
  const index = sizes.map(() => 0)
  const result = new Float32Array(values.length)
  for (let to = 0; to < result.length; to++) {
    result[to] = values[index.reduce((sum, at, axis) => sum + at * (steps[axis] ?? 0), 0)] ?? NaN
    for (let axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = (index[axis] ?? 0) + 1
      if ((index[axis] ?? 0) < (sizes[axis] ?? 0)) break
      index[axis] = 0
    }
  }
  return result
}

const inputName = (node: TfNode, index: number) => withoutPort(node.input?.[index] ?? '')

function need<T>(value: T | undefined, node: TfNode, index: number): T {
  if (value === undefined) throw new Error(`${node.name}: input ${index} is missing or of another kind`)
  return value
}

function four(values: readonly number[]): readonly [number, number, number, number] {
  const [a, b, c, d] = values
  if (a === undefined || b === undefined || c === undefined || d === undefined)
    throw new Error(`four sizes expected, got ${values.join(', ')}`)
  return [a, b, c, d]
}

const numbers = (node: TfNode, attribute: string) => (node.attr?.[attribute]?.list?.i ?? []).map(Number)
const texts = (node: TfNode, attribute: string) => (node.attr?.[attribute]?.list?.s ?? []).map(text)
const text = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64').toString()
