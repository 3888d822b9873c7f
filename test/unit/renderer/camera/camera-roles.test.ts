import { describe, expect, it } from 'vitest'
import { assignRoles, type CameraDevice } from '../../../../src/renderer/camera/camera-roles.ts'

const camera = (deviceId: string, label = `Camera ${deviceId}`, groupId = `group ${deviceId}`): CameraDevice => ({
  deviceId,
  label,
  groupId,
})
const desk = camera('desk')
const front = camera('front')
const other = camera('other')

const ids = (devices: readonly CameraDevice[], remembered: Parameters<typeof assignRoles>[1]): unknown => {
  const { card, face } = assignRoles(devices, remembered)
  const named = (role: typeof card): string | undefined =>
    role === 'ambiguous' ? role : role && `${role.device.deviceId}${role.isRemembered ? '' : '?'}`
  return { card: named(card), face: named(face) }
}

describe('camera roles', () => {
  it('no camera serves no role', () => {
    expect(assignRoles([], { card: desk })).toEqual({})
  })

  it('a remembered camera is known by its id, whatever the order', () => {
    expect(ids([other, front, desk], { card: desk, face: front })).toEqual({ card: 'desk', face: 'front' })
  })

  it('a camera whose id changed is known by label and group', () => {
    const renamed = { ...desk, deviceId: 'new id' }
    const twin = { ...desk, deviceId: 'twin', groupId: 'elsewhere' }
    expect(ids([twin, renamed], { card: desk })).toMatchObject({ card: 'new id' })
  })

  it('a camera whose id and group changed is known by its label while only one has it', () => {
    expect(ids([other, camera('x', desk.label, 'y')], { card: desk })).toMatchObject({ card: 'x' })
  })

  it('two cameras of one label are not told apart by guessing', () => {
    const twins = [camera('a', 'Twin', 'g1'), camera('b', 'Twin', 'g2')]
    const remembered = { card: camera('old1', 'Twin', 'o1'), face: camera('old2', 'Twin', 'o2') }
    expect(ids(twins, remembered)).toEqual({ card: 'ambiguous', face: 'ambiguous' })
    // nor is one that stayed given to both, or to the first who asks
    expect(ids(twins.slice(1), remembered)).toEqual({ card: 'ambiguous', face: 'ambiguous' })
    expect(ids([...twins, other], { card: remembered.card })).toEqual({ card: 'ambiguous', face: 'a?' })
  })

  it('twins whose ids changed are told apart by their groups', () => {
    const twins = [camera('a', 'Twin', 'left port'), camera('b', 'Twin', 'right port')]
    const remembered = { card: camera('old1', 'Twin', 'right port'), face: camera('old2', 'Twin', 'left port') }
    expect(ids(twins, remembered)).toEqual({ card: 'b', face: 'a' })
  })

  it('cameras of one name are told apart by the finest picture that they can give', () => {
    const coarse = { ...camera('a', 'USB camera', 'g1'), finestPx: { widthPx: 1280, heightPx: 720 } }
    const fine = { ...camera('b', 'USB camera', 'g2'), finestPx: { widthPx: 3840, heightPx: 2160 } }
    const moved = { ...fine, deviceId: 'old', groupId: 'old' }
    expect(ids([coarse, fine], { card: moved })).toMatchObject({ card: 'b' })
    expect(ids([coarse, other], { card: moved })).toMatchObject({ card: 'a?' })
    const { finestPx: _, ...silent } = moved
    expect(ids([coarse, fine], { card: silent })).toMatchObject({ card: 'ambiguous' })
  })

  it('a twin is known once the other is taken by its id', () => {
    const twins = [camera('a', 'Twin', 'g1'), camera('b', 'Twin', 'g2')]
    const remembered = { card: camera('old', 'Twin', 'o'), face: twins[0] as CameraDevice }
    expect(ids(twins, remembered)).toEqual({ card: 'b', face: 'a' })
  })

  it('a weak likeness of one role never takes what the other knows by id', () => {
    const remembered = { card: camera('gone', front.label, 'gone'), face: front }
    expect(ids([front, other], remembered)).toEqual({ card: 'other?', face: 'front' })
  })

  it('one camera chosen for both roles serves both, also after its id changed', () => {
    expect(ids([other, desk], { card: desk, face: desk })).toEqual({ card: 'desk', face: 'desk' })
    const renamed = { ...desk, deviceId: 'new id' }
    expect(ids([other, renamed], { card: desk, face: desk })).toEqual({ card: 'new id', face: 'new id' })
  })

  it('the only camera serves both roles, and the one it was not chosen for says so', () => {
    expect(ids([desk], { card: desk, face: front })).toEqual({ card: 'desk', face: 'desk?' })
    expect(ids([other], { card: desk, face: front })).toEqual({ card: 'other?', face: 'other?' })
  })

  it('a missing camera is replaced by the first free one, and says so', () => {
    expect(ids([front, other], { card: desk, face: front })).toEqual({ card: 'other?', face: 'front' })
  })

  it('without any choice the first camera takes the card and the second the face', () => {
    expect(ids([desk, front, other], {})).toEqual({ card: 'desk?', face: 'front?' })
  })

  it('cameras without a name are never taken for one another', () => {
    const nameless = camera('', '', '')
    expect(ids([nameless], { card: nameless })).toEqual({ card: '?', face: '?' })
  })
})
