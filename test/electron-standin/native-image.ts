/**
 * Electron's `nativeImage`, as far as a picture's size and JPEG go. Synchronous as there: sharp works in a child process.
 * Opens JPEG and PNG, as Electron does; anything else is an empty image.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Size } from 'electron'
import type { PictureTask } from './native-image-task.ts'
import { strict } from './strict.ts'

const taskScript = fileURLToPath(new URL('./native-image-task.ts', import.meta.url))
/** More than any camera's picture. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024

export const nativeImage = strict('nativeImage', {
  createEmpty: () => image(Buffer.alloc(0), { width: 0, height: 0 }),
  createFromBuffer: (buffer: Buffer) => image(buffer, measure(buffer)),
})

interface ResizeOptions extends Partial<Size> {
  readonly quality?: 'good' | 'better' | 'best'
}

function image(bytes: Buffer, size: Size) {
  const isEmpty = size.width === 0
  return strict('NativeImage', {
    isEmpty: () => isEmpty,
    getSize: () => ({ ...size }),
    resize: ({ width, height }: ResizeOptions) => image(bytes, isEmpty ? size : resized(size, width, height)),
    toJPEG: (quality: number) => (isEmpty ? Buffer.alloc(0) : run({ make: 'jpeg', ...size, quality }, bytes)),
    toPNG: () => (isEmpty ? Buffer.alloc(0) : run({ make: 'png', ...size }, bytes)),
  })
}

/** One side given alone keeps the picture's shape. */
function resized(size: Size, width?: number, height?: number): Size {
  return {
    width: width ?? (height === undefined ? size.width : Math.round((size.width * height) / size.height)),
    height: height ?? (width === undefined ? size.height : Math.round((size.height * width) / size.width)),
  }
}

function measure(bytes: Buffer): Size {
  return JSON.parse(run({ make: 'size' }, bytes).toString('utf8')) as Size
}

function run(task: PictureTask, picture: Buffer): Buffer {
  return execFileSync(process.execPath, [taskScript, JSON.stringify(task)], {
    input: picture,
    maxBuffer: MAX_OUTPUT_BYTES,
  })
}
