/** A file that brings one secret to this kiosk: read once, then overwritten and removed. Follows no link and touches no other kind of file. */
import { constants } from 'node:fs'
import { open, unlink } from 'node:fs/promises'

/** No secret is longer; a larger file is something else, and must not be destroyed. */
const MAX_BYTES = 4_096

export type SecretFileText =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Where links cannot be told from files the flag does not exist, and is nothing. */
const noFollow = constants.O_NOFOLLOW ?? 0

export async function readSecretFile(path: string): Promise<SecretFileText> {
  try {
    const file = await open(path, constants.O_RDONLY | noFollow)
    try {
      const stats = await file.stat()
      if (!stats.isFile() || stats.nlink > 1) return { kind: 'unreadable', reason: 'no plain file' }
      if (stats.size > MAX_BYTES) return { kind: 'unreadable', reason: 'too long' }
      return { kind: 'text', text: (await file.readFile('utf8')).replace(/^\uFEFF/, '') }
    } finally {
      await file.close()
    }
  } catch (error) {
    const reason = codeOf(error)
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? { kind: 'absent' } : { kind: 'unreadable', reason }
  }
}

/**
 * Overwrites what the file holds, brings that to the disk and removes the file. What a disk with a memory of its own
 * (an SSD, a snapshot, a backup) keeps elsewhere is out of reach of any program.
 *
 * @returns in a word of the system why it is still there; nothing when it is gone
 */
export async function eraseSecretFile(path: string): Promise<string | undefined> {
  try {
    const file = await open(path, constants.O_RDWR | noFollow)
    try {
      const stats = await file.stat()
      if (!stats.isFile() || stats.nlink > 1 || stats.size > MAX_BYTES) return 'no plain file'
      await file.write(Buffer.alloc(stats.size), 0, stats.size, 0)
      await file.sync()
      await file.truncate(0)
      await file.sync()
    } finally {
      await file.close()
    }
    await unlink(path)
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
