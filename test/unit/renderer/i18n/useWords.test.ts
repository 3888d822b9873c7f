import { createSSRApp, defineComponent, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { CustomerErrorCode, ErrorCode } from '../../../../src/shared/errors/error-catalog.ts'
import { createKioskI18n } from '../../../../src/renderer/i18n/create-i18n.ts'
import { useWords, type KioskWords } from '../../../../src/renderer/i18n/useWords.ts'
import type { WordKey, WordValues } from '../../../../src/renderer/i18n/words.ts'

/** Renders one paragraph that says what `say` returns. */
async function rendered(i18n: ReturnType<typeof createKioskI18n>, say: (words: KioskWords) => string): Promise<string> {
  const Speaker = defineComponent(() => {
    const words = useWords()
    return () => h('p', say(words))
  })
  return await renderToString(createSSRApp(Speaker).use(i18n))
}

describe('useWords', () => {
  it('says a text with its values in the language of the kiosk', async () => {
    const say = ({ t }: KioskWords) => t('staff.value.atLeast', { value: 1, threshold: 2 })
    expect(await rendered(createKioskI18n('en'), say)).toBe('<p>1 (needs 2)</p>')
    expect(await rendered(createKioskI18n('ms'), say)).toBe('<p>1 (perlu 2)</p>')
    expect(await rendered(createKioskI18n('zh-CN'), say)).toBe('<p>1（须达到 2）</p>')
  })

  it('sets the language of the whole kiosk, not of one component', async () => {
    const i18n = createKioskI18n('en')
    const html = await rendered(i18n, ({ t, language }) => {
      language.value = 'ms'
      return t('common.cancel')
    })
    expect(html).toBe('<p>Batal</p>')
    expect(i18n.global.locale.value).toBe('ms')
  })

  it('does not compile with a path that does not exist', () => {
    expectTypeOf<'screen.idle.start'>().toExtend<WordKey>()
    expectTypeOf<'screen.idle.nowhere'>().not.toExtend<WordKey>()
    expectTypeOf<'screen.idle'>().not.toExtend<WordKey>()
    expectTypeOf<`error.${ErrorCode}.staff.doNow`>().toExtend<WordKey>()
    expectTypeOf<`error.${CustomerErrorCode}.remedyCard`>().toExtend<WordKey>()
    expectTypeOf<'error.STORE_FULL.live'>().not.toExtend<WordKey>()
  })

  it('does not compile without the values that a text asks for', () => {
    expectTypeOf<WordValues<'screen.idle.start'>>().toEqualTypeOf<[]>()
    expectTypeOf<WordValues<'screen.idleWarning.countdown'>>().toEqualTypeOf<
      [values: Readonly<Record<'seconds', string | number>>]
    >()
    expectTypeOf<WordValues<'staff.value.atLeast'>>().toEqualTypeOf<
      [values: Readonly<Record<'value' | 'threshold', string | number>>]
    >()
  })
})
