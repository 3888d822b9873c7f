import { expect, it } from 'vitest'
import { cellsOf, featureWindows, inWindow, regions } from '../../../../scripts/occlusion/cover-features.ts'
import { MESH_FEATURES } from '../../../../src/renderer/vision-worker/models/face-models.ts'

const numbered = Float32Array.from({ length: MESH_FEATURES }, (_, i) => i)

it('the windows lie within the layers that they are cut from, and the layers fill the features', () => {
  for (const region of regions) {
    const { start, side, channels, rows, columns } = featureWindows[region]
    expect(start + side * side * channels).toBe(region === 'eyes' ? featureWindows.mouth.start : MESH_FEATURES)
    expect(Math.max(rows[1], columns[1])).toBeLessThanOrEqual(side)
  }
})

it('a window is cut row by row, every cell with all its channels', () => {
  const { start, side, channels, rows, columns } = featureWindows.mouth
  const cut = inWindow(numbered, featureWindows.mouth)
  expect(cut).toHaveLength(cellsOf(featureWindows.mouth) * channels)
  expect(cut[0]).toBe(start + (rows[0] * side + columns[0]) * channels)
  expect(cut.at(-1)).toBe(start + ((rows[1] - 1) * side + columns[1]) * channels - 1)
})
