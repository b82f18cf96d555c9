// The last address a guest agreed to have remembered on this device (`sz.address`).
import { addressSchema, type AddressFields } from './address'

/** @returns null when nothing usable was kept. */
export const parseRememberedAddress = (stored: string | null): AddressFields | null => {
  if (!stored) return null
  try {
    const result = addressSchema.safeParse(JSON.parse(stored))
    return result.success ? result.data : null
  } catch {
    return null
  }
}
