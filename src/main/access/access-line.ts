/** What the audit log says of the administrator's and the officers' comings, and of the passphrase. */
import type { AuditEvent } from '../audit/ports.ts'
import { unreachable } from '../../shared/errors/result.ts'
import type { PassphraseEvent } from './passphrase-lock.ts'
import type { AccessEvent, OfficerEvent } from './ports.ts'

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

export function officerLine(event: OfficerEvent): AuditEvent {
  const { officer } = event
  switch (event.kind) {
    case 'signed-in':
      return { kind: 'officer-signed-in', officer }
    case 'signed-out':
      return { kind: 'officer-signed-out', officer, way: event.way }
    case 'refused':
      return { kind: 'officer-refused', officer, isLockedOut: event.isLockedOut }
    case 'pin-set':
      return { kind: 'officer-pin-set', officer }
    case 'removed':
      return { kind: 'officer-removed', officer }
    default:
      return unreachable(event)
  }
}

export function passphraseLine(event: PassphraseEvent): AuditEvent {
  switch (event) {
    case 'set':
      return { kind: 'passphrase-set' }
    case 'entered':
      return { kind: 'passphrase-entered' }
    case 'refused':
      return { kind: 'passphrase-refused', isLockedOut: false }
    case 'locked-out':
      return { kind: 'passphrase-refused', isLockedOut: true }
    default:
      return unreachable(event)
  }
}
