import { expect, it } from 'vitest'
import { autostartEntry } from '../../../../src/main/guard/autostart-entry.ts'

it('starts the program, whatever its path is made of', () => {
  const execOf = (program: string) => /^Exec=(.*)$/m.exec(autostartEntry(program))?.[1]
  expect(execOf('/opt/Countersign/countersign')).toBe('"/opt/Countersign/countersign"')
  expect(execOf('/home/a b/50%/Countersign.AppImage')).toBe('"/home/a b/50%%/Countersign.AppImage"')
  expect(execOf('/x/$(id)`"\\')).toBe('"/x/\\\\$(id)\\\\`\\\\"\\\\\\\\"')
})
