/** Keeps `<html>` true to the chosen theme and text size, and to the system's wish for contrast where it is asked for. */
import { shallowRef, watchEffect } from 'vue'
import type { Settings } from '../../shared/domain/settings.ts'

export interface AppearanceRoot {
  readonly dataset: Record<string, string | undefined>
}

/** What is read of `matchMedia('(prefers-contrast: more)')`. */
export type ContrastWish = Pick<MediaQueryList, 'matches' | 'addEventListener' | 'removeEventListener'>

/**
 * Sets `data-theme`, `data-contrast` (`more` or `normal`) and `data-text-size` now and at every change.
 * @returns how to stop
 */
export function followAppearance(
  settings: () => Pick<Settings, 'theme' | 'textSize'>,
  root: AppearanceRoot = document.documentElement,
  wish: ContrastWish = matchMedia('(prefers-contrast: more)'),
): () => void {
  const systemWantsMore = shallowRef(wish.matches)
  const ask = (): void => void (systemWantsMore.value = wish.matches)
  wish.addEventListener('change', ask)
  const watching = watchEffect(
    () => {
      const { theme, textSize } = settings()
      const hasMore = theme === 'high-contrast' || (theme === 'system' && systemWantsMore.value)
      root.dataset['theme'] = theme
      root.dataset['contrast'] = hasMore ? 'more' : 'normal'
      root.dataset['textSize'] = textSize
    },
    { flush: 'sync' },
  )
  return () => {
    watching.stop()
    wish.removeEventListener('change', ask)
  }
}
