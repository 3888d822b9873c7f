/** All Vietnamese words. */
import { administrator } from './vi/administrator.ts'
import { customerErrors } from './vi/customer-errors.ts'
import { customer } from './vi/customer.ts'
import { fleet } from './vi/fleet.ts'
import { officer } from './vi/officer.ts'
import { settings } from './vi/settings.ts'
import { staffErrors } from './vi/staff-errors.ts'
import { staff } from './vi/staff.ts'
import { updates } from './vi/updates.ts'
import type { Words } from './words.ts'

export const vi = {
  ...customer,
  error: { ...customerErrors, ...staffErrors },
  ...staff,
  ...administrator,
  ...officer,
  ...fleet,
  ...settings,
  ...updates,
} satisfies Words
