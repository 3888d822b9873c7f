import { describe, expect, it } from 'vitest'
import { officerOnly } from '../../../../src/main/ipc/officer-only.ts'
import type { UseCases } from '../../../../src/main/ipc/ports.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { sampleSubmission } from '../../../fakes/sample-submission.ts'

/** Use cases that write down what was reached, and with what. */
function recorded() {
  const reached: unknown[][] = []
  const room = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_target, call: string) =>
          (...given: unknown[]) => {
            reached.push([`${name}.${call}`, ...given])
            return success(undefined)
          },
      },
    )
  const useCases = new Proxy({}, { get: (_target, name: string) => room(name), ownKeys: () => [] })
  return { reached, useCases: useCases as UseCases }
}

const pair = sampleSubmission()
const consent = { language: 'en', text: 'We take two pictures.', recordedBy: 'customer' } as const

const asks: readonly [string, (useCases: UseCases) => unknown, ...unknown[]][] = [
  ['submission.submit', ({ submission }) => submission.submit(pair), pair, '4711'],
  ['submission.sendNow', ({ submission }) => submission.sendNow('s1'), 's1'],
  ['submission.setReference', ({ submission }) => submission.setReference('s1', 'A'), 's1', 'A'],
  ['submission.withdraw', ({ submission }) => submission.withdraw('s1', 'staff', 'why'), 's1', 'staff', 'why', '4711'],
  ['visit.recordUnchecked', ({ visit }) => visit.recordUnchecked('injury'), 'injury', '4711'],
  ['visit.recordConsent', ({ visit }) => visit.recordConsent(consent), consent],
]

describe('what is done with a check', () => {
  it.each(asks)('%s is not reached without an officer', async (_name, ask) => {
    const { reached, useCases } = recorded()
    expect(await ask(officerOnly(useCases, () => failure('OFFICER_NEEDED')))).toEqual(failure('OFFICER_NEEDED'))
    expect(reached).toEqual([])
  })

  it.each(asks)('%s is reached by one, and told who where it writes that down', async (name, ask, ...given) => {
    const { reached, useCases } = recorded()
    await ask(officerOnly(useCases, () => success('4711')))
    expect(reached).toEqual([[name, ...given]])
  })

  it('may be looked at by everybody', () => {
    const { reached, useCases } = recorded()
    const { submission } = officerOnly(useCases, () => failure('OFFICER_NEEDED'))
    submission.find('s1')
    submission.list(10)
    submission.status()
    submission.hintOnline(true)
    expect(reached).toHaveLength(4)
  })

  it('is nobody’s where officers do not sign in', async () => {
    const { reached, useCases } = recorded()
    await officerOnly(useCases, () => success(undefined)).submission.withdraw('s1', 'staff', 'why')
    expect(reached).toEqual([['submission.withdraw', 's1', 'staff', 'why', undefined]])
  })
})
