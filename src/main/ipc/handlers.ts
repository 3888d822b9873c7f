/** Each call of the contract, passed on to one use case in one line. */
import type { IpcHandlers } from '../../shared/contract/ipc-bind.ts'
import type { UseCases } from './ports.ts'

/** As the contract promises for `submission.list`. */
const LIST_LIMIT = 200

export function createHandlers({
  kiosk,
  access,
  settings,
  apiKey,
  visit,
  submission,
  audit,
  pictureKey,
  practice,
}: UseCases): IpcHandlers {
  return {
    kiosk: {
      describe: () => kiosk.describe(),
      report: (failure) => void kiosk.noteRendererFailure(failure),
      hintOnline: (isOnline) => void submission.hintOnline(isOnline),
    },
    access: {
      state: () => access.state(),
      enter: (pin) => access.enter(pin),
      leave: () => void access.leave(),
      setPin: (pin) => access.setPin(pin),
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
    },
    pictureKey: {
      renew: () => pictureKey.renew(),
    },
    practice: {
      rehearse: (outcome) => practice.rehearse(outcome),
    },
  }
}
