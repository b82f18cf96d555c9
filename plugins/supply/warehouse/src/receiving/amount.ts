/** Whole pieces, or grams as kilograms. */
export const amountOf = (quantity: number, unit: 'piece' | 'g'): string =>
  unit === 'piece' ? `${quantity} 件` : `${quantity / 1000} 公斤`
