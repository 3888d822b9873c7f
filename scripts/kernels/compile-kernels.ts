/** The pixel loops of the vision worker, from AssemblyScript to a module that can be imported. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inProject, runScript } from '../project.ts'

const ROOM = 'src/renderer/vision-worker/kernels'

export const KERNELS_PATH = inProject(ROOM, 'pixels.wasm.ts')

/** @returns the module's text @throws with the compiler's words when it does not compile */
export async function compiledKernels(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kernels-'))
  try {
    const target = join(folder, 'pixels.wasm')
    const { isOk, output } = await runScript(
      'node_modules/assemblyscript/bin/asc.js',
      [`${ROOM}/assembly/pixels.ts`, '--outFile', target, '-O3', '--enable', 'simd', '--noAssert', '--runtime', 'stub'],
      'keep',
    )
    if (!isOk) throw new Error(`the pixel kernels do not compile:\n${output}`)
    return `/** Written by \`npm run kernels\` from assembly/pixels.ts: WebAssembly, in base64. */
export const pixelsWasm =
  '${(await readFile(target)).toString('base64')}'
`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
