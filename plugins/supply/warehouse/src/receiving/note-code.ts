/** `R-12`: what is printed of a receiving note, and scanned at the ramp. */
export const noteCode = (number: number): string => `R-${number}`
