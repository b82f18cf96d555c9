/** Where a parcel may go and what that costs. */
export type AmountFen = number
