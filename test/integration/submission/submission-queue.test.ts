import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createManualClock } from '../../fakes/manual-clock.ts'
import { sampleOutcome, sampleSubmission } from '../../fakes/sample-submission.ts'
import { createScriptedVerifier } from '../../fakes/scripted-verifier.ts'
import { createFakeSecretBox } from '../../fakes/secret-box.ts'
import { success } from '../../../src/shared/errors/result.ts'
import { fixedSecretBox } from './fixed-secret-box.ts'
import { openRealKiosk } from './real-kiosk.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-queue-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a pair that was taken offline is sent after the kiosk was started again, byte for byte', async () => {
  const box = createFakeSecretBox()
  const clock = createManualClock()
  const offline = createScriptedVerifier()
  offline.answerAll({ ok: false, error: { code: 'NETWORK_UNREACHABLE' } })
  const first = await openRealKiosk(folder, box, offline, clock)
  const submission = sampleSubmission({ reference: 'counter 2' })
  const submitted = await first.queue.submit(submission)
  if (!submitted.ok) throw new Error(submitted.error.code)
  const { id, receipt } = submitted.value
  await expect.poll(() => first.store.find(id)).toMatchObject({ state: { at: 'queued', attempts: 1 } })
  await first.queue.stop()
  await first.close()

  const online = createScriptedVerifier()
  const second = await openRealKiosk(folder, box, online, clock)
  await second.keysTried
  expect(second.store.find(id)).toMatchObject({ receipt, reference: 'counter 2', lostReplies: 0 })
  second.queue.hintOnline(true)
  await expect.poll(() => online.pending).toHaveLength(1)
  const { pictures } = online.next()
  expect(Buffer.from(pictures.card.image.bytes).equals(submission.card.image.bytes)).toBe(true)
  expect(Buffer.from(pictures.face.image.bytes).equals(submission.face.image.bytes)).toBe(true)
  online.next().answer()
  await expect.poll(() => second.store.find(id)?.state).toEqual({ at: 'answered', attempts: 2, outcome: sampleOutcome })
  expect(await second.store.openPictures(id)).toMatchObject({ error: { code: 'SUBMISSION_NOT_FOUND' } })
  await second.queue.stop()
  await second.close()
})

it('everything that a killed kiosk had accepted is still there and is sent', async () => {
  const kiosk = spawn(process.execPath, [join(import.meta.dirname, 'killed-kiosk.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const promised: string[] = []
  for await (const id of createInterface(kiosk.stdout)) {
    promised.push(id)
    if (promised.length === 12) kiosk.kill('SIGKILL')
  }
  if (kiosk.exitCode === null && kiosk.signalCode === null) await once(kiosk, 'exit')
  expect(promised.length).toBeGreaterThanOrEqual(12)

  const verifier = createScriptedVerifier()
  verifier.answerAll(success(sampleOutcome))
  const clock = createManualClock()
  const { store, queue, close, damage } = await openRealKiosk(folder, fixedSecretBox, verifier, clock)
  expect(damage).toBeUndefined()
  const midSend = store.listOpen().filter(({ lostReplies }) => lostReplies === 1)
  expect(midSend).toHaveLength(2)
  await clock.pass(2_000)
  await expect.poll(() => store.listOpen()).toEqual([])
  for (const id of promised) expect(store.find(id)?.state.at).toBe('answered')
  expect(store.listUndestroyed()).toEqual([])
  await queue.stop()
  await close()
})
