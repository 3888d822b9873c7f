import { afterEach, describe, expect, it } from 'vitest'
import { effectScope, nextTick, shallowReactive, shallowRef, type EffectScope } from 'vue'
import { linkCounter } from '../../../../src/renderer/flow/counter-link.ts'
import type { CheckFlow } from '../../../../src/renderer/flow/useCheckFlow.ts'
import type { Visit } from '../../../../src/renderer/flow/visit.ts'
import type { Guidance } from '../../../../src/renderer/quality/instruction.ts'
import {
  plainCommands,
  type Arrangement,
  type FrameView,
  type OfficerCommand,
  type VisitView,
} from '../../../../src/shared/domain/visit-view.ts'
import { takenPicture } from '../../../fakes/vision.ts'

const scopes: EffectScope[] = []
afterEach(() => {
  for (const scope of scopes.splice(0)) scope.stop()
})

/** A flow that stands still and notes what it is asked. */
function linked(first: Arrangement) {
  const asked: unknown[] = []
  const ask = (name: string) => (argument?: unknown) =>
    void asked.push(argument === undefined ? name : [name, argument])
  const visit = shallowRef<Visit>({ at: 'idle' })
  const guidance = shallowRef<Guidance>()
  const idleWarning = shallowRef<{ readonly secondsLeft: number }>()
  const cameras = shallowReactive<Record<string, unknown>>({ card: { at: 'off' }, face: { at: 'off' } })
  const flow = {
    visit,
    guidance,
    latestReport: shallowRef(),
    cameras,
    idleWarning,
    start: ask('start'),
    noteReference: ask('noteReference'),
    override: ask('override'),
    retake: ask('retake'),
    takeByHand: ask('takeByHand'),
    retry: ask('retry'),
    leave: ask('leave'),
    attend: ask('attend'),
    stayHere: ask('stayHere'),
    end: ask('end'),
  } as unknown as CheckFlow
  const shown: VisitView[] = []
  const frames: FrameView[] = []
  let arranged: (now: Arrangement) => void = () => undefined
  let commanded: (command: OfficerCommand) => void = () => undefined
  const scope = effectScope()
  scopes.push(scope)
  scope.run(() =>
    linkCounter(
      {
        counter: {
          show: async (view) => void shown.push(view),
          showFrame: async (view) => void frames.push(view),
          arranged: (listener) => {
            arranged = listener
            return () => undefined
          },
          commanded: (listener) => {
            commanded = listener
            return () => undefined
          },
        },
        flow,
        language: () => 'th',
        recordConsent: ask('recordConsent'),
      },
      first,
    ),
  )
  return {
    visit,
    guidance,
    idleWarning,
    cameras,
    shown,
    frames,
    asked,
    arrange: async (now: Arrangement) => {
      arranged(now)
      await nextTick()
    },
    command: (command: OfficerCommand) => commanded(command),
  }
}

const card = takenPicture()

describe('the customer’s window and the officer’s', () => {
  it('with one window nothing is told', async () => {
    const { visit, shown, frames } = linked('one-window')
    visit.value = { at: 'consent', pictures: {}, failedTries: 0 }
    await nextTick()
    expect([shown, frames]).toEqual([[], []])
  })

  it('a second window is told of the visit at once, and of every change', async () => {
    const { visit, guidance, idleWarning, cameras, shown, frames, arrange } = linked('one-window')
    visit.value = { at: 'review', card, face: 'kept', failedTries: 0 }
    await arrange('two-windows')
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({
      visit: { at: 'review', face: 'kept' },
      language: 'th',
      cameras: { card: { at: 'off' } },
    })
    expect(frames).toEqual([{}])

    idleWarning.value = { secondsLeft: 9 }
    await nextTick()
    expect(shown.at(-1)?.secondsLeft).toBe(9)
    cameras['face'] = { at: 'live', label: 'Desk', stream: {}, isRemembered: true, settings: {} }
    await nextTick()
    expect(shown.at(-1)?.cameras.face).toEqual({ at: 'live', label: 'Desk' })
    guidance.value = { instruction: 'hold-still', isUrgent: false, isGood: false, progress: 0 }
    await nextTick()
    expect(frames.at(-1)?.guidance?.instruction).toBe('hold-still')

    await arrange('one-window')
    visit.value = { at: 'idle' }
    await nextTick()
    expect(shown.at(-1)?.visit.at).toBe('review')
  })

  it('no picture of the visit leaves the window', () => {
    const { visit, shown } = linked('two-windows')
    expect(shown[0]?.visit.at).toBe('idle')
    visit.value = { at: 'review', card, face: card, failedTries: 0 }
    return nextTick(() => {
      const told = shown.at(-1)?.visit
      const picture = told?.at === 'review' ? told.card : 'kept'
      expect(picture === 'kept' ? -1 : picture.image.bytes.byteLength).toBe(0)
    })
  })

  it('each command of the officer becomes one call of the flow', () => {
    const { command, asked } = linked('two-windows')
    command({ kind: 'start', reference: 'A 17' })
    command({ kind: 'note-reference', reference: 'B' })
    command({ kind: 'override', reason: 'medical' })
    command({ kind: 'retake', image: 'face' })
    for (const kind of plainCommands) command({ kind })
    expect(asked).toEqual([
      ['start', { reference: 'A 17' }],
      ['noteReference', 'B'],
      ['override', 'medical'],
      ['retake', 'face'],
      'recordConsent',
      'takeByHand',
      'retry',
      'leave',
      'attend',
      'stayHere',
      'end',
    ])
  })
})
