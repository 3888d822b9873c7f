import { expect, it } from 'vitest'
import { sentSize } from '../../../../../src/renderer/vision-worker/picture/sent-size.ts'

it('sends what the camera gives and never enlarges it', () => {
  expect(sentSize('face', { widthPx: 540, heightPx: 720 })).toEqual({ widthPx: 540, heightPx: 720 })
  expect(sentSize('card', { widthPx: 571, heightPx: 360 })).toEqual({ widthPx: 571, heightPx: 360 })
})

it('makes a picture smaller that the service has no use for, in its own shape', () => {
  expect(sentSize('face', { widthPx: 1620, heightPx: 2160 })).toEqual({ widthPx: 960, heightPx: 1280 })
  expect(sentSize('card', { widthPx: 3083, heightPx: 1944 })).toEqual({ widthPx: 1600, heightPx: 1009 })
})
