import { describe, expect, it } from 'vitest'
import { createCounterWindows } from '../../../../src/main/displays/counter-windows.ts'
import type { Display } from '../../../../src/main/displays/place-windows.ts'
import type { BoxPx } from '../../../../src/shared/domain/units.ts'
import type { Arrangement } from '../../../../src/shared/domain/visit-view.ts'

const primary: Display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1280, height: 800 },
  isPrimary: true,
  isInternal: true,
}
const second: Display = {
  id: 2,
  bounds: { x: 1280, y: 0, width: 1920, height: 1080 },
  isPrimary: false,
  isInternal: false,
}

/** What was done to windows, in order. */
function counter(displays: readonly Display[]) {
  let attached = displays
  let lastId = 0
  const done: string[] = []
  const arranged: Arrangement[] = []
  const windows = createCounterWindows({
    displays: () => attached,
    isOffered: () => true,
    open: (role, { x }: BoxPx) => {
      done.push(`open ${role} at ${x}`)
      return {
        contentsId: ++lastId,
        moveTo: (to, isFullScreen) => done.push(`move ${role} to ${to.x}${isFullScreen ? ' full' : ''}`),
        close: () => done.push(`close ${role}`),
      }
    },
    onArranged: (arrangement) => arranged.push(arrangement),
  })
  const attach = (...now: Display[]): string[] => {
    attached = now
    done.length = 0
    windows.arrange()
    return [...done]
  }
  windows.arrange()
  return { windows, done, arranged, attach }
}

describe('windows come and go with the displays', () => {
  it('with one display, one window', () => {
    expect(counter([primary]).done).toEqual(['open customer at 0'])
  })

  it('started with two, both are opened at once, the customer’s full screen', () => {
    expect(counter([primary, second]).done).toEqual([
      'open customer at 1280',
      'move customer to 1280 full',
      'open officer at 0',
    ])
  })

  it('the customer’s window is only ever moved, the officer’s opened and closed', () => {
    const { attach, arranged } = counter([primary])
    expect(attach(primary, second)).toEqual(['move customer to 1280 full', 'open officer at 0'])
    expect(attach(primary)).toEqual(['move customer to 0', 'close officer'])
    expect(arranged).toEqual(['one-window', 'two-windows', 'one-window'])
  })

  it('a change that concerns no window moves none', () => {
    const { attach } = counter([primary, second])
    expect(attach(primary, second)).toEqual([])
  })

  it('another primary display makes the windows change places', () => {
    const { attach } = counter([primary, second])
    expect(attach({ ...primary, isPrimary: false }, { ...second, isPrimary: true })).toEqual([
      'move customer to 0 full',
      'move officer to 1280',
    ])
  })

  it('a page is known by its window, a stranger’s and a closed one’s by none', () => {
    const { windows, attach } = counter([primary, second])
    expect([1, 2, 3].map((id) => windows.roleOf(id))).toEqual(['customer', 'officer', undefined])
    attach(primary)
    expect([1, 2].map((id) => windows.roleOf(id))).toEqual(['customer', undefined])
  })
})
