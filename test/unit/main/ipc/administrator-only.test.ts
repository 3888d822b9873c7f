import { describe, expect, it } from 'vitest'
import { administratorOnly } from '../../../../src/main/ipc/administrator-only.ts'
import type { UseCases } from '../../../../src/main/ipc/ports.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'

/** Use cases that write down who was reached. */
function recorded() {
  const reached: string[] = []
  const room = (name: string) =>
    new Proxy(
      {},
      {
        get: (_target, call: string) => () => {
          reached.push(`${name}.${call}`)
          return Promise.resolve(success(undefined))
        },
      },
    )
  const useCases = new Proxy({}, { get: (_target, name: string) => room(name), ownKeys: () => [] })
  return { reached, useCases: useCases as UseCases }
}

const guarded = (useCases: UseCases, isIn: boolean) =>
  administratorOnly(useCases, () => (isIn ? success(undefined) : failure('PIN_NEEDED')))

const asks: readonly [string, (useCases: UseCases) => unknown][] = [
  ['kiosk.quit', ({ kiosk }) => kiosk.quit()],
  ['settings.change', ({ settings }) => settings.change({ theme: 'dark' })],
  ['officer.setPin', ({ officer }) => officer.setPin('4711', '2749')],
  ['officer.remove', ({ officer }) => officer.remove('4711')],
  ['apiKey.set', ({ apiKey }) => apiKey.set('a-key')],
  ['apiKey.clear', ({ apiKey }) => apiKey.clear()],
  ['apiKey.test', ({ apiKey }) => apiKey.test()],
  ['audit.export', ({ audit }) => audit.export('csv')],
  ['audit.page', ({ audit }) => audit.page({})],
  ['audit.verify', ({ audit }) => audit.verify()],
  ['support.diagnose', ({ support }) => support.diagnose()],
  ['support.saveBundle', ({ support }) => support.saveBundle({ checks: {}, cameras: [] })],
  ['results.setSecret', ({ results }) => results.setSecret('a secret')],
  ['results.clearSecret', ({ results }) => results.clearSecret()],
  ['results.test', ({ results }) => results.test()],
  ['passphrase.set', ({ passphrase }) => passphrase.set('a passphrase')],
  ['configuration.export', ({ configuration }) => configuration.export()],
  ['configuration.choose', ({ configuration }) => configuration.choose()],
  ['configuration.apply', ({ configuration }) => configuration.apply()],
  ['pictureKey.renew', ({ pictureKey }) => pictureKey.renew()],
]

describe('what is the administrator’s', () => {
  it.each(asks)('%s is not reached without the PIN', async (_name, ask) => {
    const { reached, useCases } = recorded()
    expect(await ask(guarded(useCases, false))).toEqual(failure('PIN_NEEDED'))
    expect(reached).toEqual([])
  })

  it.each(asks)('%s is reached with it', async (name, ask) => {
    const { reached, useCases } = recorded()
    expect(await ask(guarded(useCases, true))).toEqual(success(undefined))
    expect(reached).toEqual([name])
  })

  it('leaves an officer’s own coming and going to them', async () => {
    const { reached, useCases } = recorded()
    const { officer } = guarded(useCases, false)
    await officer.signIn('4711', '2749')
    officer.signOut()
    officer.state()
    expect(reached).toEqual(['officer.signIn', 'officer.signOut', 'officer.state'])
  })

  it('leaves the state of the key to everybody', async () => {
    const { reached, useCases } = recorded()
    await guarded(useCases, false).apiKey.state()
    expect(reached).toEqual(['apiKey.state'])
  })
})
