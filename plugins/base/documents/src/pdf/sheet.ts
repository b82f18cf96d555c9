/** What is drawn on. */
export type Sheet = PDFKit.PDFDocument
