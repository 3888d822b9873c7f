import { expect, it } from 'vitest'
import { useAuditPages } from '../../../../../src/renderer/screens/staff/useAuditPages.ts'
import type { AuditPage, AuditQuery } from '../../../../../src/shared/domain/audit.ts'
import { failure, success, type Result } from '../../../../../src/shared/errors/result.ts'

/** A log of 120 lines in pages of 50. */
function pagesOfMain() {
  const asked: AuditQuery[] = []
  const answers: (() => void)[] = []
  const page = ({ before = 121, ...wish }: AuditQuery): Promise<Result<AuditPage>> => {
    asked.push({ before, ...wish })
    const entries = Array.from({ length: Math.min(50, before - 1) }, (_, index) => ({ sequence: before - 1 - index }))
    const last = entries.at(-1)?.sequence ?? 0
    return new Promise((resolve) => answers.push(() => resolve(success({ entries, ...(last > 1 && { older: last }) }))))
  }
  return { asked, page, answer: () => answers.shift()?.(), answerNewest: () => answers.pop()?.() }
}

it('goes to older pages and comes back the same way', async () => {
  const main = pagesOfMain()
  const { page, newerPages, begin, older, newer } = useAuditPages(main)
  const step = async (go: () => Promise<void>) => {
    const gone = go()
    main.answer()
    await gone
    return [page.value?.entries[0]?.sequence, page.value?.entries.length, newerPages.value]
  }
  expect(await step(() => begin({}))).toEqual([120, 50, 0])
  expect(await step(older)).toEqual([70, 50, 1])
  expect(await step(older)).toEqual([20, 20, 2])
  expect(page.value).not.toHaveProperty('older')
  expect(await step(newer)).toEqual([70, 50, 1])
  expect(await step(newer)).toEqual([120, 50, 0])
  expect(await step(newer)).toEqual([120, 50, 0])
})

it('keeps what is wished for from page to page, and begins at the newest when the wish changes', async () => {
  const main = pagesOfMain()
  const { begin, older, newerPages } = useAuditPages(main)
  for (const go of [() => begin({ kind: 'held' }), older, () => begin({ kind: 'withdrawn' })]) {
    const gone = go()
    main.answer()
    await gone
  }
  expect(main.asked).toEqual([
    { before: 121, kind: 'held' },
    { before: 71, kind: 'held' },
    { before: 121, kind: 'withdrawn' },
  ])
  expect(newerPages.value).toBe(0)
})

it('an answer that comes after the next question is thrown away', async () => {
  const main = pagesOfMain()
  const { begin, older, page } = useAuditPages(main)
  const first = begin({})
  main.answer()
  await first
  const slow = older()
  const quick = begin({ kind: 'held' })
  main.answerNewest()
  await quick
  main.answer()
  await slow
  expect(page.value?.entries[0]?.sequence).toBe(120)
})

it('a refusal is told, and what was shown stays', async () => {
  const {
    begin,
    failure: told,
    page,
    isLoading,
  } = useAuditPages({ page: () => Promise.resolve(failure('PIN_NEEDED')) })
  await begin({})
  expect([told.value?.code, page.value, isLoading.value]).toEqual(['PIN_NEEDED', undefined, false])
})
