/** Printed matter: receipts, labels, reports. */
export { makePdf, mm, type Paper, type Sheet } from './make-pdf'
export { numberPages } from './number-pages'
