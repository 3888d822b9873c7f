/** All Thai words. */
import { customerErrors } from './th/customer-errors.ts'
import { customer } from './th/customer.ts'
import { staffErrors } from './th/staff-errors.ts'
import { staff } from './th/staff.ts'
import type { Words } from './words.ts'

export const th = { ...customer, error: { ...customerErrors, ...staffErrors }, ...staff } satisfies Words
