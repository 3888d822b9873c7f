/** Puts the administrator's door before every use case that changes the kiosk or takes something out of it. */
import type { Result } from '../../shared/errors/result.ts'
import type { UseCases } from './ports.ts'

/** @param allow says whether the administrator is here, each time anew */
export function administratorOnly(useCases: UseCases, allow: () => Result<undefined>): UseCases {
  async function allowed<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const entry = allow()
    return entry.ok ? work() : entry
  }
  const { kiosk, officer, settings, apiKey, audit, passphrase, results, support, configuration, pictureKey } = useCases
  return {
    ...useCases,
    kiosk: { ...kiosk, quit: () => allowed(() => kiosk.quit()) },
    officer: {
      state: () => officer.state(),
      signIn: (name, pin) => officer.signIn(name, pin),
      signOut: () => officer.signOut(),
      setPin: (name, pin) => allowed(() => officer.setPin(name, pin)),
      remove: (name) => allowed(() => officer.remove(name)),
    },
    settings: { ...settings, change: (change) => allowed(() => settings.change(change)) },
    apiKey: {
      state: () => apiKey.state(),
      set: (text) => allowed(() => apiKey.set(text)),
      clear: () => allowed(() => apiKey.clear()),
      test: () => allowed(() => apiKey.test()),
    },
    audit: {
      export: (format) => allowed(() => audit.export(format)),
      page: (query) => allowed(() => audit.page(query)),
      verify: () => allowed(() => audit.verify()),
    },
    passphrase: { ...passphrase, set: (text) => allowed(() => passphrase.set(text)) },
    results: {
      state: () => results.state(),
      setSecret: (text) => allowed(() => results.setSecret(text)),
      clearSecret: () => allowed(() => results.clearSecret()),
      test: () => allowed(() => results.test()),
    },
    support: {
      diagnose: () => allowed(() => support.diagnose()),
      saveBundle: (page) => allowed(() => support.saveBundle(page)),
    },
    configuration: {
      export: () => allowed(() => configuration.export()),
      choose: () => allowed(() => configuration.choose()),
      apply: () => allowed(() => configuration.apply()),
    },
    pictureKey: { renew: () => allowed(() => pictureKey.renew()) },
  }
}
