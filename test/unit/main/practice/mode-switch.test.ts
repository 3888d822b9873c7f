import { describe, expect, it, vi } from 'vitest'
import { createModeSwitch, enterOrReturn, type KioskMode } from '../../../../src/main/practice/mode-switch.ts'

/** Worlds that write down when they open and close. */
function worlds() {
  const diary: string[] = []
  const modeSwitch = createModeSwitch(async (mode: KioskMode) => {
    diary.push(`open ${mode}`)
    await Promise.resolve()
    return {
      mode,
      leave: async () => {
        await Promise.resolve()
        diary.push(`left ${mode}`)
      },
    }
  })
  return { diary, modeSwitch }
}

describe('practice and live never share a record', () => {
  it('the old world is left before the new one opens', async () => {
    const { diary, modeSwitch } = worlds()
    await modeSwitch.enter('practice')
    await modeSwitch.enter('live')
    expect(diary).toEqual(['open practice', 'left practice', 'open live'])
    expect(modeSwitch.current().mode).toBe('live')
  })

  it('two changes at once wait for each other', async () => {
    const { diary, modeSwitch } = worlds()
    await Promise.all([modeSwitch.enter('practice'), modeSwitch.enter('live'), modeSwitch.enter('practice')])
    expect(diary).toEqual(['open practice', 'left practice', 'open live', 'left live', 'open practice'])
  })

  it('the same mode again changes nothing', async () => {
    const { diary, modeSwitch } = worlds()
    await modeSwitch.enter('live')
    await modeSwitch.enter('live')
    expect(diary).toEqual(['open live'])
  })

  it('a world that does not open is heard of, and the next change still works', async () => {
    let isBroken = true
    const modeSwitch = createModeSwitch(async (mode) => {
      if (isBroken) throw new Error('cannot open')
      return { mode, leave: async () => undefined }
    })
    await expect(modeSwitch.enter('live')).rejects.toThrow('cannot open')
    expect(() => modeSwitch.current()).toThrow('no mode is open')
    isBroken = false
    await modeSwitch.enter('live')
    expect(modeSwitch.current().mode).toBe('live')
  })

  it('a world that must be mended is left and opened again in its turn', async () => {
    const { diary, modeSwitch } = worlds()
    await modeSwitch.reopen()
    expect(diary).toEqual([])
    await Promise.all([modeSwitch.enter('live'), modeSwitch.reopen()])
    expect(diary).toEqual(['open live', 'left live', 'open live'])
    expect(modeSwitch.current().mode).toBe('live')
  })

  it('after leaving nothing is open', async () => {
    const { diary, modeSwitch } = worlds()
    await modeSwitch.enter('live')
    await modeSwitch.leave()
    expect(diary.at(-1)).toBe('left live')
    expect(() => modeSwitch.current()).toThrow()
  })
})

describe('a mode that does not open', () => {
  it('is refused, and the one before goes on', async () => {
    const worlds = createModeSwitch(async (mode) => {
      if (mode === 'live') throw new Error('cannot open')
      return { mode, leave: async () => undefined }
    })
    await worlds.enter('practice')
    expect(await enterOrReturn(worlds, 'practice', 'live')).toEqual({
      ok: false,
      error: { code: 'STORE_FAILED', note: 'live mode could not be opened' },
    })
    expect(worlds.current().mode).toBe('practice')
  })

  it('shows no world in the middle of a change', async () => {
    let finish = (): void => undefined
    const worlds = createModeSwitch(async (mode) => {
      if (mode === 'live') await new Promise<void>((resolve) => (finish = resolve))
      return { mode, leave: async () => undefined }
    })
    await worlds.enter('practice')
    const entering = worlds.enter('live')
    await vi.waitFor(() => expect(worlds.currentIfAny()).toBeUndefined())
    finish()
    await entering
    expect(worlds.currentIfAny()).toMatchObject({ mode: 'live' })
  })
})
