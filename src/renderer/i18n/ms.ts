/** All Malay words. */
import { customerErrors } from './ms/customer-errors.ts'
import { customer } from './ms/customer.ts'
import { staffErrors } from './ms/staff-errors.ts'
import { staff } from './ms/staff.ts'
import type { Words } from './words.ts'

export const ms = { ...customer, error: { ...customerErrors, ...staffErrors }, ...staff } satisfies Words
