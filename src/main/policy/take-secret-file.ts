/**
 * Takes a secret out of the file that an administrator's tool has put it in: sealed first, erased after it was seen to
 * open again. Only the operating system's own key store is good enough: nobody stands by to enter a passphrase.
 */
import type { SecretProtection } from '../../shared/domain/health.ts'
import type { Failure } from '../../shared/errors/result.ts'
import type { SealedSecret } from '../storage/sealed-secret.ts'

export interface SecretFiles {
  read(
    path: string,
  ): Promise<
    | { readonly kind: 'absent' }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'unreadable'; readonly reason: string }
  >
  /** @returns why it is still there, in a word of the system; nothing when it is gone */
  erase(path: string): Promise<string | undefined>
}

export interface SecretFileDeps {
  readonly files: SecretFiles
  readonly protection: () => Promise<SecretProtection>
  readonly secret: Pick<SealedSecret, 'set' | 'read'>
}

/** - `trouble`: the file is still there, and says why: SECRET_FILE_LEFT, or what sealing says */
export type SecretFileOutcome =
  | { readonly kind: 'absent' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'trouble'; readonly wasTaken: boolean; readonly failure: Failure }

export async function takeSecretFile(
  path: string,
  { files, protection, secret }: SecretFileDeps,
): Promise<SecretFileOutcome> {
  const trouble = (failure: Failure, wasTaken = false): SecretFileOutcome => ({ kind: 'trouble', wasTaken, failure })
  const found = await files.read(path)
  if (found.kind === 'absent') return found
  if (found.kind === 'unreadable') return trouble({ code: 'SECRET_FILE_LEFT', note: `does not read: ${found.reason}` })
  const protectedBy = await protection()
  if (protectedBy !== 'os') {
    const code = protectedBy === 'unavailable' ? 'SECRETS_LOCKED' : 'SECRETS_UNPROTECTED'
    return trouble({ code, note: 'the file with the secret was not read' })
  }
  const text = found.text.trim()
  const set = await secret.set(text)
  if (!set.ok) return trouble({ code: 'SECRET_FILE_LEFT', note: set.error.note ?? set.error.code })
  const kept = await secret.read()
  if (!kept.ok || kept.value !== text) return trouble({ code: 'SECRETS_LOCKED', note: 'what was sealed does not open' })
  const remains = await files.erase(path)
  if (remains === undefined) return { kind: 'taken' }
  return trouble({ code: 'SECRET_FILE_LEFT', note: `sealed, but not erased: ${remains}` }, true)
}
