/** All Vietnamese words. */
import { customerErrors } from './vi/customer-errors.ts'
import { customer } from './vi/customer.ts'
import { staffErrors } from './vi/staff-errors.ts'
import { staff } from './vi/staff.ts'
import type { Words } from './words.ts'

export const vi = { ...customer, error: { ...customerErrors, ...staffErrors }, ...staff } satisfies Words
