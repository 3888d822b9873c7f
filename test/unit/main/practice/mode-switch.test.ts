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

  it('is waited for by whoever can wait, through all changes that are under way', async () => {
    const finish: (() => void)[] = []
    const worlds = createModeSwitch(async (mode) => {
      await new Promise<void>((resolve) => finish.push(resolve))
      return { mode, leave: async () => undefined }
    })
    const entered = worlds.enter('practice')
    const waited = worlds.ready()
    const again = worlds.enter('live')
    await expect.poll(() => finish).toHaveLength(1)
    finish[0]?.()
    await expect.poll(() => finish).toHaveLength(2)
    finish[1]?.()
    await Promise.all([entered, again])
    // whichever of the two it met, it was an open one
    expect(await waited).toMatchObject({ leave: expect.any(Function) as unknown })
    expect(await worlds.ready()).toMatchObject({ mode: 'live' })
    await worlds.leave()
    await expect(worlds.ready()).rejects.toThrow('no mode is open')
  })

  it('shows no world in the middle of a change', async () => {
    let finish = (): void => undefined
    const worlds = createModeSwitch(async (mode) => {
      if (mode === 'live') await new Promise<void>((resolve) => (finish = resolve))
      return { mode, leave: async () => undefined }
    })
    await worlds.enter('practice')
    const entering = worlds.enter('live')
    await expect.poll(() => worlds.currentIfAny()).toBeUndefined()
    finish()
    await entering
    expect(worlds.currentIfAny()).toMatchObject({ mode: 'live' })
  })
})

describe('what happens at any moment is told to the world that is open', () => {
  it('at once where one is', async () => {
    const { modeSwitch } = worlds()
    await modeSwitch.enter('live')
    const told: string[] = []
    modeSwitch.tell(({ mode }) => told.push(mode))
    expect(told).toEqual(['live'])
  })

  it('in the middle of a change to the one that comes of it, and throws at nobody', async () => {
    const { modeSwitch } = worlds()
    await modeSwitch.enter('practice')
    const told: string[] = []
    const changed = modeSwitch.enter('live')
    await Promise.resolve()
    expect(modeSwitch.currentIfAny()).toBeUndefined()
    modeSwitch.tell(({ mode }) => told.push(`first, ${mode}`))
    modeSwitch.tell(({ mode }) => told.push(`second, ${mode}`))
    expect(told).toEqual([])
    await changed
    await expect.poll(() => told).toEqual(['first, live', 'second, live'])
  })

  it('to nobody where none comes any more', async () => {
    const { modeSwitch } = worlds()
    await modeSwitch.enter('live')
    const told = vi.fn()
    const left = modeSwitch.leave()
    await Promise.resolve()
    modeSwitch.tell(told)
    await left
    await modeSwitch.leave()
    expect(told).not.toHaveBeenCalled()
  })
})
