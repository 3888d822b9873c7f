/**
 * A database as the first version of Countersign left it, with submissions that wait. Sealed here by hand, not with
 * the kiosk's own code: what was once written must open for ever.
 */
import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { SecretBox } from '../../src/main/storage/ports.ts'
import { schemaSteps } from '../../src/main/storage/schema.ts'
import { newReceiptNumber } from '../../src/main/submission/receipt-number.ts'
import type { SubmissionId } from '../../src/shared/domain/submission.ts'
import { success } from '../../src/shared/errors/result.ts'
import type { PairDigests } from './crash-protocol.ts'

/** A key store that every life of the kiosk shares. It hides nothing. */
export const crashBox: SecretBox = {
  protection: () => Promise.resolve('os'),
  seal: (text) => Promise.resolve(success(Buffer.from(text).reverse())),
  open: (sealed) => Promise.resolve(success({ text: Buffer.from(sealed).reverse().toString(), shouldReseal: false })),
}

/** @returns what it holds */
export async function writeFirstVersionFile(
  path: string,
  count: number,
  nowMs: number,
  box: SecretBox = crashBox,
): Promise<ReadonlyMap<SubmissionId, PairDigests>> {
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA journal_mode = WAL; ${schemaSteps[0]} PRAGMA user_version = 1;`)
  const key = randomBytes(32)
  const wrapped = await box.seal(key.toString('base64'))
  if (!wrapped.ok) throw new Error('the key could not be wrapped')
  database.prepare(`INSERT INTO meta (name, value) VALUES ('data-key', ?)`).run(wrapped.value)

  const insert = database.prepare(
    `INSERT INTO submission (id, receipt, created_at_ms, state_at, state_json, card_check_json, face_check_json)
     VALUES (?, ?, ?, 'queued', ?, ?, ?)`,
  )
  const insertPicture = database.prepare('INSERT INTO picture VALUES (?, ?, 600, 800, ?)')
  const check = JSON.stringify({ takenAtMs: 0, takenBy: 'auto', failedCodes: [] })
  const held = new Map<SubmissionId, PairDigests>()
  for (let index = 0; index < count; index += 1) {
    const id = randomUUID()
    const state = JSON.stringify({ at: 'queued', attempts: 0, dueAtMs: nowMs })
    insert.run(id, newReceiptNumber(), nowMs, state, check, check)
    const digest = (subject: 'card' | 'face'): string => {
      const bytes = pictureOfNothing()
      insertPicture.run(id, subject, sealed(key, bytes, id, subject))
      return createHash('sha256').update(bytes).digest('hex')
    }
    held.set(id, { card: digest('card'), face: digest('face') })
  }
  database.close()
  return held
}

/** Version (1 byte), nonce (12), tag (16), ciphertext; AES-256-GCM over the place as JSON. */
function sealed(key: Buffer, plain: Buffer, id: SubmissionId, field: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(JSON.stringify([1, id, field])))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body])
}

/** The header of a JPEG of 600 x 800 px, and noise. */
function pictureOfNothing(): Buffer {
  const head = [0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 800 >> 8, 800 & 0xff, 600 >> 8, 600 & 0xff, 3]
  return Buffer.concat([Buffer.from(head), randomBytes(5_000)])
}
