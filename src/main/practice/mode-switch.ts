/**
 * Practice and live are two worlds, each with its own store, queue and service: a record never crosses over.
 * Knows when to open and leave a world, not what is in it.
 */
import type { Settings } from '../../shared/domain/settings.ts'
import { failure, success, type Result } from '../../shared/errors/result.ts'

export type KioskMode = Settings['mode']

export interface World {
  /** Finishes what is under way; resolves when nothing of it is open any more. */
  leave(): Promise<void>
}

export interface ModeSwitch<W extends World> {
  /** The world that is open now. Throws before the first `enter` has resolved. */
  current(): W
  /** Absent while no world is open, for example in the middle of a change. */
  currentIfAny(): W | undefined
  /** The world that is open, or that will be once the changes under way are done. Rejects when they leave none open. */
  ready(): Promise<W>
  /**
   * For what may come at any moment: done at once in the world that is open, and in the middle of a change in the one that
   * comes of it. Left undone where none does. @param work must not throw
   */
  tell(work: (world: W) => void): void
  /** Leaves the old world and opens the new one; the same mode again changes nothing. Calls wait for each other. */
  enter(mode: KioskMode): Promise<void>
  /** Leaves the open world and opens it again, for what can be mended only so. Nothing is done while none is open. */
  reopen(): Promise<void>
  leave(): Promise<void>
}

/** @param open makes a world ready for use; when it throws, the kiosk has no world and `current` throws */
export function createModeSwitch<W extends World>(open: (mode: KioskMode) => Promise<W>): ModeSwitch<W> {
  let here: { readonly mode: KioskMode; readonly world: W } | undefined
  let lastStep: Promise<void> = Promise.resolve()

  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const turn = lastStep.then(step)
    // the next step waits for this one but does not fail with it; the caller of this one hears of it
    lastStep = turn.catch(() => undefined)
    return turn
  }

  const leaveHere = async (): Promise<void> => {
    const left = here
    here = undefined
    await left?.world.leave()
  }

  const current = (): W => {
    if (!here) throw new Error('no mode is open')
    return here.world
  }

  return {
    current,
    ready: async () => {
      for (let awaited: unknown; !here && awaited !== lastStep;) {
        awaited = lastStep
        await lastStep
      }
      return current()
    },
    currentIfAny: () => here?.world,
    tell: (work) => {
      if (here) return work(here.world)
      void inTurn(() => Promise.resolve(here && work(here.world)))
    },
    enter: (mode) =>
      inTurn(async () => {
        if (here?.mode === mode) return
        await leaveHere()
        here = { mode, world: await open(mode) }
      }),
    reopen: () =>
      inTurn(async () => {
        if (!here) return
        const { mode } = here
        await leaveHere()
        here = { mode, world: await open(mode) }
      }),
    leave: () => inTurn(leaveHere),
  }
}

/** Enters `mode`; where that world does not open, the one before is opened again. @returns STORE_FAILED then */
export async function enterOrReturn(
  worlds: ModeSwitch<World>,
  before: KioskMode,
  mode: KioskMode,
): Promise<Result<undefined>> {
  try {
    await worlds.enter(mode)
    return success(undefined)
  } catch {
    await worlds.enter(before)
    return failure('STORE_FAILED', { note: `${mode} mode could not be opened` })
  }
}
