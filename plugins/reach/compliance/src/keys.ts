/** Under which name the container knows this room's module. */
export const TAX_REPORT = 'tax_report'
