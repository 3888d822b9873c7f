/** Both regions' heads as one network: inner features in, how surely mouth and eyes are covered out. */
import { MESH_FEATURES } from '../../src/renderer/vision-worker/models/face-models.ts'
import { createOnnxGraph } from '../models/onnx-graph.ts'
import { cellsOf, featureWindows, regions, type Region } from './cover-features.ts'
import { KINDS, type Head } from './train-head.ts'

/** ONNX: `features` 1 x `MESH_FEATURES` -> `covered` 1 x 2, mouth then eyes, 0..1. */
export function headFile(heads: Readonly<Record<Region, Head>>): Uint8Array {
  const graph = createOnnxGraph('countersign')
  const integers = (...values: number[]) => graph.constant(Int32Array.from(values), [values.length])
  graph.input({ name: 'features', shape: [1, MESH_FEATURES] })
  const slice = (from: string, start: string, end: string, axes: string) =>
    graph.node('Slice', [from, start, end, axes])
  const logits = regions.map((region) => {
    const window = featureWindows[region]
    const { start, side, channels, rows, columns, sides } = window
    const { reduce, reduceBias, weights, biases } = heads[region]
    const cells = cellsOf(window)
    const numbers = slice('features', integers(start), integers(start + side * side * channels), integers(1))
    const layer = graph.node('Reshape', [numbers, integers(side, side, channels)])
    const window2d = slice(layer, integers(rows[0], columns[0]), integers(rows[1], columns[1]), integers(0, 1))
    const cut = graph.node('Reshape', [window2d, integers(cells, channels)])
    const product = graph.node('MatMul', [cut, graph.constant(reduce, [channels, KINDS])])
    const reduced = graph.node('Relu', [graph.node('Add', [product, graph.constant(reduceBias, [KINDS])])])
    const bySide = [rows[1] - rows[0], sides, (cells * KINDS) / (rows[1] - rows[0]) / sides]
    const weighed = graph.node('Mul', [
      graph.node('Reshape', [reduced, integers(...bySide)]),
      graph.constant(weights, bySide),
    ])
    const sums = graph.node('ReduceSum', [weighed, integers(0, 2)], { keepdims: 0 })
    const opinions = graph.node('Add', [sums, graph.constant(biases, [sides])])
    return graph.node('ReduceMax', [opinions], { axes: [0], keepdims: 1 })
  })
  graph.node(
    'Sigmoid',
    [graph.node('Reshape', [graph.node('Concat', logits, { axis: 0 }), integers(1, 2)])],
    {},
    'covered',
  )
  graph.output({ name: 'covered', shape: [1, 2] })
  return graph.bytes()
}
