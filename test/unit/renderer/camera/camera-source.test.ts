import { describe, expect, it, vi } from 'vitest'
import { chooseCameras } from '../../../../src/renderer/camera/camera-source.ts'
import { fakeCameras } from '../../../fakes/camera.ts'

type Choice = { mode: 'practice' | 'live'; useSampleCameras: boolean }

function chooser(initial: Choice) {
  const attached = fakeCameras()
  const samples = fakeCameras()
  const settings = { ...initial }
  return { attached, samples, settings, source: chooseCameras(() => settings, attached, samples) }
}

describe('which cameras', () => {
  it.each<[Choice['mode'], boolean, 'attached' | 'samples']>([
    ['practice', true, 'samples'],
    ['practice', false, 'attached'],
    ['live', true, 'attached'],
    ['live', false, 'attached'],
  ])('%s mode with samples wanted=%s uses %s', async (mode, useSampleCameras, expected) => {
    const both = chooser({ mode, useSampleCameras })
    await both.source.open('card')
    expect(both[expected].openings).toEqual(['card'])
    expect(both.attached.openings.length + both.samples.openings.length).toBe(1)
  })

  it('a change of settings counts at the next opening', async () => {
    const { source, settings, attached } = chooser({ mode: 'practice', useSampleCameras: true })
    await source.open('face')
    settings.mode = 'live'
    await source.open('face')
    expect(attached.openings).toEqual(['face'])
  })

  it('changes of either are heard until unsubscribed', () => {
    const { source, attached, samples } = chooser({ mode: 'live', useSampleCameras: false })
    const heard = vi.fn()
    const unsubscribe = source.onChange(heard)
    attached.change()
    samples.change()
    unsubscribe()
    attached.change()
    samples.change()
    expect(heard).toHaveBeenCalledTimes(2)
  })
})
