/** What staff's part asks of main. */
import type { KioskApi } from '../../../shared/contract/ipc-bind.ts'

export type StaffCalls = Omit<KioskApi, 'counter'>
