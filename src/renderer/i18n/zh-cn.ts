/** All Simplified Chinese words. */
import { customerErrors } from './zh-cn/customer-errors.ts'
import { customer } from './zh-cn/customer.ts'
import { staffErrors } from './zh-cn/staff-errors.ts'
import { staff } from './zh-cn/staff.ts'
import type { Words } from './words.ts'

export const zhCn = { ...customer, error: { ...customerErrors, ...staffErrors }, ...staff } satisfies Words
