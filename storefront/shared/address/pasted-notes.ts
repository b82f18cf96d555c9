// What to tell beside each field that could not be read for certain out of a pasted address.
import type { ParsedAddress, PastedField } from '@shanzhen/address/parse-address-line'

/** Locale keys by field. */
export type PastedNotes = Partial<Record<PastedField, string>>

export const notesOf = ({ check, hidden, phone, province }: ParsedAddress): PastedNotes => {
  const notes: PastedNotes = {}
  for (const field of check) notes[field] = 'buy.address.check'
  if (check.includes('phone') && hidden) notes.phone = 'buy.address.checkHidden'
  else if (check.includes('phone') && phone)
    notes.phone = phone.startsWith('+') ? 'buy.address.checkAbroad' : 'buy.address.checkLandline'
  if (check.includes('area')) notes.area = province ? 'buy.address.checkDistrict' : 'buy.address.checkArea'
  return notes
}
