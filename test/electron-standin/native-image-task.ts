/** One task on one picture, in a process of its own: picture on stdin, task as argument, answer on stdout. */
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

export type PictureTask =
  | { readonly make: 'size' }
  | { readonly make: 'jpeg'; readonly width: number; readonly height: number; readonly quality: number }
  | { readonly make: 'png'; readonly width: number; readonly height: number }

const task = JSON.parse(process.argv[2] ?? '') as PictureTask
process.stdout.write(await perform(task, await buffer(process.stdin)))

async function perform(task: PictureTask, picture: Buffer): Promise<Buffer> {
  if (task.make === 'size') return Buffer.from(JSON.stringify(await sizeOf(picture)))
  const scaled = sharp(picture).resize(task.width, task.height, { fit: 'fill' })
  return task.make === 'jpeg'
    ? await scaled.flatten().jpeg({ quality: task.quality }).toBuffer()
    : await scaled.png().toBuffer()
}

async function sizeOf(picture: Buffer): Promise<{ width: number; height: number }> {
  const empty = { width: 0, height: 0 }
  try {
    const { width, height, format } = await sharp(picture).metadata()
    // decoding one pixel row's worth finds a picture that only begins well
    await sharp(picture).stats()
    return format === 'jpeg' || format === 'png' ? { width, height } : empty
  } catch {
    return empty // as Electron: what does not open is empty
  }
}
