/** All English words; their tree is the one that every other language must have. */
import { administrator } from './en/administrator.ts'
import { customerErrors } from './en/customer-errors.ts'
import { customer } from './en/customer.ts'
import { fleet } from './en/fleet.ts'
import { officer } from './en/officer.ts'
import { settings } from './en/settings.ts'
import { staffErrors } from './en/staff-errors.ts'
import { staff } from './en/staff.ts'
import { updates } from './en/updates.ts'
import type { WordLists } from './word-shapes.ts'

export const en = {
  ...customer,
  error: { ...customerErrors, ...staffErrors },
  ...staff,
  ...administrator,
  ...officer,
  ...fleet,
  ...settings,
  ...updates,
} as const satisfies WordLists
