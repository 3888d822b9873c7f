/** All Thai words. */
import { administrator } from './th/administrator.ts'
import { customerErrors } from './th/customer-errors.ts'
import { customer } from './th/customer.ts'
import { fleet } from './th/fleet.ts'
import { officer } from './th/officer.ts'
import { settings } from './th/settings.ts'
import { staffErrors } from './th/staff-errors.ts'
import { staff } from './th/staff.ts'
import { updates } from './th/updates.ts'
import type { Words } from './words.ts'

export const th = {
  ...customer,
  error: { ...customerErrors, ...staffErrors },
  ...staff,
  ...administrator,
  ...officer,
  ...fleet,
  ...settings,
  ...updates,
} satisfies Words
