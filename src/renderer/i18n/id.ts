/** All Indonesian words. */
import { customerErrors } from './id/customer-errors.ts'
import { customer } from './id/customer.ts'
import { staffErrors } from './id/staff-errors.ts'
import { staff } from './id/staff.ts'
import type { Words } from './words.ts'

export const id = { ...customer, error: { ...customerErrors, ...staffErrors }, ...staff } satisfies Words
