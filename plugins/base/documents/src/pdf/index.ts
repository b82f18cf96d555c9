/** Printed matter: receipts, labels, reports. */
export { makePdf, mm, type Paper, type Sheet } from './make-pdf'
export { drawLongTable } from './long-table'
export { numberPages } from './number-pages'
