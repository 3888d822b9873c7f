import { describe, expect, it } from 'vitest'
import { isOwnUrl } from '../../../../src/main/guard/app-origin.ts'

describe('only the kiosk itself is its own origin', () => {
  it.each(['app://kiosk/index.html', 'app://kiosk/', 'app://kiosk/assets/x.js?y#z'])('%s is ours', (url) => {
    expect(isOwnUrl(url)).toBe(true)
  })

  it.each([
    'app://kiosk.evil/index.html',
    'app://other/index.html',
    'app://user@kiosk/index.html',
    'http://kiosk/index.html',
    'https://app/kiosk',
    'file:///index.html',
    'http://localhost:5173/',
    'about:blank',
    'not a url',
    '',
  ])('%s is not', (url) => {
    expect(isOwnUrl(url)).toBe(false)
  })

  it('the development server counts only where one is named, with its port', () => {
    expect(isOwnUrl('http://localhost:5173/x', 'http://localhost:5173')).toBe(true)
    expect(isOwnUrl('http://localhost:5174/x', 'http://localhost:5173')).toBe(false)
    expect(isOwnUrl('http://localhost:5173/x', 'nonsense')).toBe(false)
  })
})
