import { describe, expect, it } from 'vitest'
import { isHeldKey, type PressedKey } from '../../../../src/main/guard/held-keys.ts'

const pressed = (keys: string): PressedKey => {
  const parts = keys.split(' + ')
  const has = (name: string): boolean => parts.includes(name)
  return { key: parts.at(-1)!, control: has('Ctrl'), alt: has('Alt'), meta: has('Meta') }
}

describe('keys that never reach the kiosk', () => {
  it.each([
    'F1',
    'F5',
    'F11',
    'F12',
    'ContextMenu',
    'BrowserBack',
    'Ctrl + r',
    'Ctrl + R',
    'Ctrl + w',
    'Ctrl + p',
    'Ctrl + s',
    'Ctrl + o',
    'Ctrl + n',
    'Ctrl + i',
    'Ctrl + +',
    'Ctrl + -',
    'Ctrl + 0',
    'Ctrl + Tab',
    'Meta + q',
    'Meta + r',
    'Alt + F4',
    'Alt + ArrowLeft',
    'Alt + Home',
    'Ctrl + Alt + Delete',
  ])('%s', (keys) => {
    expect(isHeldKey(pressed(keys))).toBe(true)
  })
})

describe('keys that people need', () => {
  it.each([
    'a',
    'Enter',
    ' ',
    'Tab',
    'Escape',
    'ArrowLeft',
    'Backspace',
    'Shift',
    'Alt',
    'Control',
    'Ctrl + c',
    'Ctrl + v',
    'Ctrl + V',
    'Ctrl + z',
    'Ctrl + ArrowLeft',
    'Ctrl + Backspace',
    'Meta + a',
    // AltGr on keyboards of many languages
    'Ctrl + Alt + @',
    'Ctrl + Alt + ł',
  ])('%s', (keys) => {
    expect(isHeldKey(pressed(keys))).toBe(false)
  })
})
