import { expect, it } from 'vitest'
import { useApiKeyCalls } from '../../../../../src/renderer/screens/staff/useApiKeyCalls.ts'
import { failure, success, type Result } from '../../../../../src/shared/errors/result.ts'

/** Main answers when it is told to. */
function slowMain() {
  const asked: string[] = []
  const answers: ((result: Result<undefined>) => void)[] = []
  const ask = (name: string): Promise<Result<undefined>> => {
    asked.push(name)
    return new Promise((resolve) => answers.push(resolve))
  }
  const apiKey = {
    state: () => Promise.resolve('set' as const),
    set: (key: string) => ask(`set ${key}`),
    clear: () => ask('clear'),
    test: () => ask('test'),
  }
  return { asked, kiosk: { apiKey }, answer: (result: Result<undefined>) => answers.shift()?.(result) }
}

it('a key that is still being kept is tested once it is, and the words of the test stay', async () => {
  const { asked, kiosk, answer } = slowMain()
  const { set, test, done, isTesting } = useApiKeyCalls(kiosk)
  const kept = set('sk-2')
  const tested = test()
  await expect.poll(() => asked).toEqual(['set sk-2'])
  expect(isTesting.value).toBe(true)
  answer(success(undefined))
  await kept
  await expect.poll(() => asked).toEqual(['set sk-2', 'test'])
  answer(success(undefined))
  await tested
  expect([done.value, isTesting.value]).toEqual(['testPassed', false])
})

it('a call that failed or broke says so, and the next one goes on', async () => {
  const { kiosk, answer } = slowMain()
  const {
    set,
    test,
    clear,
    done,
    failure: told,
  } = useApiKeyCalls({
    apiKey: { ...kiosk.apiKey, clear: () => Promise.reject(new Error('main has gone')) },
  })
  const refused = set('sk-3')
  await Promise.resolve()
  answer(failure('SECRETS_UNPROTECTED'))
  await refused
  expect([done.value, told.value?.code]).toEqual([undefined, 'SECRETS_UNPROTECTED'])
  await clear()
  expect(told.value?.code).toBe('INTERNAL_ERROR')
  const passed = test()
  await Promise.resolve()
  answer(success(undefined))
  await passed
  expect([done.value, told.value]).toEqual(['testPassed', undefined])
})
