/** Each call of the contract, passed on to one use case in one line. */
import type { IpcHandlers } from '../../shared/contract/ipc-bind.ts'
import type { UseCases } from './ports.ts'

/** As the contract promises for `submission.list`. */
const LIST_LIMIT = 200

export function createHandlers({
  kiosk,
  access,
  officer,
  settings,
  apiKey,
  visit,
  counter,
  submission,
  audit,
  passphrase,
  results,
  support,
  configuration,
  pictureKey,
  practice,
}: UseCases): IpcHandlers {
  return {
    kiosk: {
      describe: () => kiosk.describe(),
      report: (failure) => void kiosk.noteRendererFailure(failure),
      hintOnline: (isOnline) => void submission.hintOnline(isOnline),
      quit: () => kiosk.quit(),
    },
    access: {
      state: () => access.state(),
      enter: (pin) => access.enter(pin),
      leave: () => void access.leave(),
      setPin: (pin) => access.setPin(pin),
    },
    officer: {
      state: () => officer.state(),
      signIn: ({ officer: name, pin }) => officer.signIn(name, pin),
      signOut: () => void officer.signOut(),
      setPin: ({ officer: name, pin }) => officer.setPin(name, pin),
      remove: (name) => officer.remove(name),
    },
    settings: {
      read: () => settings.read(),
      change: (change) => settings.change(change),
    },
    apiKey: {
      state: () => apiKey.state(),
      set: (text) => apiKey.set(text),
      clear: () => apiKey.clear(),
      test: () => apiKey.test(),
    },
    visit: {
      recordUnchecked: (reason) => visit.recordUnchecked(reason),
      recordConsent: (given) => visit.recordConsent(given),
    },
    counter: {
      arrangement: () => counter.arrangement(),
      view: () => counter.view(),
      show: (view) => void counter.show(view),
      showFrame: (view) => void counter.showFrame(view),
      command: (command) => void counter.command(command),
    },
    submission: {
      submit: (pair) => submission.submit(pair),
      find: (id) => submission.find(id),
      list: () => submission.list(LIST_LIMIT),
      queue: () => submission.status(),
      sendNow: (id) => submission.sendNow(id),
      setReference: ({ id, reference }) => submission.setReference(id, reference),
      withdraw: ({ id, by, reason }) => submission.withdraw(id, by, reason),
    },
    audit: {
      export: (format) => audit.export(format),
      page: (query) => audit.page(query),
      verify: () => audit.verify(),
    },
    passphrase: {
      state: () => passphrase.state(),
      enter: (text) => passphrase.enter(text),
      set: (text) => passphrase.set(text),
    },
    results: {
      state: () => results.state(),
      setSecret: (text) => results.setSecret(text),
      clearSecret: () => results.clearSecret(),
      test: () => results.test(),
    },
    support: {
      diagnose: () => support.diagnose(),
      saveBundle: (page) => support.saveBundle(page),
    },
    configuration: {
      export: () => configuration.export(),
      choose: () => configuration.choose(),
      apply: () => configuration.apply(),
    },
    pictureKey: {
      renew: () => pictureKey.renew(),
    },
    practice: {
      rehearse: (outcome) => practice.rehearse(outcome),
    },
  }
}
