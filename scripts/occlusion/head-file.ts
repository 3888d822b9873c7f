/** The head as a network of its own: inner features in, how surely mouth and eyes are covered out. */
import { createOnnxGraph } from '../models/onnx-graph.ts'
import { FEATURES, type Head } from './train-head.ts'

/** ONNX: `features` 1 x 6 x 6 x 128 -> `covered` 1 x 2, mouth then eyes, 0..1. */
export function headFile({ weights, bias }: Head): Uint8Array {
  const graph = createOnnxGraph('countersign')
  graph.input({ name: 'features', shape: [1, 6, 6, 128] })
  const flat = graph.node('Reshape', ['features', graph.constant(Int32Array.of(1, FEATURES), [2])])
  const product = graph.node('MatMul', [flat, graph.constant(weights, [FEATURES, 2])])
  const logits = graph.node('Add', [product, graph.constant(bias, [2])])
  graph.node('Sigmoid', [logits], {}, 'covered')
  graph.output({ name: 'covered', shape: [1, 2] })
  return graph.bytes()
}
