/** All Tamil words. */
import { administrator } from './ta/administrator.ts'
import { customerErrors } from './ta/customer-errors.ts'
import { customer } from './ta/customer.ts'
import { fleet } from './ta/fleet.ts'
import { officer } from './ta/officer.ts'
import { settings } from './ta/settings.ts'
import { staffErrors } from './ta/staff-errors.ts'
import { staff } from './ta/staff.ts'
import { updates } from './ta/updates.ts'
import type { Words } from './words.ts'

export const ta = {
  ...customer,
  error: { ...customerErrors, ...staffErrors },
  ...staff,
  ...administrator,
  ...officer,
  ...fleet,
  ...settings,
  ...updates,
} satisfies Words
