/** All Simplified Chinese words. */
import { administrator } from './zh-cn/administrator.ts'
import { customerErrors } from './zh-cn/customer-errors.ts'
import { customer } from './zh-cn/customer.ts'
import { fleet } from './zh-cn/fleet.ts'
import { officer } from './zh-cn/officer.ts'
import { settings } from './zh-cn/settings.ts'
import { staffErrors } from './zh-cn/staff-errors.ts'
import { staff } from './zh-cn/staff.ts'
import { updates } from './zh-cn/updates.ts'
import type { Words } from './words.ts'

export const zhCn = {
  ...customer,
  error: { ...customerErrors, ...staffErrors },
  ...staff,
  ...administrator,
  ...officer,
  ...fleet,
  ...settings,
  ...updates,
} satisfies Words
