/** Puts the administrator's door before every use case that changes the kiosk or takes something out of it. */
import type { Result } from '../../shared/errors/result.ts'
import type { UseCases } from './ports.ts'

/** @param allow says whether the administrator is here, each time anew */
export function administratorOnly(useCases: UseCases, allow: () => Result<undefined>): UseCases {
  async function allowed<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const entry = allow()
    return entry.ok ? work() : entry
  }
  const { settings, apiKey, audit, pictureKey } = useCases
  return {
    ...useCases,
    settings: { ...settings, change: (change) => allowed(() => settings.change(change)) },
    apiKey: {
      state: () => apiKey.state(),
      set: (text) => allowed(() => apiKey.set(text)),
      clear: () => allowed(() => apiKey.clear()),
      test: () => allowed(() => apiKey.test()),
    },
    audit: { export: (format) => allowed(() => audit.export(format)) },
    pictureKey: { renew: () => allowed(() => pictureKey.renew()) },
  }
}
