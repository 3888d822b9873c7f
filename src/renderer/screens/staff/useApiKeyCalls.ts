/** Sets, tests and removes the apiKey, one after the other: what is tested is the key that was set just before. */
import { ref, type Ref } from 'vue'
import type { KioskApi } from '../../../shared/contract/ipc-bind.ts'
import { failure as failed, type Failure, type Result } from '../../../shared/errors/result.ts'

export type ApiKeyDone = 'wasSet' | 'wasCleared' | 'testPassed'

export interface ApiKeyCalls {
  readonly set: (apiKey: string) => Promise<void>
  readonly test: () => Promise<void>
  readonly clear: () => Promise<void>
  readonly isTesting: Readonly<Ref<boolean>>
  /** What the last of them did; absent while it runs, and when it failed. */
  readonly done: Readonly<Ref<ApiKeyDone | undefined>>
  readonly failure: Readonly<Ref<Failure | undefined>>
}

export function useApiKeyCalls(kiosk: Pick<KioskApi, 'apiKey'>): ApiKeyCalls {
  const isTesting = ref(false)
  const done = ref<ApiKeyDone>()
  const failure = ref<Failure>()
  let last: Promise<void> = Promise.resolve()

  function run(call: () => Promise<Result<undefined>>, whenDone: ApiKeyDone): Promise<void> {
    last = last.then(async () => {
      done.value = undefined
      const result = await call().catch(() => failed('INTERNAL_ERROR'))
      failure.value = result.ok ? undefined : result.error
      if (result.ok) done.value = whenDone
    })
    return last
  }

  return {
    set: (apiKey) => run(() => kiosk.apiKey.set(apiKey), 'wasSet'),
    test: async () => {
      isTesting.value = true
      await run(() => kiosk.apiKey.test(), 'testPassed')
      isTesting.value = false
    },
    clear: () => run(() => kiosk.apiKey.clear(), 'wasCleared'),
    isTesting,
    done,
    failure,
  }
}
