import { describe, expect, it } from 'vitest'
import { createOfficerAccess } from '../../../../src/main/access/officer-access.ts'
import { officerLine } from '../../../../src/main/access/access-line.ts'
import type { OfficerEvent } from '../../../../src/main/access/ports.ts'
import { MAX_OFFICERS, type OfficerState } from '../../../../src/shared/domain/officer.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'
import { createFakeKeyValueFile, type FakeKeyValueFile } from '../../../fakes/key-value-file.ts'
import { createManualClock } from '../../../fakes/manual-clock.ts'

const PIN = '2749'
const IDLE_MS = 7 * 60_000
const OTHER_PIN = '8602'
const WRONG = '1357'
/** As little work as scrypt allows: what is tested here is not its strength. */
const cost = { N: 2, r: 1, p: 1 }

function setup(file: FakeKeyValueFile = createFakeKeyValueFile(), clock = createManualClock()) {
  const events: OfficerEvent[] = []
  const states: OfficerState[] = []
  const required = { is: true }
  const access = createOfficerAccess({
    file,
    clock,
    cost,
    isRequired: () => required.is,
    idleMs: () => IDLE_MS,
    onChanged: (state) => states.push(state),
    onEvent: (event) => events.push(event),
  })
  return { file, clock, access, events, states, required, restarted: () => setup(file, clock) }
}

async function withTwo() {
  const kiosk = setup()
  await kiosk.access.setPin('4711', PIN)
  await kiosk.access.setPin('Mei', OTHER_PIN)
  kiosk.events.length = 0
  return kiosk
}

describe('the officers’ door', () => {
  it('stands open, and names nobody, where officers do not sign in', async () => {
    const { access, required } = await withTwo()
    required.is = false
    await access.signIn('4711', PIN)
    expect(access.allow()).toEqual(success(undefined))
  })

  it('asks for an officer once it is switched on, and says who came through', async () => {
    const { access } = await withTwo()
    expect(access.allow()).toEqual(failure('OFFICER_NEEDED'))
    expect(await access.signIn('4711', PIN)).toEqual(success(undefined))
    expect(access.allow()).toEqual(success('4711'))
    expect(access.state()).toEqual({ isRequired: true, officers: ['4711', 'Mei'], signedIn: '4711' })
  })

  it('is shut again after a sign-out, and after a restart', async () => {
    const { access, events, restarted } = await withTwo()
    await access.signIn('4711', PIN)
    expect(restarted().access.allow()).toEqual(failure('OFFICER_NEEDED'))
    access.signOut()
    expect(access.allow()).toEqual(failure('OFFICER_NEEDED'))
    expect(events.map(officerLine)).toEqual([
      { kind: 'officer-signed-in', officer: '4711' },
      { kind: 'officer-signed-out', officer: '4711', way: 'by-hand' },
    ])
  })

  it('shuts by itself after a while without work, and work keeps it open', async () => {
    const { access, clock, events } = await withTwo()
    await access.signIn('4711', PIN)
    await clock.pass(IDLE_MS - 1)
    access.allow()
    await clock.pass(IDLE_MS - 1)
    expect(access.state().signedIn).toBe('4711')
    await clock.pass(1)
    expect(access.state().signedIn).toBeUndefined()
    expect(events.at(-1)).toEqual({ kind: 'signed-out', officer: '4711', way: 'idle' })
  })

  it('lets one through at a time: whoever signs in signs the other out', async () => {
    const { access, events } = await withTwo()
    await access.signIn('4711', PIN)
    await access.signIn('Mei', OTHER_PIN)
    expect(access.allow()).toEqual(success('Mei'))
    expect(events.map(({ kind, officer }) => `${officer} ${kind}`)).toEqual([
      '4711 signed-in',
      '4711 signed-out',
      'Mei signed-in',
    ])
  })
})

describe('a wrong PIN', () => {
  it('of an officer is refused and written down', async () => {
    const { access, events } = await withTwo()
    expect(await access.signIn('4711', OTHER_PIN)).toEqual(failure('PIN_WRONG'))
    expect(access.state().signedIn).toBeUndefined()
    expect(events.map(officerLine)).toEqual([{ kind: 'officer-refused', officer: '4711', isLockedOut: false }])
  })

  it('with a name that nobody has is as wrong, and the name is not written down', async () => {
    const { access, events, file } = await withTwo()
    expect(await access.signIn('Tan Ah Kow', PIN)).toEqual(failure('PIN_WRONG'))
    expect(events).toEqual([])
    expect(file.text()).not.toContain('Tan')
  })

  it.each(['toString', '__proto__', 'constructor'])('with the name %s opens nothing', async (name) => {
    expect(await (await withTwo()).access.signIn(name, PIN)).toEqual(failure('PIN_WRONG'))
  })

  it('too often locks that officer out, also after a restart, and no other', async () => {
    const { access, events, restarted } = await withTwo()
    for (let index = 0; index < 5; index += 1) await access.signIn('4711', WRONG)
    expect(events.at(-1)).toEqual({ kind: 'refused', officer: '4711', isLockedOut: true })
    const again = restarted().access
    expect(await again.signIn('4711', PIN)).toEqual(failure('PIN_LOCKED_OUT'))
    expect(await again.signIn('Mei', OTHER_PIN)).toEqual(success(undefined))
  })

  it('is counted before it is looked at: a disk that cannot count it lets nobody in', async () => {
    const { access, file } = await withTwo()
    file.refuseWrites(true)
    expect(await access.signIn('4711', PIN)).toEqual(failure('STORE_FAILED'))
  })
})

describe('who may sign in', () => {
  it('keeps no PIN in the file', async () => {
    const { file } = await withTwo()
    expect(file.text()).not.toContain(PIN)
    expect(file.text()).toContain('4711')
  })

  it.each(['123', '1111', '1234', '123456789', '27a9'])('%j is no PIN', async (pin) => {
    expect(await setup().access.setPin('4711', pin)).toEqual(failure('PIN_TOO_EASY'))
  })

  it.each(['', ' ', 'a/b', '__proto__', '12345678901234567'])('%j is no name', async (name) => {
    expect(await setup().access.setPin(name, PIN)).toMatchObject({ ok: false, error: { code: 'SETTINGS_INVALID' } })
  })

  it('another PIN takes the old one’s place and frees whoever was locked out', async () => {
    const { access } = await withTwo()
    for (let index = 0; index < 5; index += 1) await access.signIn('4711', WRONG)
    await access.setPin('4711', '5093')
    expect(await access.signIn('4711', PIN)).toEqual(failure('PIN_WRONG'))
    expect(await access.signIn('4711', '5093')).toEqual(success(undefined))
  })

  it('another PIN signs out whoever came in by the old one', async () => {
    const { access, events } = await withTwo()
    await access.signIn('4711', PIN)
    await access.setPin('4711', '5093')
    expect(access.allow()).toEqual(failure('OFFICER_NEEDED'))
    expect(events.slice(1).map(officerLine)).toEqual([
      { kind: 'officer-signed-out', officer: '4711', way: 'pin-set' },
      { kind: 'officer-pin-set', officer: '4711' },
    ])
  })

  it('a removed officer is signed out and stays out', async () => {
    const { access, events } = await withTwo()
    await access.signIn('4711', PIN)
    expect(access.remove('4711')).toEqual(success(undefined))
    expect(access.allow()).toEqual(failure('OFFICER_NEEDED'))
    expect(await access.signIn('4711', PIN)).toEqual(failure('PIN_WRONG'))
    expect(events.slice(1).map(officerLine)).toEqual([
      { kind: 'officer-signed-out', officer: '4711', way: 'removed' },
      { kind: 'officer-removed', officer: '4711' },
    ])
  })

  it('an officer who is removed, or given another PIN, while their old one is looked at, does not come in', async () => {
    const { access } = await withTwo()
    const entering = access.signIn('4711', PIN)
    access.remove('4711')
    expect(await entering).toEqual(failure('PIN_WRONG'))
    expect(access.state()).toEqual({ isRequired: true, officers: ['Mei'] })

    // whichever of the two is done first
    await Promise.all([access.signIn('Mei', OTHER_PIN), access.setPin('Mei', '5093')])
    expect(access.allow()).toEqual(failure('OFFICER_NEEDED'))
  })

  it('no more than fit on a list', async () => {
    const names = Array.from({ length: MAX_OFFICERS }, (_, index) => [`o${index}`, { pin: {} }])
    const { access } = setup(createFakeKeyValueFile({ officers: Object.fromEntries(names) }))
    expect(await access.setPin('o0', PIN)).toEqual(success(undefined))
    expect(await access.setPin('new', PIN)).toMatchObject({ ok: false, error: { code: 'SETTINGS_INVALID' } })
  })

  it('a damaged file lets nobody in', async () => {
    const { access } = setup(createFakeKeyValueFile({ officers: 'none' }))
    expect(access.state().officers).toEqual([])
    expect(access.allow()).toEqual(failure('OFFICER_NEEDED'))
  })
})
