// What a pasted address does to a form that may be filled already: parts of two addresses are never mixed.
import type { AddressFields } from '../schemas/address'
import type { ParsedAddress, PastedField } from './parse-address-line'

export type PastedNotes = Partial<Record<PastedField, string>>

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

/** Locale keys of what to tell beside each field that could not be read for certain. */
export const notesOf = ({ check, hidden, phone, province }: ParsedAddress): PastedNotes => {
  const notes: PastedNotes = {}
  for (const field of check) notes[field] = 'buy.address.check'
  if (check.includes('phone') && hidden) notes.phone = 'buy.address.checkHidden'
  else if (check.includes('phone') && phone)
    notes.phone = phone.startsWith('+') ? 'buy.address.checkAbroad' : 'buy.address.checkLandline'
  if (check.includes('area')) notes.area = province ? 'buy.address.checkDistrict' : 'buy.address.checkArea'
  return notes
}
