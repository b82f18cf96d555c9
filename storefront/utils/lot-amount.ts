// How much of a lot there is, in the words of both languages: bulk goods by weight, packed ones by the piece.
export const lotAmount = (quantity: number, unit: 'piece' | 'g'): string =>
  unit === 'g' ? formatWeight(quantity) : String(quantity)
