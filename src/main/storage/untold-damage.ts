/**
 * What staff must still be told of a damage that a start has mended. It lies in the mended file itself, so that a start
 * that is cut short tells nobody any less; a run that ends in order has told it.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Result } from '../../shared/errors/result.ts'
import { databaseValue } from './meta-value.ts'

export interface UntoldDamage {
  /** Nothing when all was told. */
  read(): string | undefined
  /** On disk when it returns, or part of the caller's transaction. @returns STORE_FULL or STORE_FAILED when the disk refused */
  write(note: string): Result<undefined>
  /** A disk that refuses has it told once more. */
  forget(): void
}

export function untoldDamage(database: DatabaseSync): UntoldDamage {
  const value = databaseValue(database, 'untold-damage')
  const write = (note: string) => value.write(Buffer.from(note, 'utf8'))
  const read = () => {
    const kept = value.read()
    const note = kept.ok && kept.value ? Buffer.from(kept.value).toString('utf8') : ''
    return note === '' ? undefined : note
  }
  return {
    read,
    write,
    forget: () => {
      if (read() !== undefined) write('')
    },
  }
}
