/** A file for people, written whole or not at all: until its last byte is on the disk, what was there before stays. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { failure, success, type Result } from '../../shared/errors/result.ts'

/**
 * A short write is gone on with: one that a limit cut would otherwise pass for a whole one.
 * @param write fills the new file, piece by piece; what it refuses is passed on
 * @returns EXPORT_FAILED, whose note says what the disk said
 */
export async function writeWholeFile(
  path: string,
  write: (file: Pick<FileHandle, 'appendFile'>) => Promise<Result<undefined>>,
): Promise<Result<undefined>> {
  const unfinished = `${path}.part`
  try {
    const file = await open(unfinished, 'w', 0o600)
    try {
      const written = await write(file)
      if (!written.ok) return written
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    return success(undefined)
  } catch (error) {
    return failure('EXPORT_FAILED', {
      note: error instanceof Error && 'code' in error ? String(error.code) : 'unknown',
    })
  } finally {
    await rm(unfinished, { force: true })
  }
}
