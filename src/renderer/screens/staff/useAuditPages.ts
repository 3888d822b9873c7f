/** One page of the audit log at a time, and the way to the pages beside it. Holds no more than it shows. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { KioskApi } from '../../../shared/contract/ipc-bind.ts'
import type { AuditPage, AuditQuery } from '../../../shared/domain/audit.ts'
import { failure as failed, type Failure } from '../../../shared/errors/result.ts'

export type AuditWish = Omit<AuditQuery, 'before'>

export interface AuditPages {
  /** Absent before the first one came. */
  readonly page: Readonly<ShallowRef<AuditPage | undefined>>
  readonly failure: Readonly<Ref<Failure | undefined>>
  readonly isLoading: Readonly<Ref<boolean>>
  /** Pages before the one that is shown. */
  readonly newerPages: Readonly<Ref<number>>
  /** The newest page of what is wished for. */
  readonly begin: (wish: AuditWish) => Promise<void>
  readonly older: () => Promise<void>
  readonly newer: () => Promise<void>
}

export function useAuditPages(audit: Pick<KioskApi['audit'], 'page'>): AuditPages {
  const page = shallowRef<AuditPage>()
  const failure = ref<Failure>()
  const isLoading = ref(false)
  const newerPages = ref(0)
  let wish: AuditWish = {}
  /** Where each page up to the one that is shown begins. */
  let begins: readonly (number | undefined)[] = [undefined]
  /** An answer to an older wish is thrown away. */
  let generation = 0

  async function load(wanted: readonly (number | undefined)[]): Promise<void> {
    generation += 1
    const mine = generation
    isLoading.value = true
    const before = wanted.at(-1)
    const result = await audit
      .page({ ...wish, ...(before !== undefined && { before }) })
      .catch(() => failed('INTERNAL_ERROR'))
    if (mine !== generation) return
    isLoading.value = false
    failure.value = result.ok ? undefined : result.error
    if (!result.ok) return
    page.value = result.value
    begins = wanted
    newerPages.value = wanted.length - 1
  }

  return {
    page,
    failure,
    isLoading,
    newerPages,
    begin: (wanted) => {
      wish = wanted
      return load([undefined])
    },
    older: () => load([...begins, page.value?.older]),
    newer: () => load(begins.length > 1 ? begins.slice(0, -1) : begins),
  }
}
