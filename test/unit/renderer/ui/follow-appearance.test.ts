import { shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../../src/shared/domain/settings.ts'
import { followAppearance, type ContrastWish } from '../../../../src/renderer/ui/follow-appearance.ts'

type Look = Pick<Settings, 'theme' | 'textSize'>

/** The system's wish for contrast, to be changed by the test. */
function wishOf(matches: boolean) {
  const events = new EventTarget()
  const wish = Object.assign(events, { matches }) as EventTarget & ContrastWish & { matches: boolean }
  return {
    wish,
    change: (now: boolean) => {
      wish.matches = now
      events.dispatchEvent(new Event('change'))
    },
  }
}

function followed(look: Look, wantsContrast = false) {
  const settings = shallowRef(look)
  const root = { dataset: {} as Record<string, string | undefined> }
  const { wish, change } = wishOf(wantsContrast)
  const stop = followAppearance(() => settings.value, root, wish)
  return { settings, said: root.dataset, change, stop }
}

describe('the look of the kiosk', () => {
  it('is on the page from the start, and follows every change of the settings', () => {
    const { settings, said } = followed({ theme: 'dark', textSize: 'normal' })
    expect(said).toEqual({ theme: 'dark', contrast: 'normal', textSize: 'normal' })
    settings.value = { theme: 'high-contrast', textSize: 'large' }
    expect(said).toEqual({ theme: 'high-contrast', contrast: 'more', textSize: 'large' })
  })

  it('has more contrast when the system asks for it, where it is to follow the system', () => {
    const { said, change } = followed({ theme: 'system', textSize: 'normal' }, true)
    expect(said['contrast']).toBe('more')
    change(false)
    expect(said['contrast']).toBe('normal')
  })

  it.each(['light', 'dark'] as const)('stays %s as it was chosen, whatever the system asks for', (theme) => {
    const { said, change } = followed({ theme, textSize: 'normal' })
    change(true)
    expect(said).toEqual({ theme, contrast: 'normal', textSize: 'normal' })
  })

  it('changes no more once it is stopped', () => {
    const { settings, said, change, stop } = followed({ theme: 'system', textSize: 'normal' })
    stop()
    settings.value = { theme: 'dark', textSize: 'large' }
    change(true)
    expect(said).toEqual({ theme: 'system', contrast: 'normal', textSize: 'normal' })
  })
})
