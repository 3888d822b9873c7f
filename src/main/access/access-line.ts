/** What the audit log says of the administrator's comings. */
import type { AuditEvent } from '../audit/ports.ts'
import { unreachable } from '../../shared/errors/result.ts'
import type { AccessEvent } from './ports.ts'

export function accessLine(event: AccessEvent): AuditEvent {
  switch (event) {
    case 'entered':
      return { kind: 'administrator-entered' }
    case 'refused':
      return { kind: 'administrator-refused', isLockedOut: false }
    case 'locked-out':
      return { kind: 'administrator-refused', isLockedOut: true }
    case 'pin-set':
      return { kind: 'administrator-pin-set' }
    default:
      return unreachable(event)
  }
}
