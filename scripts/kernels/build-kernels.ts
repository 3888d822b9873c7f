/** `npm run kernels`: compiles the pixel loops and writes them where the vision worker imports them. */
import { writeFile } from 'node:fs/promises'
import { compiledKernels, KERNELS_PATH } from './compile-kernels.ts'

await writeFile(KERNELS_PATH, await compiledKernels())
console.log(`written: ${KERNELS_PATH}`)
