/** All Malay words. */
import { administrator } from './ms/administrator.ts'
import { customerErrors } from './ms/customer-errors.ts'
import { customer } from './ms/customer.ts'
import { fleet } from './ms/fleet.ts'
import { officer } from './ms/officer.ts'
import { settings } from './ms/settings.ts'
import { staffErrors } from './ms/staff-errors.ts'
import { staff } from './ms/staff.ts'
import { updates } from './ms/updates.ts'
import type { Words } from './words.ts'

export const ms = {
  ...customer,
  error: { ...customerErrors, ...staffErrors },
  ...staff,
  ...administrator,
  ...officer,
  ...fleet,
  ...settings,
  ...updates,
} satisfies Words
