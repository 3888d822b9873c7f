/** All Indonesian words. */
import { administrator } from './id/administrator.ts'
import { customerErrors } from './id/customer-errors.ts'
import { customer } from './id/customer.ts'
import { fleet } from './id/fleet.ts'
import { officer } from './id/officer.ts'
import { settings } from './id/settings.ts'
import { staffErrors } from './id/staff-errors.ts'
import { staff } from './id/staff.ts'
import { updates } from './id/updates.ts'
import type { Words } from './words.ts'

export const id = {
  ...customer,
  error: { ...customerErrors, ...staffErrors },
  ...staff,
  ...administrator,
  ...officer,
  ...fleet,
  ...settings,
  ...updates,
} satisfies Words
