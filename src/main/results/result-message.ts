/** What the organisation's systems are told of a check that ended, version 1: no picture, no number of a card, no name. Pure. */
import { z } from 'zod'
import { readJson } from '../../shared/domain/json-text.ts'
import { errorCodes } from '../../shared/errors/error-catalog.ts'
import type { EndedCheck } from './ports.ts'

const at = z.iso.datetime()

/** Also what `docs/result.schema.json` is made of. */
export const resultMessageSchema = z
  .strictObject({
    id: z.string().describe('Of this result; the same when it is delivered again. Random.'),
    type: z.literal('check.ended'),
    timestamp: at.describe('When the check ended, by the kiosk’s clock.'),
    data: z.strictObject({
      version: z.literal(1),
      kioskId: z.string().describe('The name that the administrator gave, or a random one.'),
      receipt: z.string().describe('The number on the kiosk’s screen, such as 7K2M-Q9XD.'),
      reference: z.string().optional().describe('What staff noted; only where the administrator wants it handed over.'),
      outcome: z
        .enum(['match', 'no-match', 'not-live', 'poor-quality', 'withdrawn'])
        .describe('How it ended; withdrawn: there is no answer and there will be none.'),
      confidence: z.number().optional().describe('Of the two faces being one person’s, on the scale of `threshold`.'),
      threshold: z.number().optional().describe('What the confidence had to reach.'),
      isNearMiss: z.boolean().optional().describe('No match, but not far off.'),
      withdrawnBy: z.enum(['customer', 'staff', 'replacement', 'retention']).optional(),
      code: z.enum(errorCodes).optional().describe('The last trouble on the way to no answer; see error-codes.md.'),
      acceptedAt: at.describe('When both pictures were saved.'),
      endedAt: at,
      attempts: z.int().min(0).optional().describe('Calls that were begun for it.'),
      lostReplies: z.int().min(0).describe('Calls of which nobody knows whether they were answered.'),
    }),
  })
  .describe('One result of Countersign. Made by `npm run docs`; docs/results.md explains the delivery.')

export type ResultMessage = z.infer<typeof resultMessageSchema>

/** @returns the body, byte for byte as it will be signed and sent where no reference goes with it */
export function resultMessage(ended: EndedCheck, kioskId: string): string {
  const { state } = ended
  const message: ResultMessage = {
    id: ended.id,
    type: 'check.ended',
    timestamp: iso(ended.endedAtMs),
    data: {
      version: 1,
      kioskId,
      receipt: ended.receipt,
      ...(state.at === 'answered' ? answerOf(state) : withdrawalOf(state, ended)),
      acceptedAt: iso(ended.createdAtMs),
      endedAt: iso(ended.endedAtMs),
      ...(state.attempts !== undefined && { attempts: state.attempts }),
      lostReplies: ended.lostReplies,
    },
  }
  return JSON.stringify(message)
}

/**
 * @param kept what `resultMessage` wrote, as it comes back from the disk
 * @param reference staff's, to be put in
 * @returns the body to be signed and sent, the same bytes each time; nothing where the disk has changed what was kept
 */
export function readKeptMessage(kept: string, reference?: string): string | undefined {
  const { data: whole } = resultMessageSchema.safeParse(readJson(kept))
  if (!whole) return undefined
  if (reference === undefined) return kept
  const { version, kioskId, receipt, ...rest } = whole.data
  return JSON.stringify({ ...whole, data: { version, kioskId, receipt, reference, ...rest } } satisfies ResultMessage)
}

function answerOf({ outcome }: Extract<EndedCheck['state'], { at: 'answered' }>) {
  const { verdict, confidence, threshold, isNearMiss } = outcome
  return { outcome: verdict, confidence, threshold, isNearMiss }
}

function withdrawalOf({ by }: Extract<EndedCheck['state'], { at: 'withdrawn' }>, { lastFailure }: EndedCheck) {
  return { outcome: 'withdrawn' as const, withdrawnBy: by, ...(lastFailure && { code: lastFailure.code }) }
}

/** A clock that stands beyond what a date can hold must not keep a check from ending. */
function iso(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString()
}
