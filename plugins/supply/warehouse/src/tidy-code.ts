/** As scanners send it: no blanks, capitals, a GTIN without the zeros it is padded with. */
export const tidyCode = (code: string): string => {
  const plain = code.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return /^\d{8,14}$/.test(plain) ? plain.replace(/^0+/, '') : plain
}
