import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { compiledKernels, KERNELS_PATH } from '../../../../scripts/kernels/compile-kernels.ts'

it('the kernels in the tree are what their source compiles to', async () => {
  expect(await readFile(KERNELS_PATH, 'utf8')).toBe(await compiledKernels())
})
