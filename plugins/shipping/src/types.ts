/** A parcel as staff and buyers know it. */
export type DeliveryKind = 'express' | 'same_city' | 'pickup'
