// What a pasted address does to a form that may be filled already: parts of two addresses are never mixed.
import type { ParsedAddress } from './parse-address-line'

/** Who a parcel goes to, and where, as the forms keep it. */
export interface AddressFields {
  name: string
  phone: string
  province: string
  city: string
  district: string
  detail: string
}

/** @returns null when nothing was recognised. A place without a person leaves the person in the form, and the reverse. */
export const applyPasted = (fields: AddressFields, parsed: ParsedAddress): AddressFields | null => {
  const { name, phone, province, city, district, detail } = parsed
  const placed = Boolean(province || detail)
  const named = Boolean(name || phone || parsed.hidden)
  if (!province && !phone && !(name && detail)) return null
  return {
    ...fields,
    ...(named && { name: name || fields.name, phone: phone || (parsed.hidden || name ? '' : fields.phone) }),
    ...(placed && { province, city, district, detail }),
  }
}
