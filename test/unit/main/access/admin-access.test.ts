import { describe, expect, it } from 'vitest'
import { createAdminAccess } from '../../../../src/main/access/admin-access.ts'
import type { AccessEvent } from '../../../../src/main/access/ports.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile, type FakeKeyValueFile } from '../../../fakes/key-value-file.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'

const PIN = '274951'
const IDLE_MS = 3 * 60_000
const WRONG = '135790'
/** As little work as scrypt allows: what is tested here is not its strength. */
const cost = { N: 2, r: 1, p: 1 }

function setup(file: FakeKeyValueFile = createFakeKeyValueFile(), clock = createManualClock()) {
  const events: AccessEvent[] = []
  const states: boolean[] = []
  const access = createAdminAccess({
    file,
    clock,
    cost,
    idleMs: () => IDLE_MS,
    onChanged: ({ isOpen }) => states.push(isOpen),
    onEvent: (event) => events.push(event),
  })
  return { file, clock, access, events, states, restarted: () => setup(file, clock) }
}

async function withPin() {
  const kiosk = setup()
  await kiosk.access.setPin(PIN)
  kiosk.access.leave()
  return kiosk
}

async function afterWrongTries(count: number) {
  const kiosk = await withPin()
  for (let index = 0; index < count; index += 1) await kiosk.access.enter(WRONG)
  return kiosk
}

describe("the administrator's door", () => {
  it('is open to everybody until a PIN is set', () => {
    const { access } = setup()
    expect(access.state()).toEqual({ hasPin: false, isOpen: false })
    expect(access.allow()).toEqual(success(undefined))
  })

  it('asks for the PIN from then on, also after a restart', async () => {
    const { access, restarted } = await withPin()
    expect(access.allow()).toEqual(failure('PIN_NEEDED'))
    expect(restarted().access.allow()).toEqual(failure('PIN_NEEDED'))
  })

  it('opens to the right PIN and closes when the administrator leaves', async () => {
    const { access, states } = await withPin()
    states.length = 0
    expect(await access.enter(PIN)).toEqual(success(undefined))
    expect(access.allow()).toEqual(success(undefined))
    access.leave()
    expect(access.allow()).toEqual(failure('PIN_NEEDED'))
    expect(states).toEqual([true, false])
  })

  it('closes by itself after a while without work, and work keeps it open', async () => {
    const { access, clock } = await withPin()
    await access.enter(PIN)
    await clock.pass(IDLE_MS - 1)
    access.allow()
    await clock.pass(IDLE_MS - 1)
    expect(access.state().isOpen).toBe(true)
    await clock.pass(1)
    expect(access.state().isOpen).toBe(false)
  })

  it('stays shut to a wrong PIN', async () => {
    const { access, events } = await withPin()
    expect(await access.enter(WRONG)).toEqual(failure('PIN_WRONG'))
    expect(access.state().isOpen).toBe(false)
    expect(events).toEqual(['pin-set', 'refused'])
  })
})

describe('too many wrong PINs', () => {
  it('lock everybody out, the right PIN too', async () => {
    const { access, clock, events } = await afterWrongTries(5)
    expect(events.at(-1)).toBe('locked-out')
    expect(access.state().lockedUntilMs).toBe(clock.nowMs() + 30_000)
    expect(await access.enter(PIN)).toEqual(failure('PIN_LOCKED_OUT'))
    await clock.pass(30_000)
    expect(await access.enter(PIN)).toEqual(success(undefined))
  })

  it('are still counted after a restart', async () => {
    const { access } = (await afterWrongTries(5)).restarted()
    expect(await access.enter(PIN)).toEqual(failure('PIN_LOCKED_OUT'))
  })

  it('are counted before they are looked at: a disk that cannot count them lets nobody in', async () => {
    const { access, file } = await withPin()
    file.refuseWrites(true)
    expect(await access.enter(WRONG)).toEqual(failure('STORE_FAILED'))
    expect(await access.enter(PIN)).toEqual(failure('STORE_FAILED'))
    expect(access.state().isOpen).toBe(false)
  })

  it('that come side by side are looked at one after the other', async () => {
    const { access } = await withPin()
    const tried = await Promise.all(Array.from({ length: 8 }, () => access.enter(WRONG)))
    expect(tried.filter((result) => !result.ok && result.error.code === 'PIN_WRONG')).toHaveLength(4)
  })

  it('are forgotten with the right one', async () => {
    const { access } = await afterWrongTries(4)
    await access.enter(PIN)
    access.leave()
    expect(await access.enter(WRONG)).toEqual(failure('PIN_WRONG'))
  })

  it('keep nobody waiting for a year because the clock was set back by one', async () => {
    const { access, clock } = await afterWrongTries(5)
    clock.jump(-365 * 86_400_000)
    expect(await access.enter(PIN)).toEqual(failure('PIN_LOCKED_OUT'))
    await clock.pass(30_000)
    expect(await access.enter(PIN)).toEqual(success(undefined))
  })

  it('whose count was damaged keep the longest wait', async () => {
    const { access, file, clock } = await withPin()
    file.set('administratorTries', 'none, I promise')
    expect(await access.enter(PIN)).toEqual(failure('PIN_LOCKED_OUT'))
    await clock.pass(3_600_000)
    expect(await access.enter(PIN)).toEqual(success(undefined))
  })
})

describe('the PIN', () => {
  it.each(['', '12345', '1234567890123', '27495a', '111111', '123456', '987654', '789012', '٣٤٥٦٧٨'])(
    '%j is refused',
    async (pin) => {
      expect(await setup().access.setPin(pin)).toEqual(failure('PIN_TOO_EASY'))
    },
  )

  it('can be changed by the administrator only', async () => {
    const { access } = await withPin()
    expect(await access.setPin('860213')).toEqual(failure('PIN_NEEDED'))
    await access.enter(PIN)
    expect(await access.setPin('860213')).toEqual(success(undefined))
    access.leave()
    expect(await access.enter(PIN)).toEqual(failure('PIN_WRONG'))
    expect(await access.enter('860213')).toEqual(success(undefined))
  })

  it('stands when the disk refuses another one', async () => {
    const { access, file } = await withPin()
    await access.enter(PIN)
    file.refuseWrites(true)
    expect(await access.setPin('860213')).toEqual(failure('STORE_FAILED'))
    file.refuseWrites(false)
    access.leave()
    expect(await access.enter(PIN)).toEqual(success(undefined))
  })

  it('is nowhere in the file, and two kiosks with the same one keep different hashes', async () => {
    const one = await withPin()
    const other = await withPin()
    expect(one.file.text()).not.toContain(PIN)
    expect(one.file.text()).not.toBe(other.file.text())
  })

  it('that was tampered with opens nothing and is not taken for none', async () => {
    const { access, file } = await withPin()
    file.set('administratorPin', { salt: '', hash: '', cost })
    expect(access.allow()).toEqual(failure('PIN_NEEDED'))
    expect(await access.enter(PIN)).toEqual(failure('PIN_WRONG'))
  })
})
