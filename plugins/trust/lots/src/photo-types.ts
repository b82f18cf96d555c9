/**
 * Steps of a lot that may be photographed. A parcel on its way and goods that came back are left out: such pictures show
 * labels with names.
 */
export const PHOTO_STEPS = ['received', 'inspected', 'released', 'split', 'mixed', 'packed'] as const
export type PhotoStep = (typeof PHOTO_STEPS)[number]

export type NewPhoto = {
  lot_id: string
  step: PhotoStep
  caption: string
  file_id: string
  url: string
  /** Of the file's bytes, in hex. */
  sha256: string
  size_bytes: number
  added_by: string
}

export type HidePhoto = { id: string; lot_id: string; hidden_by: string; reason: string }

/** A photo as staff see it; `of_seq` is the lot's event it belongs to. */
export type LotPhotoRow = Pick<NewPhoto, 'step' | 'caption' | 'url'> & { id: string; of_seq: number; created_at: Date }
