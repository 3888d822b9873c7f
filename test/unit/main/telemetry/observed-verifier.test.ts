import { expect, it } from 'vitest'
import { observedVerifier } from '../../../../src/main/telemetry/observed-verifier.ts'
import { failure, success, type Result } from '../../../../src/shared/errors/result.ts'
import type { VerificationOutcome } from '../../../../src/shared/domain/verification.ts'
import { sampleOutcome, samplePicture } from '../../../fakes/sample-submission.ts'

it('a call that is observed is answered as it was, and told of with its time', async () => {
  const answers: Result<VerificationOutcome>[] = [success(sampleOutcome), failure('TIMEOUT', { replyLost: true })]
  const heard: unknown[] = []
  let now = 0
  const verifier = observedVerifier(
    {
      verify: async () => {
        now += 1_500
        return answers.shift()!
      },
      testKey: async () => failure('INVALID_API_KEY'),
    },
    () => now,
    (outcome, tookMs) => heard.push([outcome, tookMs]),
  )
  const pictures = { card: samplePicture(), face: samplePicture() }
  expect(await verifier.verify(pictures)).toEqual(success(sampleOutcome))
  expect(await verifier.verify(pictures)).toEqual(failure('TIMEOUT', { replyLost: true }))
  expect(await verifier.testKey()).toEqual(failure('INVALID_API_KEY'))
  expect(heard).toEqual([
    ['match', 1_500],
    ['TIMEOUT', 1_500],
  ])
})
